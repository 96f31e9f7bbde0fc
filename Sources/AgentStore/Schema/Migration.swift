import GRDB

/// One step from a schema to the next; the steps are numbered by their place in `all`.
struct Migration: Sendable {
  let run: @Sendable (Database) throws -> Void

  static let all = [
    Migration(run: Schema1.create), Migration(run: Schema2.migrate),
    Migration(run: Schema3.migrate), Migration(run: Schema4.migrate),
  ]

  /// Marks the file as Roster's: "Rost". https://sqlite.org/pragma.html#pragma_application_id
  static let application: Int32 = 0x526F_7374
}

/// Brings a file to the newest schema: one process at a time, each step whole or not at all, and a
/// verified copy beside the file first.
struct Migrations {
  let path: String
  let steps: [Migration]

  /// Does nothing but look at a number where the file is up to date.
  /// - Throws: `StoreError`; the file then has the schema it had, or that of a step that was finished.
  func bring(_ queue: DatabaseQueue) throws {
    guard try isBehind(version(queue)) else { return }
    try SideLock.holding(beside: path) {
      let found = try version(queue)
      guard try isBehind(found) else { return }
      try refuseForeign(queue, found)
      if found > 0 { try Backup(of: path).make(from: queue, schema: found) }
      for number in found..<steps.count { try run(number, queue) }
    }
  }

  private func isBehind(_ found: Int) throws(StoreError) -> Bool {
    guard found <= steps.count else {
      throw .newerSchema(path, found: found, known: steps.count)
    }
    return found < steps.count
  }

  private func version(_ queue: DatabaseQueue) throws -> Int {
    try queue.unsafeRead { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
  }

  /// A file without a version is Roster's only while it is empty.
  private func refuseForeign(_ queue: DatabaseQueue, _ found: Int) throws {
    let (tables, application) = try queue.unsafeRead { db in
      (
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0,
        try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      )
    }
    let isOurs = application == Migration.application || (found == 0 && tables == 0)
    guard isOurs else { throw StoreError.foreign(path) }
  }

  private func run(_ number: Int, _ queue: DatabaseQueue) throws {
    try queue.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        try steps[number].run(db)
        try db.checkForeignKeys()
        try db.execute(
          sql: """
            PRAGMA user_version=\(number + 1); PRAGMA application_id=\(Migration.application)
            """)
        return .commit
      }
    }
  }
}
