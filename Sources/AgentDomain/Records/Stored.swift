/// A record as the database holds it, and what the system knows of it.
public struct Stored<Record: DirectoryRecord>: Hashable, Sendable, Identifiable {
  public let id: Int64
  /// Counts the saves; a change names the version that it was made from.
  public let version: Int
  public let created, updated: Timestamp
  /// When an agent was deleted; nothing where it was not, and for all other kinds.
  public let deleted: Timestamp
  /// When an agent last signed in; nothing for all other kinds.
  public let lastLogin: Timestamp
  public var record: Record

  public init(
    id: Int64, version: Int, created: Timestamp, updated: Timestamp, deleted: Timestamp = .init(),
    lastLogin: Timestamp = .init(), record: Record
  ) {
    (self.id, self.version, self.created, self.updated) = (id, version, created, updated)
    (self.deleted, self.lastLogin, self.record) = (deleted, lastLogin, record)
  }

  public var isDeleted: Bool { deleted.seconds != nil }
  public var key: RecordKey { RecordKey(Record.kind, id) }
}

public typealias StoredAgent = Stored<Agent>

extension Stored<Agent> {
  public var agent: Agent {
    get { record }
    set { record = newValue }
  }

  public init(
    id: Int64, version: Int, created: Timestamp, updated: Timestamp, deleted: Timestamp,
    lastLogin: Timestamp, agent: Agent
  ) {
    self.init(
      id: id, version: version, created: created, updated: updated, deleted: deleted,
      lastLogin: lastLogin, record: agent)
  }
}

public typealias StoredSettings = Stored<CentreSettings>

extension Stored<CentreSettings> {
  public var settings: CentreSettings {
    get { record }
    set { record = newValue }
  }
}
