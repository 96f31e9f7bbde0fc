/// What the exchange makes of an agent, beside the agent's own fields.
public struct ExchangeView: Hashable, Sendable {
  /// Why the agent's telephone cannot register.
  public enum Obstacle: String, Hashable, Sendable { case deleted, disabled, locked, noPassword }

  public let obstacle: Obstacle?
  /// The realm under which the password was given; nil without one.
  public let realm: String?
  /// The voice queues that may ring the agent, as far as the asker may know of them.
  public let queues: [String]
  /// Whether the file that the exchange reads says what it should; nil where telephony is off.
  public let isRight: Bool?
  /// What that file says of the agent and of these queues; empty where telephony is off.
  public let rows: [ExchangeRow]

  public init(
    obstacle: Obstacle?, realm: String?, queues: [String], isRight: Bool?, rows: [ExchangeRow]
  ) {
    (self.obstacle, self.realm) = (obstacle, realm)
    (self.queues, self.isRight, self.rows) = (queues, isRight, rows)
  }
}

/// A row of the file that the exchange reads.
public struct ExchangeRow: Hashable, Sendable {
  /// The table, such as `ps_endpoints`.
  public let family: String
  /// The columns by their names. All are secrets, since some of them are.
  public let values: [String: Secret]

  public init(family: String, values: [String: Secret]) {
    (self.family, self.values) = (family, values)
  }

  /// The value of a column; empty where there is none.
  public subscript(column: String) -> String { values[column]?.revealed ?? "" }
}
