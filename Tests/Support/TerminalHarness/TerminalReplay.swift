import CTerminalHarness

/// Draws a session's output once more, piece by piece, to find when something was seen for the first
/// time: the times are those of the reads, whatever the watching cost.
public final class TerminalReplay {
  private let emulator: OpaquePointer
  private let size: (rows: Int, columns: Int)
  private let log: OutputLog
  private var next = 0

  public init?(_ log: OutputLog, size: (rows: Int, columns: Int)) {
    let ignore: @convention(c) (UnsafePointer<CChar>?, Int, UnsafeMutableRawPointer?) -> Void = {
      _, _, _ in
    }
    guard
      let emulator = harness_emulator_make(Int32(size.rows), Int32(size.columns), ignore, nil)
    else { return nil }
    (self.emulator, self.size, self.log) = (emulator, size, log)
  }

  deinit { harness_emulator_free(emulator) }

  /// Draws everything before a place in the bytes.
  public func skip(to mark: Int) {
    while next < log.pieces.count, log.pieces[next].start < mark { draw() }
  }

  /// Draws the next piece.
  ///
  /// - Returns: its time, or nil at the end.
  @discardableResult
  public func draw() -> UInt64? {
    guard next < log.pieces.count else { return nil }
    let piece = log.pieces[next]
    next += 1
    let end = next < log.pieces.count ? log.pieces[next].start : log.bytes.count
    log.bytes[piece.start..<end].withUnsafeBufferPointer {
      harness_emulator_feed(emulator, $0.baseAddress, $0.count)
    }
    return piece.time
  }

  /// The time at which a condition on the rows held first from here on, or nil.
  public func time(where condition: ([String]) -> Bool) -> UInt64? {
    while let time = draw() {
      if condition(rows) { return time }
    }
    return nil
  }

  /// The time of the last change of some rows from here to the end; nil where nothing changed.
  public func lastChange(of range: Range<Int>) -> UInt64? {
    var (seen, last) = (looks(range), UInt64?.none)
    while let time = draw() {
      let now = looks(range)
      if now != seen { (seen, last) = (now, time) }
    }
    return last
  }

  /// The text of some rows and how it is set off: a found letter often changes the one without the other.
  private func looks(_ range: Range<Int>) -> [String] {
    range.flatMap { row in
      (0..<size.columns).map { column in
        let cell = harness_emulator_cell(emulator, Int32(row), Int32(column))
        return "\(cell.text)\(cell.bold)\(cell.underline)\(cell.reverse)"
      }
    }
  }

  private var rows: [String] {
    (0..<size.rows).map { row in
      (0..<size.columns).map { harness_emulator_cell(emulator, Int32(row), Int32($0)).text }
        .joined()
    }
  }
}
