/// What the exchange has to be told at once, since it would not see it by reading alone.
public struct ExchangeOrder: Hashable, Sendable, Identifiable {
  public let id: Int64
  /// The internal number, by which the endpoint is called.
  public let endpoint: String
  public let action: Action

  public init(id: Int64, endpoint: String, action: Action) {
    (self.id, self.endpoint, self.action) = (id, endpoint, action)
  }

  public enum Action: Hashable, Sendable {
    /// It is new or has another number, and queues are to ring it.
    case appear
    /// It may not register any more: its calls end, and its telephone is forgotten.
    case vanish
    case pause(reason: String)
    case resume
  }
}

/// The orders that wait for the exchange, in the words of the domain.
public protocol ExchangeOrders: Sendable {
  /// The oldest ones.
  func orders(limit: Int) throws -> [ExchangeOrder]
  /// Takes off what the exchange has done.
  func done(_ orders: [Int64]) throws
  /// A pause that began or ended at a telephone.
  func pauseChanged(endpoint: String, isPaused: Bool, reason: String) throws
  /// Ends the locks whose time is over, as the next sign-in would. Writes nothing where there is none.
  /// - Returns: the seconds until the next one is over; nil where none ends by itself.
  /// - Throws: where the database cannot be read or written; the locks are as they were.
  func endLocks() throws -> Int64?
}

/// The file that the exchange reads, which follows every save by itself.
public protocol ExchangeFile: ExchangeOrders {
  /// Writes to the file what it lacks: what another program saved and did not live to tell. Does nothing
  /// where telephony is off.
  /// - Throws: where the file cannot be written; the database is as it was.
  func serveExchange() throws
  /// Looks at every row of the file and makes it right, within the same file, so that an exchange that has
  /// it open sees it.
  /// - Throws: where the file cannot be written; rows that were not reached are as they were.
  func rebuildExchange() throws
}
