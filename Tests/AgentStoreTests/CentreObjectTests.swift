import AgentDomain
import Testing

@testable import AgentStore

/// Records that agents work with: [6.5] and the modules.
@Suite struct CentreObjectTests {
  let temporary: TemporaryStore
  var store: AgentStore { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  // MARK: - Making things

  private func queue(_ name: String, _ channel: Channel = .voice) -> Queue {
    var queue = Queue()
    (queue.name, queue.channel) = (name, channel)
    return queue
  }

  private func made<Record: DirectoryRecord>(_ record: Record) throws -> Stored<Record> {
    let outcome = store.run(.add(record))
    let id = try #require(outcome.receipt?.records.first, "\(outcome.words)")
    return try #require(try store.stored(Record.self, id, scope: .everyone))
  }

  private func now<Record: DirectoryRecord>(_ stored: Stored<Record>) throws -> Stored<Record>? {
    try store.stored(Record.self, stored.id, scope: .everyone)
  }

  private func group<Record: DirectoryRecord>(_ stored: Stored<Record>) throws -> Group {
    try #require(
      try store.groups(scope: .everyone).first {
        $0.id == stored.id && $0.kind.recordKind == Record.kind
      })
  }

  @discardableResult
  private func change<Record: DirectoryRecord>(
    _ stored: Stored<Record>, by author: Author = ada, _ edit: (inout Record) -> Void
  ) -> SaveOutcome {
    var record = stored.record
    edit(&record)
    return store.run(
      .change(stored.key, version: stored.version, record.changes(since: stored.record)),
      by: author)
  }

  private func samples() -> [any DirectoryRecord] {
    var (team, profile, template) = (Team(), Profile(), Template())
    var telephone = Telephone()
    (team.name, profile.name, template.name) = ("Night", "Inbound", "Web")
    (telephone.name, telephone.number) = ("Desk", InternalNumber(2000))
    template.agent.voice.encryption = true
    return [queue("Sales"), team, profile, template, telephone, Module("notes", "Notes")]
  }

  // MARK: - All kinds alike

  private func liveAndDie<Record: DirectoryRecord>(_ record: Record) throws {
    let first = try made(record)
    #expect(first.record == record && first.version == 1)
    let field = try #require(Record.catalogue.fields.first { $0.id == Record.searchedFields[0] })
    var renamed = first.record
    try field.enter("Renamed", into: &renamed)
    #expect(change(first) { $0 = renamed }.receipt?.count == 1)
    #expect(try now(first)?.record.name == "Renamed")
    #expect(store.undo(ada).receipt != nil)
    #expect(try now(first)?.record == record)
    #expect(store.run(.delete(.one(first.key))).receipt?.count == 1)
    #expect(try now(first) == nil)
    #expect(store.undo(ada).receipt != nil)
    #expect(try now(first)?.record == record)
    #expect(store.redo(ada).receipt != nil)
    #expect(try now(first) == nil)
    let words = try store.history(HistoryQuery(record: first.key), scope: .everyone).map(\.field)
    #expect(words.contains(HistoryWord.created) && words.contains(HistoryWord.removed))
  }

  @Test func `every kind is made, renamed, removed and brought back, with history`() throws {
    for record in samples() { try liveAndDie(record) }
  }

  @Test func `making something is taken back by removing it`() throws {
    for record in samples() {
      try takeBack(record)
    }
  }

  private func takeBack<Record: DirectoryRecord>(_ record: Record) throws {
    let stored = try made(record)
    #expect(store.undo(ada).receipt != nil)
    #expect(try now(stored) == nil)
    #expect(store.redo(ada).receipt != nil)
    #expect(try now(stored)?.record == record)
  }

  @Test func `a name is one of its kind, whatever the case`() throws {
    for record in samples() { #expect(store.run(.add(record)).receipt != nil) }
    for record in samples() {
      #expect(store.run(.add(record)).words.contains("already: choose another"))
    }
    #expect(store.run(.add(queue("SALES"))).words.contains("There is a queue of the name SALES"))
  }

  @Test func `two who change the same field of a queue are told so, and others merge`() throws {
    let stored = try made(queue("Sales"))
    change(stored, by: bob) { $0.ringing.weight = 3 }
    #expect(change(stored) { $0.ringing.timeout = 30 }.receipt != nil)
    let conflict = try #require(change(stored) { $0.ringing.weight = 5 }.conflict)
    #expect(conflict.other == "bob" && conflict.record == stored.key)
    let ringing = try #require(try now(stored)).record.ringing
    #expect(ringing.weight == 3 && ringing.timeout == 30)
  }

  @Test func `only administrators make, change and remove them`() throws {
    let stored = try made(queue("Sales"))
    let limited = user(.readEditDelete, [stored.id])
    #expect(store.run(.add(queue("Mine")), by: limited).words.contains("ask an administrator"))
    #expect(change(stored, by: limited) { $0.ringing.weight = 1 }.words.contains("administrator"))
    #expect(store.run(.delete(.one(stored.key)), by: limited).words.contains("administrator"))
    let hidden = try made(queue("Hidden"))
    #expect(
      store.run(.delete(.one(hidden.key)), by: user(.readEdit, [stored.id])).refusal != nil)
    #expect(try store.id(of: .queue, named: "Hidden", scope: .queues([stored.id])) == nil)
    #expect(try store.stored(Queue.self, hidden.id, scope: .queues([stored.id])) == nil)
  }

  @Test func `queues obey the ranges of queues.conf and the licence`() throws {
    var wrong = queue("Sales")
    wrong.ringing.timeout = 4000
    wrong.ringing.musicClass = "no blanks"
    let words = store.run(.add(wrong)).words
    #expect(words.contains("Ring time (s) must be 0 to 3600"))
    #expect(words.contains("Music class must be 1 to 80 of"))
    let settings = try store.settings()
    var changed = settings.settings
    changed.licence.channels = Ordered([.voice])
    store.run(.settings(version: 1, changed.changes(since: settings.settings)))
    #expect(store.run(.add(queue("Chat", .chat))).words.contains("the licence has no Chat queues"))
  }

  // MARK: - References

  @Test func `a queue that is removed leaves agents, teams and profiles, and undo brings it back`()
    throws
  {
    let sales = try made(queue("Sales"))
    let agent = try store.made(in: [Membership(try group(sales), penalty: 3)])
    var team = Team()
    (team.name, team.queues) = ("Night", QueueNames(["Sales"]))
    let night = try made(team)
    let uses = try store.uses(of: sales.key, scope: .everyone)
    #expect(uses.map(\.sentence) == ["1 agent: Agent grace", "1 team: Night"])
    #expect(store.run(.delete(.one(sales.key))).receipt != nil)
    #expect(try store.memberships(of: agent.id, scope: .everyone).isEmpty)
    #expect(try now(night)?.record.queues.names == [])
    let undone = store.undo(ada)
    #expect(undone.receipt != nil, "\(undone.words)")
    #expect(try store.memberships(of: agent.id, scope: .everyone).map(\.penalty) == [3])
    #expect(try now(night)?.record.queues.names == ["Sales"])
    #expect(try now(sales)?.record == sales.record)
  }

  @Test func `a queue's new name reaches the teams and profiles that have it`() throws {
    let sales = try made(queue("Sales"))
    var profile = Profile()
    (profile.name, profile.queues) = ("Inbound", QueueNames(["Sales"]))
    let inbound = try made(profile)
    #expect(change(sales) { $0.name = "Sales; new = 1" }.receipt?.count == 1)
    #expect(try now(inbound)?.record.queues.names == ["Sales; new = 1"])
    #expect(store.undo(ada).receipt != nil)
    #expect(try now(inbound)?.record.queues.names == ["Sales"])
  }

  @Test func `a team cannot name a queue that does not exist`() {
    var team = Team()
    (team.name, team.queues) = ("Night", QueueNames(["Nowhere"]))
    #expect(store.run(.add(team)).words.contains("there is no queue Nowhere"))
  }

  @Test func `a creation is not taken back while others use what was made`() throws {
    let sales = try made(queue("Sales"))
    let joined = try store.made(in: [Membership(try group(sales))])
    #expect(joined.id > 0)
    let change = try #require(
      try store.history(HistoryQuery(record: sales.key), scope: .everyone).last)
    #expect(store.undo(change.change, ada).words.contains("is used by 1 agent: Agent grace"))
  }

  // MARK: - Telephones and modules

  @Test func `a telephone's number is nobody else's, and free again when it goes`() throws {
    var telephone = Telephone()
    telephone.name = "Desk"
    let desk = try made(telephone)
    #expect(desk.record.number.text == "1000")
    #expect(try store.nextInternal().text == "1001")
    var agent = newAgent()
    agent.account.internalNumber = InternalNumber(1000)
    #expect(
      store.run(.create(agent, password: goodPassword, groups: [])).words
        .contains("taken by the telephone Desk: 1001 is free"))
    let made = try store.made()
    (telephone.name, telephone.number) = ("Other", made.agent.account.internalNumber)
    #expect(store.run(.add(telephone)).words.contains("Number 1001 is taken by Agent grace"))
    store.run(.delete(.one(desk.key)))
    #expect(try store.nextInternal().text == "1000")
  }

  @Test func `a new module is off for those who are there and on for new agents`() throws {
    let old = try store.made(try fresh("old"))
    let notes = try made(Module("notes", "Notes"))
    let new = try store.made(try fresh("new"))
    #expect(!old.agent.permissions.modules.ids.contains("notes"))
    #expect(!(try store.now(old)).agent.permissions.modules.ids.contains("notes"))
    #expect(new.agent.permissions.modules.ids.contains("notes"))
    let uses = try store.uses(of: notes.key, scope: .everyone)
    #expect(uses.map(\.count) == [1])
  }

  private func fresh(_ username: String) throws -> Agent {
    var agent = newAgent(username)
    agent.permissions.modules = try store.freshAgent().permissions.modules
    return agent
  }

  @Test func `one action turns a module on for all, for some or for a queue's agents`() throws {
    let sales = try group(try made(queue("Sales")))
    let (one, two) = (
      try store.made(newAgent("one"), in: [Membership(sales)]), try store.made(newAgent("two"))
    )
    _ = try made(Module("notes", "Notes"))
    let on = ElementChange(field: "modules", adding: ["notes"])
    let has = { (agent: StoredAgent) in
      try store.now(agent).agent.permissions.modules.ids.contains("notes")
    }
    let members = ListQuery(filters: [.init(.member(.queue, name: "Sales"))])
    #expect(store.run(.adjust(Selection(query: members), on)).receipt?.count == 1)
    #expect(try has(one) && !has(two))
    #expect(store.run(.adjust(Selection(query: ListQuery()), on)).receipt?.count == 1)
    #expect(try has(two))
    #expect(store.undo(ada).receipt != nil)
    #expect(try has(one) && !has(two))
    #expect(
      store.run(.adjust(.one(two.id), ElementChange(field: "modules", adding: ["nothing"]))).words
        .contains("there is no module nothing"))
  }

  @Test func `a module that is removed leaves every agent, and undo brings it back to each`() throws
  {
    let notes = try made(Module("notes", "Notes"))
    let agent = try store.made(try fresh("one"))
    let gone = try store.made(try fresh("gone"))
    store.run(.delete(.one(gone.id)))
    #expect(store.run(.delete(.one(notes.key))).receipt != nil)
    #expect(!(try store.now(agent)).agent.permissions.modules.ids.contains("notes"))
    #expect(!(try store.now(gone)).agent.permissions.modules.ids.contains("notes"))
    #expect(try !store.settings().settings.inventory.modules.map(\.key).contains("notes"))
    let undone = store.undo(ada)
    #expect(undone.receipt != nil, "\(undone.words)")
    for stored in [agent, gone] {
      #expect((try store.now(stored)).agent.permissions.modules.ids.contains("notes"))
    }
    #expect(store.redo(ada).receipt != nil)
    for stored in [agent, gone] {
      #expect(!(try store.now(stored)).agent.permissions.modules.ids.contains("notes"))
    }
  }

  @Test func `elements are put into and taken out of a list, and the others stay`() throws {
    let agent = try store.made()
    let change = ElementChange(field: "codecs", adding: ["opus"], removing: ["ulaw"])
    #expect(store.run(.adjust(.one(agent.id), change)).receipt?.count == 1)
    #expect(try store.now(agent).agent.voice.codecs.elements == [.alaw, .opus])
    let all = ElementChange(field: "codecs", removing: ["alaw", "opus"])
    #expect(store.run(.adjust(.one(agent.id), all)).words.contains("at least one of"))
    #expect(
      store.run(.adjust(.one(agent.id), ElementChange(field: "alias", adding: ["x"]))).words
        .contains("Alias is no list"))
  }

  // MARK: - Lists

  @Test func `lists are searched, filtered, sorted and paged like that of the agents`() throws {
    for (number, name) in ["Ábaco", "zeta", "Beta", "beta two"].enumerated() {
      var queue = queue(name, number == 1 ? .chat : .voice)
      queue.ringing.weight = 10 - number
      queue.description = Paragraph(unchecked: "Number \(number)")
      _ = try made(queue)
    }
    #expect(try names(ListQuery(.queue)) == ["Ábaco", "Beta", "beta two", "zeta"])
    #expect(try names(ListQuery(.queue, words: ["abac"])) == ["Ábaco"])
    #expect(try names(ListQuery(.queue, words: ["beta", "number 3"])) == ["beta two"])
    let parsed = FilterLanguage.parse(
      "channel:voice -weight:10", now: .now, vocabulary: Vocabulary(.queue))
    #expect(parsed.problems.isEmpty)
    #expect(try names(parsed.query) == ["Beta", "beta two"])
    #expect(try store.count(parsed.query) == 2)
    let byWeight = ListQuery(.queue, sort: .init(column: "weight"))
    #expect(try names(byWeight) == ["beta two", "Beta", "zeta", "Ábaco"])
    #expect(try paged(byWeight) == names(byWeight))
    let down = ListQuery(.queue, sort: .init(column: "name", descending: true))
    #expect(try paged(down) == ["zeta", "beta two", "Beta", "Ábaco"])
  }

  private func page(_ query: ListQuery, _ anchor: PageRequest.Anchor, _ limit: Int) throws
    -> [ListRow]
  {
    let name = try #require(ListColumn.named("name", query.kind))
    return try store.page(
      PageRequest(query: query, columns: [name], anchor: anchor, limit: limit))
  }

  private func names(_ query: ListQuery) throws -> [String] {
    try page(query, .first, 100).map { $0.cells[0] }
  }

  /// The same by ones, forwards; each row is where its key says.
  private func paged(_ query: ListQuery) throws -> [String] {
    var (found, anchor) = ([String](), PageRequest.Anchor.first)
    while let row = try page(query, anchor, 1).first {
      #expect(try store.key(of: row.id, in: query) == row.key)
      found.append(row.cells[0])
      anchor = .after(row.key)
    }
    return found
  }

  @Test func `every column of every kind can be shown and sorted by`() throws {
    for record in samples() { store.run(.add(record)) }
    for kind in RecordKind.centreObjects {
      let columns = ListColumn.all(kind)
      for column in columns {
        let query = ListQuery(kind, sort: .init(column: column.id, descending: true))
        let rows = try store.page(
          PageRequest(query: query, columns: columns, anchor: .first, limit: 50))
        #expect(
          rows.count == (kind == .module ? Module.shipped.count + 1 : 1), "\(kind) \(column.id)")
      }
    }
  }

  @Test func `a list counts the agents of each group, without deleted ones`() throws {
    let sales = try made(queue("Sales"))
    let place = Membership(try group(sales))
    _ = try store.made(newAgent("one"), in: [place])
    let gone = try store.made(newAgent("gone"), in: [place])
    store.run(.delete(.one(gone.id)))
    let rows = try store.page(
      PageRequest(query: ListQuery(.queue), columns: [.members], anchor: .first, limit: 5))
    #expect(rows.map(\.cells) == [["1"]])
  }

  @Test func `the same field of many queues is set in one step`() throws {
    for name in ["One", "Two", "Three"] { _ = try made(queue(name)) }
    let all = Selection(.queue, query: ListQuery(.queue))
    let text = FieldValueText(field: "weight", text: "7")
    #expect(store.run(.editAll(all, [text])).receipt?.count == 3)
    let spread = try store.spread(of: "weight", in: all, scope: .everyone)
    #expect(spread.map(\.value) == ["7"] && spread.map(\.count) == [3])
    #expect(store.undo(ada).receipt?.count == 3)
    #expect(try store.spread(of: "weight", in: all, scope: .everyone).map(\.value) == ["0"])
  }

  @Test func `what many agents are members of is counted with its penalties`() throws {
    let (sales, help) = (try group(try made(queue("Sales"))), try group(try made(queue("Help"))))
    _ = try store.made(newAgent("one"), in: [Membership(sales, penalty: 2), Membership(help)])
    _ = try store.made(newAgent("two"), in: [Membership(sales, penalty: 5)])
    let counts = try store.memberCounts(
      .queue, in: Selection(query: ListQuery()), scope: .everyone)
    #expect(counts[sales.id] == MemberCount(count: 2, penalties: 2...5))
    #expect(counts[help.id] == MemberCount(count: 1, penalties: 0...0))
  }
}
