import AgentDomain

/// Keeps the pauses that are made at telephones: without, the exchange forgets them as soon as it reads
/// its database again.
struct PauseKeeper {
  private struct Pause {
    let isPaused: Bool
    let reason: String
  }

  private let orders: (any ExchangeOrders)?
  /// What could not be written yet; of one endpoint only the last counts.
  private var waiting: [String: Pause] = [:]
  /// What was ordered from here, and until when it counts as an echo.
  private var expected: [String: (isPaused: Bool, end: ContinuousClock.Instant)] = [:]

  private static let echo = Duration.seconds(5)

  init(_ orders: (any ExchangeOrders)?) { self.orders = orders }

  /// The next events that say the same of this endpoint are an echo of an order.
  mutating func expect(_ endpoint: EndpointName, isPaused: Bool) {
    expected = expected.filter { $0.value.end > .now }
    expected[endpoint.text] = (isPaused, .now + Self.echo)
  }

  /// An endpoint that is still rung by another of its queues is not paused.
  mutating func hear(_ message: ExchangeMessage, _ table: PresenceTable) {
    guard orders != nil, let endpoint = message.member else { return }
    let isPaused = message["Paused"] == "1"
    guard isPaused == table[endpoint].isPaused else { return }
    let echo = expected[endpoint.text]
    if let echo, echo.isPaused == isPaused, echo.end > .now { return }
    waiting[endpoint.text] = Pause(isPaused: isPaused, reason: message["PausedReason"])
    write()
  }

  /// Writes what waits; what cannot be written now waits on.
  mutating func write() {
    guard let orders else { return }
    for (endpoint, pause) in waiting {
      let isWritten: Void? = try? orders.pauseChanged(
        endpoint: endpoint, isPaused: pause.isPaused, reason: pause.reason)
      if isWritten != nil { waiting[endpoint] = nil }
    }
  }
}
