/// An agent as the database holds it: the record, and what the system knows of it.
public struct StoredAgent: Hashable, Sendable, Identifiable {
  public let id: Int64
  /// Counts the saves; a change names the version that it was made from.
  public let version: Int
  public let created, updated: Timestamp
  /// When the agent was deleted; nothing where it was not.
  public let deleted: Timestamp
  public let lastLogin: Timestamp
  public var agent: Agent

  public init(
    id: Int64, version: Int, created: Timestamp, updated: Timestamp, deleted: Timestamp,
    lastLogin: Timestamp, agent: Agent
  ) {
    (self.id, self.version, self.created, self.updated) = (id, version, created, updated)
    (self.deleted, self.lastLogin, self.agent) = (deleted, lastLogin, agent)
  }

  public var isDeleted: Bool { deleted.seconds != nil }
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

/// The settings and the version that a change of them is made from.
public struct StoredSettings: Hashable, Sendable {
  public let version: Int
  public var settings: CentreSettings

  public init(version: Int, settings: CentreSettings) {
    (self.version, self.settings) = (version, settings)
  }
}
