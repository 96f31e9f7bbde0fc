import TerminalHarness

/// A database seen by the sqlite3 program, which shares no code with Roster's store.
struct SQLiteFile {
  let path: String

  init(_ path: String) { self.path = path }

  /// - Throws: `HarnessError` where sqlite3 is missing or refuses.
  func rows(_ query: String) throws -> [[String]] {
    let result = try run(
      "sqlite3", ["-batch", "-noheader", "-cmd", ".timeout 10000", "-ascii", path],
      stdin: Array(query.utf8))
    guard result.status == 0 else {
      throw HarnessError.timeout("sqlite3 refused \(query): \(result.errorText)")
    }
    return result.text.split(separator: "\u{1e}").map { row in
      row.split(separator: "\u{1f}", omittingEmptySubsequences: false).map(String.init)
    }
  }

  func value(_ query: String) throws -> String? { try rows(query).first?.first }
}
