/// A number that is dialled: digits without a leading zero, kept as text.
public struct InternalNumber: TextValue, Comparable {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init(_ number: Int) { text = String(number) }
  public init() { text = "" }

  public static var editor: Editor { Editor(.digits) }
  public static var expected: String { "digits without a leading zero, at most 15" }

  public static func normalised(_ text: String) -> String? {
    (1...15).contains(text.count) && text.first != "0" && text.allSatisfy(\.isASCIIDigit)
      ? text : nil
  }

  /// The value of the digits; 0 while there are none.
  public var number: Int { Int(text) ?? 0 }

  public static func < (one: Self, other: Self) -> Bool { one.number < other.number }
}

/// What a telephone can dial: digits, `+`, `*` and `#`.
public struct PhoneNumber: TextValue {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init() { text = "" }

  public static var editor: Editor { Editor(.phone) }
  public static var expected: String { "at most 32 of the digits, +, * and #" }

  public static func normalised(_ text: String) -> String? {
    let dialled = text.filter { !" -()/".contains($0) }
    return (1...32).contains(dialled.count)
      && dialled.allSatisfy({ $0.isASCIIDigit || "+*#".contains($0) }) ? dialled : nil
  }
}
