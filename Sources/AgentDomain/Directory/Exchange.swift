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
  /// Whether the settings name an exchange to ask.
  public var isOn = false
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

extension ExchangeStates {
  /// What the status column says of an agent.
  /// - Parameters:
  ///   - stored: what the database says: `disabled`, `locked`, `deleted`, `paused`, or `-` for none of them.
  ///   - endpoint: the agent's internal number.
  public func status(_ stored: String, of endpoint: String) -> String {
    guard stored == "-" || stored == LiveState.paused.rawValue, let live = self[endpoint] else {
      return stored
    }
    let isBusy = live == .onCall || live == .ringing
    return stored == "-" || isBusy ? live.rawValue : stored
  }
}
