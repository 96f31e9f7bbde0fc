/// One field of one record that changed, as history tells it.
public struct HistoryEntry: Hashable, Sendable, Identifiable {
  public let id: Int64
  /// The change set that it belongs to.
  public let change: Int64
  public let time: Timestamp
  public let person, origin, summary: String
  /// The catalogue's name: "agent", "queue", "settings".
  public let kind: String
  public let record: Int64
  /// What the shell calls the record, kept for those that are gone: an agent's username.
  public let name: String
  /// A field's id, or one of the words of `HistoryWord`.
  public let field: String
  public let before, after: Scalar

  public init(
    id: Int64, change: Int64, time: Timestamp, person: String, origin: String, summary: String,
    kind: String, record: Int64, name: String, field: String, before: Scalar, after: Scalar
  ) {
    (self.id, self.change, self.time) = (id, change, time)
    (self.person, self.origin, self.summary) = (person, origin, summary)
    (self.kind, self.record, self.name) = (kind, record, name)
    (self.field, self.before, self.after) = (field, before, after)
  }
}

/// What history tells that is no field of the catalogue.
public enum HistoryWord {
  public static let created = "created"
  public static let deleted = "deleted"
  public static let purged = "purged"
  /// A queue, team or other centre object that is there no more, unless it was undone.
  public static let removed = "removed"
  /// Before and after are the reasons, or nothing while the agent is not paused.
  public static let paused = "paused"
  /// Before and after are always nothing: a secret is only ever said to have changed.
  public static let password = "password"
  /// `queue:12`, `team:3`, `profile:1`: before and after are the penalty, or nothing for no member.
  public static func membership(_ group: Group) -> String { "\(group.kind.rawValue):\(group.id)" }
}

/// Which part of history.
public struct HistoryQuery: Hashable, Sendable {
  public var record: RecordKey?
  public var person: String?
  public var field: String?
  public var since, until: Timestamp?
  /// Entries older than this one, for the next page.
  public var before: Int64?
  public var limit: Int

  public init(
    agent: Int64? = nil, record: RecordKey? = nil, person: String? = nil, field: String? = nil,
    since: Timestamp? = nil,
    until: Timestamp? = nil, before: Int64? = nil, limit: Int = 100
  ) {
    (self.person, self.field) = (person, field)
    self.record = record ?? agent.map { RecordKey(.agent, $0) }
    (self.since, self.until, self.before, self.limit) = (since, until, before, limit)
  }
}

/// A step that can be undone or done again.
public struct UndoStep: Hashable, Sendable {
  public let change: Int64
  public let summary: String
  public let time: Timestamp

  public init(change: Int64, summary: String, time: Timestamp) {
    (self.change, self.summary, self.time) = (change, summary, time)
  }
}
