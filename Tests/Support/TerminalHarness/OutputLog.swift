/// Every byte that a program sent to its terminal, with its time.
public struct OutputLog: Sendable {
  public struct Piece: Sendable {
    /// Nanoseconds of the monotonic clock, taken right after the read.
    public let time: UInt64
    /// Where the piece begins in `bytes`.
    public let start: Int
  }

  public private(set) var bytes: [UInt8] = []
  public private(set) var pieces: [Piece] = []

  mutating func append(_ new: some Collection<UInt8>, at time: UInt64) {
    pieces.append(Piece(time: time, start: bytes.count))
    bytes.append(contentsOf: new)
  }

  public var lastTime: UInt64? { pieces.last?.time }
  /// What came at or after a place that was noted before.
  public func since(_ mark: Int) -> ArraySlice<UInt8> { bytes[mark...] }
  /// The time of the first piece that came after a place.
  public func firstTime(since mark: Int) -> UInt64? {
    pieces.first { $0.start >= mark }?.time
  }
}
