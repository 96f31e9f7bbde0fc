import AgentDomain
import Foundation

@testable import AgentStore

/// The list as a plain array would do it: what every answer of the database is held against.
struct SearchModel {
  struct Person {
    var id: Int64
    var agent = Agent()
    var created: Int64 = 0
    var updated: Int64 = 0
    var deleted: Int64?
    var lastLogin: Int64?
    var groups: [GroupKind: Set<Int64>] = [:]
    var isPaused = false
  }

  var people: [Person] = []

  static let queues: [Int64: String] = [1: "Sales", 2: "Réclamations", 3: "Chat"]
  static let teams: [Int64: String] = [1: "Night", 2: "Day"]

  /// All agents of a query in its order.
  func list(_ query: ListQuery) -> [Person] {
    let found = people.filter { matches($0, query) }
    let sorted = found.sorted { one, other in
      switch compare(value(one, query.sort.column), value(other, query.sort.column)) {
      case .orderedAscending: true
      case .orderedDescending: false
      case .orderedSame: tie(one, other, query)
      }
    }
    return query.sort.descending ? sorted.reversed() : sorted
  }

  func page(_ query: ListQuery, _ anchor: PageRequest.Anchor, limit: Int) -> [Int64] {
    let ids = list(query).map(\.id)
    func place(_ key: RowKey) -> Int { ids.firstIndex(of: key.tie) ?? 0 }
    return switch anchor {
    case .first: Array(ids.prefix(limit))
    case .last: Array(ids.suffix(limit))
    case .after(let key): Array(ids.dropFirst(place(key) + 1).prefix(limit))
    case .from(let key): Array(ids.dropFirst(place(key)).prefix(limit))
    case .before(let key): Array(ids.prefix(place(key)).suffix(limit))
    }
  }

  // MARK: - Who

  func matches(_ person: Person, _ query: ListQuery) -> Bool {
    (person.deleted != nil) == (query.view == .deleted) && inScope(person, query.scope)
      && query.words.allSatisfy { word in searched(person).contains { $0.contains(word) } }
      && query.filters.allSatisfy { holds($0.test, seen(person, query.scope)) != $0.isNegated }
  }

  /// The person without the queues that there are not for a scope.
  private func seen(_ person: Person, _ scope: Scope) -> Person {
    guard case .queues(let ids) = scope else { return person }
    var seen = person
    seen.groups[.queue] = seen.groups[.queue]?.filter(ids.contains)
    return seen
  }

  func inScope(_ person: Person, _ scope: Scope) -> Bool {
    guard case .queues(let ids) = scope else { return true }
    return !ids.isDisjoint(with: person.groups[.queue] ?? [])
  }

  private func searched(_ person: Person) -> [String] {
    let account = person.agent.account
    return [
      account.fullName, account.username, account.alias, account.email.text,
      account.internalNumber.text,
    ].map(\.folded)
  }

  private func holds(_ test: ListQuery.Test, _ person: Person) -> Bool {
    func stored(_ field: String) -> Scalar {
      Agent.catalogue[field]?.stored(person.agent) ?? .null
    }
    func names(_ kind: GroupKind) -> [String] {
      (person.groups[kind] ?? []).compactMap { Self.names(kind)[$0] }
    }
    let account = person.agent.account
    return switch test {
    case .equals(let field, let value): stored(field) == value
    case .holds(let field, let element):
      stored(field).text?.split(separator: ",").map(String.init).contains(element) ?? false
    case .contains(let field, let text): stored(field).text?.folded.contains(text) ?? false
    case .member(let kind, let name): names(kind).contains { $0.folded == name.folded }
    case .channel(let channel):
      person.groups[.queue]?.contains { ($0 == 3) == (channel == .chat) } ?? false
    case .enabled: !account.disabled && !account.locked && person.deleted == nil
    case .changedSince(let moment): person.updated >= moment
    case .createdSince(let moment): person.created >= moment
    case .changedBefore(let moment): person.updated < moment
    case .createdBefore(let moment): person.created < moment
    case .atLeast(let field, let number): (stored(field).integer ?? .min) >= number
    case .below(let field, let number): stored(field).integer.map { $0 < number } ?? false
    case .paused: person.isPaused
    case .numbered(let numbers): numbers.contains(account.internalNumber.text)
    case .all(let tests): tests.allSatisfy { holds($0, person) }
    case .any(let tests): tests.contains { holds($0, person) }
    case .neither(let tests): !tests.contains { holds($0, person) }
    }
  }

  static func names(_ kind: GroupKind) -> [Int64: String] {
    switch kind {
    case .queue: queues
    case .team: teams
    case .profile: [:]
    }
  }

  // MARK: - In which order

  private func tie(_ one: Person, _ other: Person, _ query: ListQuery) -> Bool {
    if query.view == .active {
      let (mine, theirs) = (one.agent.account.fullName.folded, other.agent.account.fullName.folded)
      if mine != theirs { return bytewise(mine, theirs) == .orderedAscending }
    }
    return one.id < other.id
  }

  private func value(_ person: Person, _ column: String) -> Scalar {
    let account = person.agent.account
    return switch column {
    case "full_name": .text(account.fullName.folded)
    case "alias": .text(account.alias.folded)
    case "description": .text(account.description.text.folded)
    case "username": .text(account.username.lowercased())
    case "email": .text(account.email.text.lowercased())
    case "internal": .integer(Int64(account.internalNumber.number))
    case "status": .integer(account.locked ? 2 : account.disabled ? 1 : 0)
    case "created": .integer(person.created)
    case "updated": .integer(person.updated)
    case "last_login": person.lastLogin.map(Scalar.integer) ?? .null
    case "log": .integer(logLevel(person.agent.clientLogs))
    case "queues": names(person, .queue)
    case "teams": names(person, .team)
    case "profiles": .null
    default: Agent.catalogue[column]?.stored(person.agent) ?? .null
    }
  }

  private func logLevel(_ logs: Agent.ClientLogs) -> Int64 {
    logs.enabled ? Int64(LogLevel.allCases.firstIndex(of: logs.level) ?? 0) + 1 : 0
  }

  private func names(_ person: Person, _ kind: GroupKind) -> Scalar {
    let names = (person.groups[kind] ?? []).compactMap { Self.names(kind)[$0] }
    return names.isEmpty ? .null : .text(names.sorted().joined(separator: ", "))
  }

  /// As SQLite compares: nothing, then numbers, then texts by their bytes.
  private func compare(_ one: Scalar, _ other: Scalar) -> ComparisonResult {
    switch (one, other) {
    case (.integer(let mine), .integer(let theirs)):
      mine < theirs ? .orderedAscending : mine > theirs ? .orderedDescending : .orderedSame
    case (.text(let mine), .text(let theirs)): bytewise(mine, theirs)
    default: one == other ? .orderedSame : one == .null ? .orderedAscending : .orderedDescending
    }
  }

  private func bytewise(_ one: String, _ other: String) -> ComparisonResult {
    if one.utf8.elementsEqual(other.utf8) { return .orderedSame }
    return one.utf8.lexicographicallyPrecedes(other.utf8) ? .orderedAscending : .orderedDescending
  }
}

// MARK: - Chance

extension SearchModel {
  private static let names = [
    "Zoë Ärger", "zoe arger", "Łukasz Nowak", "José", "Jose Maria", "Maria-José Núñez", "O'Brien",
    "Ada Lovelace", "ada  lovelace", "Jürgen Groß", "Jurgen Gross", "Nguyễn Thị", "Þór", "A", "Ay",
  ]

  /// An agent of few names, so that many share one.
  static func person(_ id: Int64, _ dice: inout Dice) -> Person {
    var person = Person(id: id)
    person.agent.account.fullName = dice.one(of: names)
    person.agent.account.username = dice.one(of: ["U", "u"]) + "ser\(id * 7 % 64).\(id)"
    person.agent.account.alias = dice.chance(3) ? dice.one(of: ["Élan", "elan", "Zed"]) : ""
    person.agent.account.email = EmailAddress(unchecked: "p\(id % 9)_x\(id)@Example.org")
    person.agent.account.internalNumber = InternalNumber(95 + Int(id))
    person.agent.account.typology = dice.one(of: Typology.allCases)
    person.agent.account.disabled = dice.chance(4)
    person.agent.account.locked = dice.chance(5)
    person.agent.clientLogs.enabled = dice.chance(2)
    person.agent.clientLogs.level = dice.one(of: LogLevel.allCases)
    person.agent.voice.codecs = dice.chance(2) ? Ordered([.opus, .ulaw]) : Ordered([.ulaw])
    if dice.chance(3) { person.agent.account.passwordChangedAt = Timestamp(Int64(dice.below(3))) }
    complete(&person, &dice)
    return person
  }

  private static func complete(_ person: inout Person, _ dice: inout Dice) {
    person.created = Int64(100 + dice.below(5))
    person.updated = Int64(200 + dice.below(9))
    person.lastLogin = dice.chance(2) ? Int64(300 + dice.below(4)) : nil
    person.deleted = dice.chance(5) ? 900 : nil
    person.isPaused = dice.chance(4)
    for queue in queues.keys.sorted() where dice.chance(3) {
      person.groups[.queue, default: []].insert(queue)
    }
    for team in teams.keys.sorted() where dice.chance(3) {
      person.groups[.team, default: []].insert(team)
    }
  }

  func query(_ dice: inout Dice) -> ListQuery {
    let sorts = dice.chance(3) ? ["full_name"] : ListColumn.stored().map(\.id)
    return ListQuery(
      words: (0..<dice.below(3)).map { _ in word(&dice) },
      filters: dice.chance(2) ? [] : (0...dice.below(2)).map { _ in filter(&dice) },
      sort: .init(column: dice.one(of: sorts), descending: dice.chance(2)),
      view: dice.chance(5) ? .deleted : .active,
      scope: dice.chance(4) ? .queues(dice.one(of: [[1], [2, 3], []])) : .everyone)
  }

  /// Part of a text that somebody has, sometimes with a letter that does not belong.
  private func word(_ dice: inout Dice) -> String {
    let letters = Array(dice.one(of: searched(dice.one(of: people)).filter { !$0.isEmpty }))
    let start = dice.below(letters.count)
    let word = String(letters[start..<min(letters.count, start + 1 + dice.below(6))])
    return dice.chance(9) ? word + "q" : word
  }

  /// What the filters of live states are made of.
  private func live(_ dice: inout Dice) -> [ListQuery.Test] {
    let numbers = people.filter { _ in dice.chance(3) }.map(\.agent.account.internalNumber.text)
    let numbered = ListQuery.Test.numbered(Set(numbers + ["4711", "x'y"]))
    return [
      .paused, numbered, .all([.enabled, numbered, .neither([.paused])]),
      .all([.enabled, .any([.paused, numbered]), .neither([.numbered([])])]),
      .neither([.paused, numbered]), .any([]), .neither([]),
    ]
  }

  private func filter(_ dice: inout Dice) -> ListQuery.Filter {
    let tests: [ListQuery.Test] =
      [
        .equals(field: "typology", .text("webrtc")), .equals(field: "disabled", .integer(1)),
        .equals(field: "locked", .integer(0)), .equals(field: "password_changed_at", .null),
        .equals(field: "username", .text(dice.one(of: people).agent.account.username)),
        .holds(field: "codecs", element: "opus"), .holds(field: "codecs", element: "opu"),
        .contains(field: "alias", text: "ela"), .contains(field: "full_name", text: "jose"),
        .contains(field: "description", text: "x"), .member(.queue, name: "RECLAMATIONS"),
        .member(.team, name: "night"), .member(.queue, name: "nowhere"), .channel(.chat),
        .channel(.voice), .enabled, .changedSince(205), .createdSince(103),
      ] + live(&dice)
    return ListQuery.Filter(dice.one(of: tests), isNegated: dice.chance(3))
  }
}
