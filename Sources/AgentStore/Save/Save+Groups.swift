import AgentDomain
import GRDB

extension Save {
  func join(_ selection: Selection, _ memberships: [Membership]) throws {
    try regroup(
      selection, memberships.map { MembershipChange($0.group, .place(penalty: $0.penalty)) })
  }

  func leave(_ selection: Selection, _ groups: [Group]) throws {
    try regroup(selection, groups.map { MembershipChange($0, .leave) })
  }

  func regroup(_ selection: Selection, _ changes: [MembershipChange]) throws {
    try require(.edit)
    try existing(changes.filter { $0.step != .leave }.map(\.group))
    try onlyOwnQueues(changes.map(\.group))
    var gone: [String] = []
    try forEach(selection) { current in
      guard try isThere(current), try regroup(current, changes) else { return }
      touched(current.id)
      if try !author.person.scope.holds(current.id, db) {
        gone.append(current.agent.account.fullName)
      }
    }
    tellOfGone(gone)
  }

  /// Carries out the changes for one agent, and says whether there was anything to do.
  private func regroup(_ current: StoredAgent, _ changes: [MembershipChange]) throws -> Bool {
    var isChanged = false
    for change in changes {
      let now = try Memberships.penalty(of: current.id, in: change.group, db).map(Int.init)
      let wanted = try change.penalty(from: now).map(checked).map(Int64.init)
      if try place(current.id, current.agent, in: change.group, at: wanted) { isChanged = true }
    }
    return isChanged
  }

  func enter(_ membership: Membership, _ id: Int64, _ agent: Agent) throws -> Bool {
    try place(id, agent, in: membership.group, at: Int64(checked(membership.penalty)))
  }

  private func checked(_ penalty: Int) throws -> Int {
    guard Membership.penalties.contains(penalty) else {
      throw Stop.problem("penalty", "Penalty", "Penalty must be 0 to 999.")
    }
    return penalty
  }

  /// Moves an agent to a penalty in a group, or out of it, and says whether that changed anything.
  func place(_ id: Int64, _ agent: Agent, in group: Group, at penalty: Int64?) throws -> Bool {
    let now = try Memberships.penalty(of: id, in: group, db)
    let wanted = group.kind == .queue ? penalty : penalty.map { _ in 0 }
    guard now != wanted else { return false }
    try Memberships.set(id, in: group, to: wanted, db)
    try record(
      HistoryWord.membership(group), of: id, agent, Scalar(number: now), Scalar(number: wanted))
    return true
  }

  func existing(_ groups: [Group]) throws {
    for group in groups {
      let statement = try db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM \(group.kind.rawValue) WHERE id = ?)")
      guard try Bool.fetchOne(statement, arguments: [group.id]) == true else {
        throw Stop.notFound("The \(group.kind.rawValue) \(group.name)")
      }
    }
  }

  /// A queue that is not enabled to the author does not exist for the author.
  func onlyOwnQueues(_ groups: [Group]) throws {
    guard case .queues(let own) = author.person.scope else { return }
    for group in groups where group.kind == .queue && !own.contains(group.id) {
      throw Stop.notFound("The queue \(group.name)")
    }
  }

  /// Deleted agents keep the groups that they have, and get no others.
  private func isThere(_ current: StoredAgent) throws -> Bool {
    guard current.isDeleted else { return true }
    let sentence = "\(current.agent.account.fullName) is deleted: restore the agent first."
    try add(
      [Problem(field: "deleted", label: "Deleted", sentence: sentence)], of: current.agent)
    return false
  }

  private func tellOfGone(_ names: [String]) {
    guard !names.isEmpty else { return }
    let who = names.count == 1 ? names[0] : "\(names.count) agents"
    tell("\(who) left the last of your queues, and with it your view.")
  }
}

extension Scalar {
  init(number: Int64?) { self = number.map(Scalar.integer) ?? .null }
}
