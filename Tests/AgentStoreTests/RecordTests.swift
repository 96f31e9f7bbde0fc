import AgentDomain
import Testing

@testable import AgentStore

@Suite struct RecordTests {
  let temporary: TemporaryStore
  var store: AgentStore { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  @Test func `no stored property of an agent lacks a field`() {
    #expect(leaves(of: Agent()) == Agent.catalogue.storedFields.count)
    #expect(leaves(of: CentreSettings()) == CentreSettings.catalogue.storedFields.count)
  }

  private func leaves(of value: Any) -> Int {
    if value is any FieldValue { return 1 }
    if value is CentreSettings.Inventory { return 0 }
    return Mirror(reflecting: value).children.reduce(0) { $0 + leaves(of: $1.value) }
  }

  @Test func `every field of an agent is stored and read back`() throws {
    let stored = try store.made()
    var agent = stored.agent
    for field in Agent.catalogue.storedFields where field.editable == .always {
      flip(field, in: &agent)
    }
    agent.client.screenRecordingByAgent = false
    agent.account.internalNumber = InternalNumber(2000)
    agent.voice.transport = Ordered(agent.account.typology.transports)
    let wanted = agent.changes(since: stored.agent)
    #expect(wanted.count > 60)
    let outcome = store.run(.edit(stored.id, version: 1, wanted))
    #expect(outcome.receipt != nil, "\(outcome.words)")
    #expect(try store.now(stored).agent == agent)
  }

  /// Another value that the field takes, where one of these is.
  private func flip(_ field: Field<Agent>, in agent: inout Agent) {
    let texts = ["on", "off", "61", "2", "other", "/etc/other.crt", "/etc/other.key", "1,3-5"]
    let choices = field.editor.choices.map(\.value)
    let before = field.stored(agent)
    for text in choices + texts {
      var changed = agent
      guard (try? field.enter(text, into: &changed)) != nil, field.stored(changed) != before else {
        continue
      }
      agent = changed
      return
    }
  }

  // MARK: - Settings

  private func change(_ field: String, _ before: Scalar, _ after: Scalar) -> SaveOutcome {
    store.run(
      .settings(version: 1, [FieldChange(field: field, before: before, after: after)]))
  }

  @Test func `settings are checked, versioned and told in history`() throws {
    #expect(change("password_history", .integer(5), .integer(13)).words.contains("must be 0 to 12"))
    #expect(change("password_history", .integer(5), .integer(3)).receipt != nil)
    #expect(try store.settings().version == 2)
    #expect(try store.history(HistoryQuery(field: "password_history"), scope: .everyone).count == 1)
  }

  @Test func `a setting that somebody else changed meanwhile is not overwritten`() throws {
    #expect(change("lock_minutes", .integer(0), .integer(10)).receipt != nil)
    let conflict = try #require(change("lock_minutes", .integer(0), .integer(20)).conflict)
    #expect(conflict.record == .settings && conflict.other == "ada")
    #expect(conflict.fields.map(\.field) == ["lock_minutes"])
    #expect(try store.settings().settings.security.lockMinutes == 10)
  }

  // MARK: - Drafts and preferences

  private func draft(_ record: Int64?) -> Draft {
    Draft(
      key: DraftKey(person: "ada", kind: "agent", record: record), version: 1,
      texts: ["alias": "half", "password": "Secret-1", "password_again": "Secret-1"],
      savedAt: Timestamp(5), origin: "tty1")
  }

  @Test func `a draft comes back without its secrets`() throws {
    try store.keep(draft(nil))
    let found = try #require(try store.draft(draft(nil).key))
    #expect(found.texts == ["alias": "half"])
    #expect(found.key.record == nil && found.savedAt == Timestamp(5) && found.origin == "tty1")
    #expect(try store.drafts(of: "ada").count == 1)
    #expect(try store.drafts(of: "bob").isEmpty)
    try store.discard(draft(nil).key)
    #expect(try store.drafts(of: "ada").isEmpty)
  }

  @Test func `the save that carries a draft out takes it away, a refused one leaves it`() throws {
    let stored = try store.made()
    try store.keep(draft(stored.id))
    let save = { (text: String) in
      let change = FieldChange(field: "alias", before: .text(""), after: .text(text))
      return self.store.apply(
        ChangeSet(
          author: ada, summary: "Edited", changes: [.edit(stored.id, version: 1, [change])],
          draft: self.draft(stored.id).key))
    }
    #expect(save(String(repeating: "x", count: 81)).refusal != nil)
    #expect(try store.draft(draft(stored.id).key) != nil)
    #expect(save("whole").receipt != nil)
    #expect(try store.draft(draft(stored.id).key) == nil)
  }

  @Test func `preferences are kept by person`() throws {
    try store.setPreference("columns", "a,b", of: "ada")
    #expect(try store.preference("columns", of: "ada") == "a,b")
    #expect(try store.preference("columns", of: "bob") == nil)
    try store.setPreference("columns", nil, of: "ada")
    #expect(try store.preference("columns", of: "ada") == nil)
  }
}
