/// The kinds of thing that agents are members of.
public enum GroupKind: String, Hashable, Sendable, CaseIterable, Codable {
  case queue, team, profile

  public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// A queue, team or profile, as far as agents are concerned.
public struct Group: Hashable, Sendable, Identifiable {
  public let id: Int64
  public let kind: GroupKind
  public let name: String
  /// A queue's channel; nothing for teams and profiles.
  public let channel: Channel?

  public init(id: Int64, kind: GroupKind, name: String, channel: Channel? = nil) {
    (self.id, self.kind, self.name, self.channel) = (id, kind, name, channel)
  }
}

/// One agent's place in one group.
public struct Membership: Hashable, Sendable {
  public let group: Group
  /// Queues ring members of a lower penalty first; 0 is first.
  public let penalty: Int

  /// What a penalty may be.
  public static let penalties = 0...999

  public init(_ group: Group, penalty: Int = 0) { (self.group, self.penalty) = (group, penalty) }
}

/// What becomes of the places that agents have in one group.
public struct MembershipChange: Hashable, Sendable {
  public enum Step: Hashable, Sendable {
    /// All are members afterwards; whoever was one before keeps the penalty.
    case join(penalty: Int)
    /// All are members afterwards, and have this penalty.
    case place(penalty: Int)
    /// Members get another penalty; nobody joins.
    case penalty(Int)
    case leave
  }

  public let group: Group
  public let step: Step

  public init(_ group: Group, _ step: Step) { (self.group, self.step) = (group, step) }

  /// The penalty of an agent afterwards, or nil for no member, where it was `now`.
  public func penalty(from now: Int?) -> Int? {
    switch step {
    case .join(let penalty): now ?? penalty
    case .place(let penalty): penalty
    case .penalty(let penalty): now.map { _ in penalty }
    case .leave: nil
    }
  }
}

/// How many of some agents are in a group, and with which penalties.
public struct MemberCount: Hashable, Sendable {
  public let count: Int
  /// The least and the greatest penalty among them; 0 in teams and profiles.
  public let penalties: ClosedRange<Int>

  public init(count: Int, penalties: ClosedRange<Int>) {
    (self.count, self.penalties) = (count, penalties)
  }
}
