import AgentDomain
import Testing

@testable import AgentStore

/// Agents into some groups and out of others, in one change.
@Suite struct RegroupTests {
  let temporary: TemporaryStore
  let sales, support: Group
  var store: AgentStore { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    try temporary.tamper(
      "INSERT INTO queue (id, name, channel) VALUES (1, 'Sales', 'voice'), (2, 'Support', 'chat')")
    let groups = try temporary.store.groups(scope: .everyone)
    (sales, support) = (groups[0], groups[1])
  }

  private func penalties(_ agent: StoredAgent) throws -> [String: Int] {
    let places = try store.memberships(of: agent.id, scope: .everyone)
    return Dictionary(uniqueKeysWithValues: places.map { ($0.group.name, $0.penalty) })
  }

  @Test func `who joins gets the penalty, and members keep theirs unless all are given one`() throws
  {
    let old = try store.made(newAgent("old"), in: [Membership(sales, penalty: 7)])
    let new = try store.made(newAgent("new"))
    let both = Selection(ids: [old.id, new.id])
    let join = store.run(.regroup(both, [MembershipChange(sales, .join(penalty: 2))])).receipt
    #expect(join?.count == 1)
    #expect(try penalties(old) == ["Sales": 7])
    #expect(try penalties(new) == ["Sales": 2])
    store.run(.regroup(both, [MembershipChange(sales, .place(penalty: 4))]))
    #expect(try penalties(old) == ["Sales": 4])
    #expect(try penalties(new) == ["Sales": 4])
  }

  @Test func `another penalty is for members only`() throws {
    let member = try store.made(newAgent("old"), in: [Membership(sales, penalty: 7)])
    let other = try store.made(newAgent("new"))
    let both = Selection(ids: [member.id, other.id])
    store.run(.regroup(both, [MembershipChange(sales, .penalty(3))]))
    #expect(try penalties(member) == ["Sales": 3])
    #expect(try penalties(other) == [:])
    let words = store.run(.regroup(both, [MembershipChange(sales, .penalty(1000))])).words
    #expect(words.contains("Penalty must be 0 to 999."))
  }

  @Test func `agents chosen by a queue that they leave get all the other changes too`() throws {
    let agent = try store.made(in: [Membership(sales)])
    let members = Selection(
      query: ListQuery(filters: [.init(.member(.queue, name: "Sales"))]))
    let changes = [
      MembershipChange(sales, .leave), MembershipChange(support, .join(penalty: 0)),
    ]
    store.run(.regroup(members, changes))
    #expect(try penalties(agent) == ["Support": 0])
  }

  @Test func `a user moves an agent between own queues without a warning`() throws {
    let agent = try store.made(in: [Membership(sales)])
    let changes = [
      MembershipChange(sales, .leave), MembershipChange(support, .join(penalty: 0)),
    ]
    let receipt = store.run(
      .regroup(.one(agent.id), changes), by: user(.readEdit, [1, 2])
    ).receipt
    #expect(receipt?.notices == [])
    #expect(try penalties(agent) == ["Support": 0])
  }

  @Test func `a queue that is not the user's own does not exist`() throws {
    let agent = try store.made(in: [Membership(sales), Membership(support)])
    for step in [MembershipChange.Step.join(penalty: 0), .penalty(3), .leave] {
      let change = Change.regroup(.one(agent.id), [MembershipChange(support, step)])
      let words = store.run(change, by: user(.readEdit, [1])).words
      #expect(words == "The queue Support does not exist.")
    }
    #expect(try penalties(agent) == ["Sales": 0, "Support": 0])
  }
}
