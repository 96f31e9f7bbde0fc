import Foundation

/// A moment in UTC seconds since 1970, or none yet.
public struct Timestamp: FieldValue, Comparable {
  /// Seconds since 1970-01-01 00:00 UTC; nil where it never happened.
  public let seconds: Int64?

  public init(_ seconds: Int64? = nil) { self.seconds = seconds }

  public static var now: Timestamp { Timestamp(Int64(time(nil))) }
  public static var editor: Editor { Editor(.timestamp) }

  public init(stored: Scalar) throws(Unreadable) {
    switch stored {
    case .null: seconds = nil
    case .integer(let number): seconds = number
    case .text: throw Unreadable("a time")
    }
  }

  public var stored: Scalar { seconds.map(Scalar.integer) ?? .null }

  /// Reads `2026-11-22 19:06:00` or `2026-11-22T19:06:00Z`, both UTC.
  public init(written: String) throws(Unreadable) {
    let text = written.trimmed
    guard !text.isEmpty else { self.init(); return }
    let numbers = text.split { !$0.isASCIIDigit }.compactMap { Int32($0) }
    guard numbers.count == 6, numbers[0] <= 9999,
      text.allSatisfy({ $0.isASCIIDigit || "-: TZ".contains($0) })
    else {
      throw Unreadable("a time such as 2026-11-22T19:06:00Z")
    }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (numbers[0] - 1900, numbers[1] - 1, numbers[2])
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[3], numbers[4], numbers[5])
    let seconds = Int64(timegm(&parts))
    guard Self.numbers(of: parts) == numbers else {
      throw Unreadable("a time that there is, such as 2026-11-22T19:06:00Z")
    }
    self.init(seconds)
  }

  /// Year, month, day, hour, minute, second; `timegm` has moved what no calendar has.
  private static func numbers(of parts: tm) -> [Int32] {
    [
      parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
      parts.tm_sec,
    ]
  }

  public var written: String { format("%Y-%m-%dT%H:%M:%SZ", utc: true) }

  /// The local time of the terminal's host, to the minute.
  public var shown: String { seconds == nil ? "never" : format("%Y-%m-%d %H:%M", utc: false) }

  public static func < (one: Self, other: Self) -> Bool {
    (one.seconds ?? .min) < (other.seconds ?? .min)
  }

  private func format(_ pattern: String, utc: Bool) -> String {
    guard let seconds else { return "" }
    var (clock, parts) = (time_t(seconds), tm())
    if utc { gmtime_r(&clock, &parts) } else { localtime_r(&clock, &parts) }
    var buffer = [CChar](repeating: 0, count: 64)
    let count = strftime(&buffer, buffer.count, pattern, &parts)
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
