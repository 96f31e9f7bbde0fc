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

  public init(obstacle: Obstacle?, realm: String?, queues: [String], isRight: Bool?) {
    (self.obstacle, self.realm) = (obstacle, realm)
    (self.queues, self.isRight) = (queues, isRight)
  }
}
