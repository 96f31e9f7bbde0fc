import AgentDomain
import Testing

@Suite struct `What an operator may do` {
  private static let table: [(Operator.Permission, Set<Action>)] = [
    (.none, []),
    (.read, [.read]),
    (.readEdit, [.read, .create, .edit]),
    (.readDelete, [.read, .delete, .restore]),
    (.readEditDelete, [.read, .create, .edit, .delete, .restore]),
  ]

  private func allowed(_ role: Operator.Role, widened: Bool = false) -> Set<Action> {
    var settings = CentreSettings()
    settings.security.usersMayManagePasswords = widened
    let person = Operator(name: "sam", role: role)
    return Set(Action.allCases.filter { person.obstacle(to: $0, settings) == nil })
  }

  @Test func `is everything for an administrator`() {
    #expect(allowed(.administrator) == Set(Action.allCases))
  }

  @Test(arguments: table)
  func `is what the level of the Agents permission says`(
    permission: Operator.Permission, actions: Set<Action>
  ) {
    #expect(allowed(.user(permission, queues: [1])) == actions)
  }

  @Test(arguments: table)
  func `is more for users with edit rights where a setting says so`(
    permission: Operator.Permission, actions: Set<Action>
  ) {
    let more: Set<Action> =
      actions.contains(.edit) ? [.changePassword, .unlock, .disableMultiFactor] : []
    #expect(allowed(.user(permission, queues: [1]), widened: true) == actions.union(more))
  }

  @Test func `is refused in a sentence that says whom to ask`() {
    let person = Operator(name: "sam", role: .user(.read, queues: [1]))
    #expect(
      person.obstacle(to: .edit, CentreSettings())
        == "This needs a right that sam does not have: ask an administrator.")
  }

  @Test func `concerns the agents of the own queues only`() {
    #expect(Operator(name: "a", role: .administrator).scope == .everyone)
    #expect(Operator(name: "a", role: .user(.read, queues: [1, 2])).scope == .queues([1, 2]))
    #expect(Operator(name: "a", role: .user(.readEditDelete, queues: [])).scope == .queues([]))
    #expect(Operator(name: "a", role: .user(.none, queues: [1])).scope == .queues([]))
  }
}
