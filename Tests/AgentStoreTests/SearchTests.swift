import AgentDomain
import GRDB
import Testing

@testable import AgentStore

struct SearchTests {
  private func randomCentre(_ seed: UInt64, _ size: Int) throws -> (SearchModel, DatabaseQueue) {
    var dice = Dice(seed)
    var model = SearchModel()
    model.people = (1...Int64(size)).shuffled(using: &dice).map { SearchModel.person($0, &dice) }
    let database = try SearchFixture.centre { db in
      try SearchFixture.insertGroups(db)
      for person in model.people { try SearchFixture.insert(db, person) }
    }
    return (model, database)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `pages, counts and keys are those of a plain array, whatever is asked for`(
    seed: UInt64
  ) throws {
    var dice = Dice(seed &* 977)
    let (model, database) = try randomCentre(seed, 20 + Int(seed) * 25)
    try database.read { db in
      for _ in 0..<200 { try compare(db, model, model.query(&dice), &dice) }
    }
  }

  private func compare(
    _ db: Database, _ model: SearchModel, _ query: ListQuery, _ dice: inout Dice
  ) throws {
    let expected = model.list(query)
    #expect(try ListQueries.count(db, query) == expected.count, "\(query)")
    var anchors: [PageRequest.Anchor] = [.first, .last]
    if !expected.isEmpty {
      let agent = dice.one(of: expected).id
      let key = try #require(try ListQueries.key(db, of: agent, in: query), "\(query)")
      anchors += [.after(key), .before(key), .from(key)]
    }
    for anchor in anchors {
      let limit = 1 + dice.below(12)
      let request = PageRequest(query: query, columns: [], anchor: anchor, limit: limit)
      let ids = try ListQueries.page(db, request).map(\.id)
      #expect(ids == model.page(query, anchor, limit: limit), "\(query) \(anchor)")
    }
    let outsider = dice.one(of: model.people)
    let isIn = try ListQueries.key(db, of: outsider.id, in: query) != nil
    #expect(isIn == model.matches(outsider, query), "\(query)")
  }

  @Test func `a list is walked whole from either end, and a row's key leads back to the row`()
    throws
  {
    let (model, database) = try randomCentre(77, 90)
    for column in ListColumn.stored().map(\.id) {
      let query = ListQuery(sort: .init(column: column, descending: true))
      let expected = model.list(query).map(\.id)
      try database.read { db in
        let down = try walk(db, query, .first) { .after($0.key) }
        let up = try walk(db, query, .last) { .before($0.key) }
        #expect(down == expected && up == expected, "\(column)")
      }
    }
  }

  private func walk(
    _ db: Database, _ query: ListQuery, _ start: PageRequest.Anchor,
    _ next: (ListRow) -> PageRequest.Anchor
  ) throws -> [Int64] {
    var (ids, anchor): ([Int64], PageRequest.Anchor) = ([], start)
    while true {
      let rows = try ListQueries.page(
        db, PageRequest(query: query, columns: [], anchor: anchor, limit: 7))
      guard let first = rows.first, let last = rows.last else { return ids }
      for row in [first, last] {
        #expect(try ListQueries.key(db, of: row.id, in: query) == row.key)
      }
      ids = anchor.isBackward ? rows.map(\.id) + ids : ids + rows.map(\.id)
      anchor = next(anchor.isBackward ? first : last)
    }
  }

  @Test func `cells read as people read them`() throws {
    var person = SearchModel.Person(id: 4)
    person.agent.account.fullName = "Zoë Ärger"
    person.agent.account.typology = .webrtc
    person.agent.account.disabled = true
    person.agent.clientLogs.enabled = true
    person.agent.clientLogs.level = .warning
    person.updated = 86_400
    person.groups = [.queue: [2, 1], .team: [1]]
    let database = try SearchFixture.centre { db in
      try SearchFixture.insertGroups(db)
      try SearchFixture.insert(db, person)
    }
    let columns = [
      "full_name", "typology", "status", "log", "updated", "last_login", "queues", "teams",
      "profiles", "disabled", "voicemail",
    ].compactMap { ListColumn.named($0) }
    let rows = try database.read { db in
      try ListQueries.page(
        db, PageRequest(query: ListQuery(), columns: columns, anchor: .first, limit: 5))
    }
    #expect(
      rows.map(\.cells) == [
        [
          "Zoë Ärger", "WebRTC", "disabled", "W", Timestamp(86_400).shown, "never",
          "Réclamations, Sales", "Night", "", "on", "off",
        ]
      ])
  }

  @Test func `every column of the catalogue shows what its field shows`() throws {
    let (model, database) = try randomCentre(5, 30)
    let columns = ListColumn.all().filter { Agent.catalogue[$0.id] != nil }
    let query = ListQuery()
    let rows = try database.read { db in
      try ListQueries.page(
        db, PageRequest(query: query, columns: columns, anchor: .first, limit: 100))
    }
    for (row, person) in zip(rows, model.list(query)) {
      #expect(
        row.cells == columns.map { Agent.catalogue[$0.id]?.shown(person.agent) ?? "" })
    }
  }
}

struct SearchWordTests {
  private func found(_ words: String..., among people: [SearchModel.Person]) throws -> [Int64] {
    try found(words, in: centre(people))
  }

  private func centre(_ people: [SearchModel.Person]) throws -> DatabaseQueue {
    try SearchFixture.centre { db in
      for person in people { try SearchFixture.insert(db, person) }
    }
  }

  private func found(_ words: [String], in database: DatabaseQueue) throws -> [Int64] {
    try database.read { db in
      try ListQueries.page(
        db,
        PageRequest(
          query: ListQuery(words: words.map(\.folded)), columns: [], anchor: .first, limit: 50)
      ).map(\.id)
    }
  }

  private func named(_ names: String...) -> [SearchModel.Person] {
    zip(names, Int64(1)...).map { name, id in
      var person = SearchModel.Person(id: id)
      person.agent.account.fullName = name
      return person
    }
  }

  @Test(arguments: [
    "JURGEN", "jürg", "Jürgen Gross", "groß", "ß", "ü", "n g", "rgen", "en gro",
  ])
  func `case and diacritics make no difference, in the query or in the name`(word: String) throws {
    #expect(try found(word, among: named("Jürgen Groß")) == [1])
    #expect(try found(word, among: named("JURGEN GROSS")) == [1])
  }

  @Test func `a word of any length is found anywhere in each of the five texts`() throws {
    var person = SearchModel.Person(id: 1)
    person.agent.account.fullName = "Abcdefgh"
    person.agent.account.username = "Ijklmnop"
    person.agent.account.alias = "qrstuv"
    person.agent.account.email = EmailAddress(unchecked: "wx@yz.Example")
    person.agent.account.internalNumber = InternalNumber(123_456)
    let database = try centre([person])
    for text in ["abcdefgh", "ijklmnop", "qrstuv", "wx@yz.example", "123456"] {
      for start in 0..<text.count {
        for length in 1...(text.count - start) {
          #expect(try found([String(text.dropFirst(start).prefix(length))], in: database) == [1])
        }
      }
    }
  }

  @Test func `several words must all match, and no word crosses from one text into the next`()
    throws
  {
    var people = named("Ada Lovelace", "Ada Byron")
    people[0].agent.account.username = "zed"
    #expect(try found("ada", "love", among: people) == [1])
    #expect(try found("ze", "lace", "a", among: people) == [1])
    #expect(try found("ada", "zzz", among: people) == [])
    #expect(try found("cez", among: people) == [])
    #expect(try found("lacezed", among: people) == [])
  }

  @Test func `runs of three that do not stand together are no match`() throws {
    #expect(try found("abcd", among: named("abc bcd", "abcd")) == [2])
  }

  @Test func `signs are letters of their own`() throws {
    let people = named("O'Brien", "O-Brien", "O\"Brien*", "OBrien", "O.B_r@i%en")
    #expect(try found("o'b", among: people) == [1])
    #expect(try found("\"", among: people) == [3])
    #expect(try found("n*", among: people) == [3])
    #expect(try found("%", among: people) == [5])
    #expect(try found("_r@i%e", among: people) == [5])
  }
}
