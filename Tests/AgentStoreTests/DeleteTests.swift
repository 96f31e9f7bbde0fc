import AgentDomain
import Testing

@testable import AgentStore

@Suite struct DeleteTests {
  let temporary: TemporaryStore
  var store: AgentStore { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  @Test func `a deleted agent leaves the list, keeps username and internal, and comes back`() throws
  {
    let stored = try store.made()
    #expect(store.run(.delete(.one(stored.id))).receipt?.count == 1)
    #expect(try store.count(ListQuery()) == 0)
    #expect(try store.count(ListQuery(view: .deleted)) == 1)
    #expect(try store.now(stored).isDeleted)
    #expect(try store.nextInternal().text == "1001")
    #expect(store.run(.restore(.one(stored.id))).receipt?.count == 1)
    #expect(try store.now(stored).agent == stored.agent)
    #expect(try store.count(ListQuery()) == 1)
  }

  @Test func `deleting twice changes nothing the second time and says so`() throws {
    let stored = try store.made()
    store.run(.delete(.one(stored.id)))
    let receipt = try #require(store.run(.delete(.one(stored.id))).receipt)
    #expect(receipt.change == nil)
    #expect(receipt.notices == ["Agent grace was deleted before."])
  }

  @Test func `only what was deleted before is deleted for good`() throws {
    let stored = try store.made()
    #expect(
      store.run(.purge(.one(stored.id))).words
        == "Agent grace is not deleted yet: delete the agent first.")
    store.run(.delete(.one(stored.id)))
    #expect(store.run(.purge(.one(stored.id))).receipt?.count == 1)
    #expect(try store.agent(stored.id, scope: .everyone) == nil)
    #expect(try temporary.look("SELECT count(*) FROM credential", as: Int.self) == 0)
    #expect(try store.nextInternal().text == "1000")
    #expect(
      try store.history(HistoryQuery(agent: stored.id), scope: .everyone).first?.name == "grace")
  }

  @Test func `what is deleted for good cannot be undone, and undo says so`() throws {
    let stored = try store.made()
    store.run(.delete(.one(stored.id)))
    store.run(.purge(.one(stored.id)), summary: "Purged Agent grace")
    #expect(
      store.undo(ada).words
        == "“Purged Agent grace” cannot be taken back: grace was deleted for good. Create the agent anew."
    )
  }
}
