import AgentDomain

extension MembersModel {
  /// What saving does, in the order of the groups.
  var changes: [MembershipChange] {
    groups.compactMap { group in staged[group.id].map { MembershipChange(group, $0) } }
  }

  /// What one change means for the agents, in numbers.
  func effect(of change: MembershipChange) -> MembershipEffect {
    MembershipEffect(change, present: present[change.group.id], total: total)
  }

  /// Whether a group stands on a side otherwise than it is saved; a penalty changes nothing for those
  /// who are no members.
  func isMoved(_ group: Group, on side: Side) -> Bool {
    switch staged[group.id] {
    case nil: false
    case .penalty: side == .members
    default: true
    }
  }

  /// Takes a group to the other side; one that was taken before goes back and is as it was.
  mutating func take(_ group: Group) {
    let step: MembershipChange.Step? =
      switch (side, staged[group.id]) {
      case (.members, .join), (.members, .place), (.available, .leave): nil
      case (.members, _): .leave
      case (.available, .penalty(let penalty)): .place(penalty: penalty)
      case (.available, _): .join(penalty: 0)
      }
    stage(group, step)
  }

  /// Takes everything that the side shows to the other one.
  mutating func takeAll() {
    for group in rows(side) {
      let count = present[group.id]?.count ?? 0
      switch side {
      case .members: stage(group, count == 0 ? nil : .leave)
      case .available: stage(group, count == total ? nil : .join(penalty: 0))
      }
    }
  }

  /// Gives a penalty to all members of a queue, those who only join now included; on the side of what
  /// is available, to those who join.
  mutating func setPenalty(_ penalty: Int, of group: Group) {
    switch staged[group.id] {
    case _ where side == .available: stage(group, .join(penalty: penalty))
    case .join, .place: stage(group, .place(penalty: penalty))
    default:
      let isSo = present[group.id]?.penalties == penalty...penalty
      stage(group, isSo ? nil : .penalty(penalty))
    }
  }
}
