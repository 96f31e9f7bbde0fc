import GRDB

/// How long a source of failed attempts has to wait: nothing for the first few, then twice as long each
/// time. A quiet hour, or somebody who gets in, begins anew.
enum SourceDelay {
  /// Failures that cost nothing.
  private static let free = 3
  /// Seconds.
  private static let longest: Int64 = 300
  private static let memory: Int64 = 3600

  /// Seconds that this source still has to wait, or nil.
  static func wait(_ db: Database, _ source: String, _ time: Int64) throws -> Int? {
    let row = try Row.fetchOne(
      db, sql: "SELECT failures, last FROM source_failure WHERE source = ?", arguments: [source])
    guard let row, case let last:Int64 = row[1], time - last < memory else { return nil }
    let left = last + delay(after: row[0]) - time
    return left > 0 ? Int(min(left, longest)) : nil
  }

  static func delay(after failures: Int) -> Int64 {
    guard failures > free else { return 0 }
    return min(longest, 1 << min(20, Int64(failures - free)))
  }

  static func count(_ db: Database, _ source: String, _ time: Int64) throws {
    try db.execute(
      sql: "DELETE FROM source_failure WHERE last <= ?", arguments: [time - memory])
    try db.execute(
      sql: """
        INSERT INTO source_failure VALUES (?, 1, ?)
          ON CONFLICT (source) DO UPDATE SET failures = failures + 1, last = excluded.last
        """, arguments: [source, time])
  }

  /// Undoes `count` for an attempt that was no failure. It was let through, so the source had no time left
  /// to wait then, and has none now.
  static func takeOff(_ db: Database, _ source: String, _ time: Int64) throws {
    let count = try Int.fetchOne(
      db, sql: "SELECT failures FROM source_failure WHERE source = ?", arguments: [source])
    guard let failures = count.map({ max(0, $0 - 1) }) else { return }
    try db.execute(
      sql: "UPDATE source_failure SET failures = ?, last = min(last, ?) WHERE source = ?",
      arguments: [failures, time - delay(after: failures), source])
  }

  static func clear(_ db: Database, _ source: String) throws {
    try db.execute(sql: "DELETE FROM source_failure WHERE source = ?", arguments: [source])
  }
}
