import AgentDomain

/// Has locks end when their time is over, whether or not the exchange can be reached: it goes on refusing
/// the telephone until somebody does.
final class LockKeeper {
  private let orders: (any ExchangeOrders)?
  private var next = ContinuousClock.now

  /// Locks last minutes; looking costs a read of those who are locked.
  private static let pace = Duration.seconds(5)

  init(_ orders: (any ExchangeOrders)?) { self.orders = orders }

  /// Milliseconds until the next look.
  var left: Int { orders == nil ? .max : next.left }

  /// Looks where it is time; what cannot be written now is looked for again.
  func look() {
    guard let orders, next.left == 0 else { return }
    try? orders.endLocks()
    next = .now + Self.pace
  }
}
