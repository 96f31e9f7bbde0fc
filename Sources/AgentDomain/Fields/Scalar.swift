/// A value as one SQLite column holds it.
public enum Scalar: Hashable, Sendable, Codable {
  case null
  case integer(Int64)
  case text(String)

  /// The text inside, or nil for a number or nothing.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The number inside, or nil for a text or nothing.
  public var integer: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }
}
