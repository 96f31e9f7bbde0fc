import AgentDomain

/// Has locks end when their time is over, whether or not the exchange can be reached: it goes on refusing
/// the telephone until somebody does. While nobody is locked for a time, it sleeps until the bell.
final class LockKeeper {
  private let orders: (any ExchangeOrders)?
  /// When to look; nil where there is nothing to wait for.
  private var next: ContinuousClock.Instant?

  /// The longest sleep while a lock has an end, since clocks are set; and before what failed is tried again.
  private static let (longest, pause) = (Int64(60), Duration.seconds(5))

  init(_ orders: (any ExchangeOrders)?) { self.orders = orders }

  /// Milliseconds until the next look.
  var left: Int { next?.left ?? .max }

  /// Looks where it is time.
  /// - Parameter hasRung: whether somebody saved something, which may have locked somebody.
  func look(hasRung: Bool) {
    guard let orders, hasRung || left == 0 else { return }
    do {
      next = try orders.endLocks().map { .now + .seconds(min(max(1, $0), Self.longest)) }
    } catch { next = .now + Self.pause }
  }
}
