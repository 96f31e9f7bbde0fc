import Foundation

/// A stretch of time as the filter line says it.
///
/// - An age, `<7d` or `7d`: within the last seven days; `>7d`: longer ago. Units are h, d, w, m (30 days)
///   and y (365 days).
/// - A day of the host's calendar, `2026-11-01`: on it; `<`, `<=`, `>` and `>=` compare dates, so
///   `<2026-11-01` is before that day.
struct FilterTime: Hashable, Sendable {
  /// UTC seconds, inclusive.
  let since: Int64?
  /// UTC seconds, exclusive.
  let before: Int64?

  static let wanted = "<7d, >2w or a day such as 2026-11-01 (units: h d w m y)"

  init?(_ text: String, now: Timestamp) {
    let (comparison, rest) = Comparison.split(text)
    if let age = Self.age(rest) {
      let moment = (now.seconds ?? 0) - age
      let isOlder = comparison == .above || comparison == .atLeast
      (since, before) = isOlder ? (nil, moment) : (moment, nil)
    } else if let (start, end) = Self.day(rest) {
      switch comparison {
      case .same: (since, before) = (start, end)
      case .below: (since, before) = (nil, start)
      case .atMost: (since, before) = (nil, end)
      case .above: (since, before) = (end, nil)
      case .atLeast: (since, before) = (start, nil)
      }
    } else {
      return nil
    }
  }

  private static let seconds: [Character: Int64] = [
    "h": 3600, "d": 86400, "w": 604_800, "m": 2_592_000, "y": 31_536_000,
  ]

  private static func age(_ text: Substring) -> Int64? {
    guard let unit = text.last.flatMap({ seconds[Character($0.lowercased())] }) else { return nil }
    let digits = text.dropLast()
    guard (1...5).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return Int64(digits).map { $0 * unit }
  }

  /// First second of a day and of the next one.
  private static func day(_ text: Substring) -> (Int64, Int64)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    let numbers = parts.compactMap { Int32($0) }
    guard let start = midnight(numbers, plus: 0), let end = midnight(numbers, plus: 1) else {
      return nil
    }
    return (start, end)
  }

  private static func midnight(_ date: [Int32], plus days: Int32) -> Int64? {
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (date[0] - 1900, date[1] - 1, date[2])
    parts.tm_isdst = -1
    var check = parts
    _ = timegm(&check)
    guard check.tm_mday == date[2], check.tm_mon == date[1] - 1 else { return nil }
    parts.tm_mday += days
    return Int64(mktime(&parts))
  }
}

/// What stands before a number, an age or a date.
enum Comparison: String, CaseIterable, Sendable {
  case atMost = "<="
  case atLeast = ">="
  case below = "<"
  case above = ">"
  case same = ""

  static func split(_ text: String) -> (Comparison, Substring) {
    let comparison = allCases.first { text.hasPrefix($0.rawValue) } ?? .same
    return (comparison, text.dropFirst(comparison.rawValue.count))
  }
}
