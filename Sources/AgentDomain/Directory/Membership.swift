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

  public init(_ group: Group, penalty: Int = 0) { (self.group, self.penalty) = (group, penalty) }
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
