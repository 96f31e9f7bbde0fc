import Foundation

/// A moment in UTC milliseconds, as it stands before every line: `2026-11-22T19:06:00.123Z`.
/// https://www.rfc-editor.org/rfc/rfc3339
public struct LogTime: Hashable, Comparable, Sendable {
  /// Since 1970-01-01 00:00 UTC.
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static var now: LogTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return LogTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  public static func < (one: Self, other: Self) -> Bool { one.milliseconds < other.milliseconds }

  public var written: String {
    var (seconds, parts) = (time_t(milliseconds / 1000), tm())
    gmtime_r(&seconds, &parts)
    let date = [
      (Int(parts.tm_year) + 1900, 4, "-"), (Int(parts.tm_mon) + 1, 2, "-"),
      (Int(parts.tm_mday), 2, "T"), (Int(parts.tm_hour), 2, ":"), (Int(parts.tm_min), 2, ":"),
      (Int(parts.tm_sec), 2, "."), (Int(milliseconds % 1000), 3, "Z"),
    ]
    return date.reduce(into: "") { text, part in
      let digits = String(part.0)
      text += String(repeating: "0", count: max(0, part.1 - digits.count)) + digits + part.2
    }
  }

  /// How many bytes the written form has.
  static let length = 24
  private static let form = Array("dddd-dd-ddTdd:dd:dd.dddZ".utf8)

  /// Reads the time at the beginning of a line; nil where there is none.
  init?(beginning line: some RandomAccessCollection<UInt8>) {
    guard line.count >= Self.length else { return nil }
    var digits = [Int32](repeating: 0, count: 7)
    var part = 0
    for (byte, wanted) in zip(line, Self.form) {
      guard wanted == UInt8(ascii: "d") else {
        guard byte == wanted else { return nil }
        part += 1
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      digits[part] = digits[part] * 10 + Int32(byte - 0x30)
    }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (digits[0] - 1900, digits[1] - 1, digits[2])
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (digits[3], digits[4], digits[5])
    milliseconds = Int64(timegm(&parts)) * 1000 + Int64(digits[6])
  }
}
