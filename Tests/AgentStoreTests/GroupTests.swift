import AgentDomain
import Testing

@testable import AgentStore

@Suite struct GroupTests {
  let temporary: TemporaryStore
  let sales, support, night: Group
  var store: AgentStore { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    try temporary.tamper(
      """
      INSERT INTO queue (id, name, channel) VALUES (1, 'Sales', 'voice'), (2, 'Support', 'chat');
      INSERT INTO team (id, name) VALUES (1, 'Night')
      """)
    let groups = try temporary.store.groups(scope: .everyone)
    (sales, support, night) = (groups[0], groups[1], groups[2])
  }

  @Test func `joining, another penalty and leaving are each one entry of history`() throws {
    let stored = try store.made()
    store.run(.join(.one(stored.id), [Membership(sales, penalty: 2), Membership(night)]))
    store.run(.join(.one(stored.id), [Membership(sales, penalty: 5)]))
    store.run(.leave(.one(stored.id), [sales]))
    #expect(try store.memberships(of: stored.id, scope: .everyone) == [Membership(night)])
    let history = try store.history(HistoryQuery(field: "queue:1"), scope: .everyone)
    #expect(history.map(\.before) == [.integer(5), .integer(2), .null])
    #expect(history.map(\.after) == [.null, .integer(5), .integer(2)])
  }

  @Test func `a group that is gone is refused`() throws {
    let stored = try store.made()
    let ghost = Group(id: 9, kind: .queue, name: "Ghost", channel: .voice)
    #expect(
      store.run(.join(.one(stored.id), [Membership(ghost)])).words
        == "The queue Ghost does not exist.")
  }

  @Test func `memberships stay while an agent is deleted and go when it is purged`() throws {
    let stored = try store.made(in: [Membership(sales)])
    store.run(.delete(.one(stored.id)))
    #expect(try store.memberships(of: stored.id, scope: .everyone).count == 1)
    store.run(.purge(.one(stored.id)))
    #expect(try temporary.look("SELECT count(*) FROM queue_member", as: Int.self) == 0)
  }

  // MARK: - Scope

  @Test func `whoever is in none of a user's queues does not exist for that user`() throws {
    let hidden = try store.made(newAgent("hidden"), in: [Membership(support)])
    let seen = try store.made(newAgent("seen"), in: [Membership(sales)])
    let scope = user(.readEditDelete, [1]).person.scope
    #expect(try store.agent(hidden.id, scope: scope) == nil)
    #expect(try store.agent(username: "hidden", scope: scope) == nil)
    #expect(try store.count(ListQuery(scope: scope)) == 1)
    let both = Selection(ids: [hidden.id, seen.id])
    #expect(try store.count(both, scope: scope) == 1)
    var names: [String] = []
    try store.forEach(both, scope: scope) {
      names += $0.map(\.agent.account.username); return true
    }
    #expect(names == ["seen"])
    let told = try store.history(HistoryQuery(), scope: scope)
    #expect(Set(told.map(\.name)) == ["seen"])
    #expect(try store.spread(of: "typology", in: both, scope: scope).map(\.count) == [1])
  }

  @Test func `every way of changing an agent out of reach answers as for a missing one`() throws {
    let hidden = try store.made(newAgent("hidden"), in: [Membership(support)])
    let author = user(.readEditDelete, [1])
    let alias = FieldChange(field: "alias", before: .text(""), after: .text("x"))
    for id in [hidden.id, 4711] {
      let changes: [Change] = [
        .edit(id, version: 1, [alias]),
        .editAll(.one(id), [FieldValueText(field: "alias", text: "x")]),
        .delete(.one(id)), .restore(.one(id)), .join(.one(id), [Membership(sales)]),
        .leave(.one(id), [sales]),
      ]
      for change in changes {
        #expect(store.run(change, by: author).words == "This agent does not exist.", "\(change)")
      }
    }
    #expect(try store.now(hidden) == hidden)
  }

  @Test func `no queues is no agents, in any path`() throws {
    let stored = try store.made(in: [Membership(sales)])
    let nobody = Scope.queues([])
    #expect(try store.agent(stored.id, scope: nobody) == nil)
    #expect(try store.count(ListQuery(scope: nobody)) == 0)
    #expect(try store.history(HistoryQuery(), scope: nobody).isEmpty)
  }

  @Test func `a user creates agents in an own queue only`() throws {
    let author = user(.readEdit, [1])
    let make = { (groups: [Membership]) in
      self.store.run(.create(newAgent(), password: goodPassword, groups: groups), by: author)
    }
    #expect(make([]).words.hasPrefix("Queues need at least one of yours"))
    #expect(make([Membership(support)]).words == "The queue Support does not exist.")
    #expect(make([Membership(sales)]).receipt != nil)
  }

  @Test func `a user is told when an agent leaves the last shared queue`() throws {
    let stored = try store.made(in: [Membership(sales)])
    let receipt = store.run(.leave(.one(stored.id), [sales]), by: user(.readEdit, [1])).receipt
    #expect(
      receipt?.notices == ["Agent grace left the last of your queues, and with it your view."])
  }

  @Test func `the holder of a name is not told to whoever may not see it`() throws {
    _ = try store.made(newAgent("hidden"), in: [Membership(support)])
    var agent = newAgent("hidden")
    agent.account.email = EmailAddress(unchecked: "other@example.org")
    let words = store.run(
      .create(agent, password: goodPassword, groups: [Membership(sales)]), by: user(.readEdit, [1])
    ).words
    #expect(words.hasPrefix("Username hidden is taken by somebody else: choose another"))
  }

  @Test(arguments: [Operator.Permission.none, .read, .readDelete])
  func `without the right to edit nothing is edited`(_ permission: Operator.Permission) throws {
    let stored = try store.made(in: [Membership(sales)])
    let author = user(permission, [1])
    #expect(store.change(stored, by: author) { $0.account.alias = "x" }.refusal != nil)
    let bulk = [FieldValueText(field: "alias", text: "x")]
    #expect(store.run(.editAll(.one(stored.id), bulk), by: author).refusal != nil)
    #expect(
      store.run(.join(.one(stored.id), [Membership(sales, penalty: 3)]), by: author).refusal != nil)
    #expect(try store.now(stored) == stored)
  }

  @Test func `rights of administrators are refused to users`() throws {
    let stored = try store.made(in: [Membership(sales)])
    let author = user(.readEditDelete, [1])
    #expect(
      store.run(.setPassword(AccountKey(.agent, stored.id), Secret("Other-pass1")), by: author)
        .refusal != nil)
    #expect(store.run(.purge(.one(stored.id)), by: author).refusal != nil)
    #expect(store.run(.addSample, by: author).refusal != nil)
    let suite = FieldChange(field: "security_suite", before: .integer(1), after: .integer(0))
    #expect(store.run(.settings(version: 1, [suite]), by: author).refusal != nil)
    try temporary.tamper("UPDATE agent SET locked = 1")
    #expect(
      store.change(try store.now(stored), by: author) { $0.account.locked = false }.refusal != nil)
  }
}
