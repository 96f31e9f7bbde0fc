import AgentDomain
import Testing

@testable import AgentStore

@Suite struct UndoTests {
  let temporary: TemporaryStore
  let stored: StoredAgent
  var store: AgentStore { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    try temporary.tamper("INSERT INTO queue (id, name, channel) VALUES (1, 'Sales', 'voice')")
    stored = try temporary.store.made()
  }

  private func alias(_ text: String, by author: Author = ada) throws {
    let outcome = store.change(try store.now(stored), by: author) { $0.account.alias = text }
    #expect(outcome.receipt != nil)
  }

  private func alias() throws -> String { try store.now(stored).agent.account.alias }

  @Test func `undo and redo walk through one's own changes`() throws {
    try alias("one")
    try alias("two")
    #expect(store.undo(ada).receipt != nil)
    #expect(try alias() == "one")
    #expect(store.undo(ada).receipt != nil)
    #expect(try alias() == "")
    #expect(store.redo(ada).receipt != nil)
    #expect(store.redo(ada).receipt != nil)
    #expect(try alias() == "two")
    #expect(store.redo(ada).words == "There is nothing undone that could be done again.")
    #expect(store.undo(ada).receipt != nil)
    #expect(try alias() == "one")
  }

  @Test func `an undo is a change like any other, and says what it took back`() throws {
    try alias("one")
    let receipt = try #require(store.undo(ada).receipt)
    #expect(receipt.summary == "Undid: Test")
    #expect(store.redo(ada).receipt?.summary == "Did again: Test")
    let history = try store.history(HistoryQuery(field: "alias"), scope: .everyone)
    #expect(history.map(\.after) == [.text("one"), .text(""), .text("one")])
  }

  @Test func `something new ends what could be done again`() throws {
    try alias("one")
    _ = store.undo(ada)
    #expect(try store.redoStep(for: "ada") != nil)
    try alias("new")
    #expect(try store.redoStep(for: "ada") == nil)
  }

  @Test func `undo is refused where somebody changed the field since, naming field, agent, person`()
    throws
  {
    try alias("one")
    try alias("two", by: bob)
    #expect(
      store.undo(ada).words
        == "“Test” cannot be taken back: Alias of grace was changed by bob since.")
    #expect(try alias() == "two")
  }

  @Test func `another field changed by somebody else does not hinder undo`() throws {
    try alias("one")
    store.change(try store.now(stored), by: bob) { $0.voice.context = "inside" }
    #expect(store.undo(ada).receipt != nil)
    #expect(try store.now(stored).agent.voice.context == "inside")
  }

  @Test func `each undoes the own changes only`() throws {
    try alias("one")
    #expect(store.undo(bob).words == "There is no change of yours left to undo.")
    let step = try #require(try store.undoStep(for: "ada"))
    #expect(
      store.undo(step.change, bob).words.contains("There is no change \(step.change) of yours"))
    #expect(store.undo(step.change, ada).receipt != nil)
    #expect(store.undo(step.change, ada).words.contains("was taken back before"))
  }

  @Test func `a creation is undone by deleting, done again by restoring`() throws {
    #expect(store.undo(ada).receipt?.records == [stored.id])
    #expect(try store.now(stored).isDeleted)
    #expect(store.redo(ada).receipt != nil)
    #expect(try !store.now(stored).isDeleted)
  }

  @Test func `a creation stays where somebody has changed the agent since`() throws {
    try alias("Bob's", by: bob)
    #expect(store.undo(ada).words.contains("bob has changed Agent grace since."))
  }

  @Test func `deletion and restoring are undone`() throws {
    store.run(.delete(.one(stored.id)))
    #expect(store.undo(ada).receipt != nil)
    #expect(try !store.now(stored).isDeleted)
    #expect(try store.count(ListQuery()) == 1)
    store.run(.delete(.one(stored.id)))
    store.run(.restore(.one(stored.id)))
    #expect(store.undo(ada).receipt != nil)
    #expect(try store.now(stored).isDeleted)
  }

  @Test func `memberships are undone with their penalties`() throws {
    let sales = try #require(try store.groups(scope: .everyone).first)
    store.run(.join(.one(stored.id), [Membership(sales, penalty: 4)]))
    store.run(.leave(.one(stored.id), [sales]))
    #expect(store.undo(ada).receipt != nil)
    #expect(
      try store.memberships(of: stored.id, scope: .everyone) == [Membership(sales, penalty: 4)])
    #expect(store.undo(ada).receipt != nil)
    #expect(try store.memberships(of: stored.id, scope: .everyone).isEmpty)
  }

  @Test func `permissions and settings are undone`() throws {
    store.change(stored) { $0.permissions.modules = ModuleSet([]) }
    let lock = FieldChange(field: "lock_minutes", before: .integer(0), after: .integer(30))
    store.run(.settings(version: 1, [lock]))
    #expect(try store.settings().settings.security.lockMinutes == 30)
    #expect(store.undo(ada).receipt != nil)
    #expect(try store.settings().settings.security.lockMinutes == 0)
    #expect(store.undo(ada).receipt != nil)
    #expect(try store.now(stored).agent.permissions.modules == ModuleSet())
  }

  @Test func `several changes of one field in one set are undone together`() throws {
    let change = { (before: String, after: String) in
      Change.edit(
        self.stored.id, version: 1,
        [FieldChange(field: "alias", before: .text(before), after: .text(after))])
    }
    #expect(store.run(change("", "a"), change("a", "b")).receipt != nil)
    #expect(store.undo(ada).receipt != nil)
    #expect(try alias() == "")
  }

  @Test func `an undo that nobody may make is refused with its reason`() throws {
    try temporary.tamper("UPDATE agent SET locked = 1")
    store.change(try store.now(stored)) { $0.account.locked = false }
    #expect(store.undo(ada).words.contains("can only be switched off"))
  }

  @Test func `who lost the right cannot undo what was done with it`() throws {
    let sales = try #require(try store.groups(scope: .everyone).first)
    store.run(.join(.one(stored.id), [Membership(sales)]), by: bob)
    try alias("one", by: user(.readEdit, [1]))
    #expect(store.undo(user(.read, [1])).words.contains("ask an administrator"))
    #expect(store.undo(user(.readEdit, [2])).words == "This agent does not exist.")
    #expect(store.undo(user(.readEdit, [1])).receipt != nil)
  }
}
