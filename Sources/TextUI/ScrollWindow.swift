/// Which rows of many are in view: the arithmetic every list shares.
public struct ScrollWindow: Hashable, Sendable {
  /// The first row in view.
  public var top: Int

  public init(top: Int = 0) {
    self.top = top
  }

  /// Moves as little as needed so that a row is in view, and never past the end.
  public mutating func reveal(_ row: Int, count: Int, height: Int) {
    guard height > 0 else { return }
    top = min(top, row)
    top = max(top, row - height + 1)
    top = max(0, min(top, count - height))
  }

  /// The rows in view.
  public func rows(count: Int, height: Int) -> Range<Int> {
    let first = min(max(0, top), max(0, count))
    return first..<max(first, min(count, first + max(0, height)))
  }
}
