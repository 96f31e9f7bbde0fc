extension Int: FieldValue {
  public static var editor: Editor { Editor(.number) }

  public init(stored: Scalar) throws(Unreadable) {
    guard case .integer(let number) = stored else { throw Unreadable("a whole number") }
    self = Int(number)
  }

  public var stored: Scalar { .integer(Int64(self)) }

  public init(written: String) throws(Unreadable) {
    guard let number = Int(written.trimmed) else { throw Unreadable("a whole number") }
    self = number
  }

  public var written: String { String(self) }
}

/// A whole number with a unit of its own: seconds and ports are counted alike and mean different things.
public protocol NumberValue: FieldValue, Comparable, ExpressibleByIntegerLiteral {
  var number: Int { get }
  init(_ number: Int)
}

extension NumberValue {
  public init(integerLiteral value: Int) { self.init(value) }
  public static func < (one: Self, other: Self) -> Bool { one.number < other.number }
  public init(stored: Scalar) throws(Unreadable) { self.init(try Int(stored: stored)) }
  public var stored: Scalar { number.stored }
  public init(written: String) throws(Unreadable) { self.init(try Int(written: written)) }
  public var written: String { number.written }
}

public struct Seconds: NumberValue {
  public let number: Int
  public init(_ number: Int) { self.number = number }
  public static var editor: Editor { Editor(.number, unit: "s") }
}

/// A TCP or UDP port.
public struct Port: NumberValue {
  public let number: Int
  public init(_ number: Int) { self.number = number }
  public static var editor: Editor { Editor(.port) }
}

extension Rule where Value == Port {
  static var port: Self { .within(1...65535) }
}
