/// What an agent does on the telephone now, as far as the exchange knows.
///
/// Whether an agent is deleted, locked or disabled stands in the database, and wins over all of these.
public enum LiveState: String, CaseIterable, Hashable, Sendable {
  case onCall = "on call"
  case ringing
  /// Registered or not: no queue rings the agent.
  case paused
  case registered
  case offline
}

/// Something that the exchange has to be told because it does not see it in its database.
public struct ExchangeOrder: Hashable, Sendable {
  public enum Action: Hashable, Sendable {
    /// The endpoint is new, or has a new name: from now on queues can ring it.
    case appear
    /// The endpoint has gone: its calls end and its registration runs out at once.
    case vanish
    case pause(reason: String)
    case resume
  }

  /// Orders are given in the order of their numbers.
  public let id: Int64
  /// The agent's internal number, by which the exchange knows the agent.
  public let endpoint: String
  public let action: Action

  public init(id: Int64, endpoint: String, _ action: Action) {
    (self.id, self.endpoint, self.action) = (id, endpoint, action)
  }
}

/// Where orders lie until the exchange has them, and what the exchange tells back.
///
/// Every function may be called from any thread, and by several programs at once: to give an order twice
/// does no harm.
public protocol ExchangeOrders: Sendable {
  /// The oldest orders that were not given yet, oldest first.
  func orders(limit: Int) throws -> [ExchangeOrder]
  /// Forgets orders that the exchange has.
  func done(_ ids: [Int64]) throws
  /// Keeps a pause that was made at a telephone. What is so already is no change, and no order comes of
  /// it: the exchange knows.
  func pauseChanged(endpoint: String, isPaused: Bool, reason: String) throws
}

/// A telephone exchange that tells live what agents do.
public protocol Exchange: Sendable {
  var states: ExchangeStates { get }
  /// Calls the function, in another thread, whenever something that can be seen has changed.
  func onChange(_ body: @escaping @Sendable () -> Void)
  /// Says that there may be orders, or other settings. Nothing is waited for.
  func look()
}

/// What an exchange has told, at one moment.
public struct ExchangeStates: Hashable, Sendable {
  /// Whether the exchange cannot be asked; nobody has a state then.
  public var isAway = true
  /// What is amiss and what to do, as a sentence; nil where all is well.
  public var trouble: String?
  /// The states of endpoints by their names; who has none is offline.
  public var states: [String: LiveState] = [:]
  /// When an endpoint was last seen to register, as long as the exchange has been listened to.
  public var registrations: [String: Timestamp] = [:]

  public init() {}

  /// - Returns: nil while the exchange is away.
  public subscript(endpoint: String) -> LiveState? {
    isAway ? nil : states[endpoint] ?? .offline
  }

  /// The endpoints that have one of some states. Those that are offline are not known by name.
  public func endpoints(_ wanted: Set<LiveState>) -> Set<String> {
    Set(states.filter { wanted.contains($0.value) }.keys)
  }
}
