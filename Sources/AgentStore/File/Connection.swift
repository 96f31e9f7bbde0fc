import CSQLiteHardening
import GRDB

/// How a connection is made: the settings under which an acknowledged save survives a power loss, each
/// read back.
///
/// Not WAL: GRDB lowers it to `synchronous=NORMAL` after the caller's settings have been made.
enum Connection {
  /// - Parameter cache: how many KiB of pages it may keep; a change of very many rows that outgrows it locks
  ///   readers out before its end.
  static func open(
    _ path: String, label: String, cache: Int
  ) throws(StoreError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.label = label
    configuration.prepareDatabase { try harden($0, cache: cache) }
    do { return try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw StoreError(error, path: path)
    }
  }

  private static func harden(_ db: Database, cache: Int) throws {
    guard let connection = db.sqliteConnection,
      roster_harden(UnsafeMutableRawPointer(connection)) == 0
    else {
      throw StoreError.unsafeSetting("defensive")
    }
    let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode=TRUNCATE")
    guard mode == "truncate" else { throw StoreError.unsafeSetting("journal_mode") }
    try db.execute(
      sql: """
        PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;
        PRAGMA mmap_size=0; PRAGMA cache_size=-\(cache)
        """)
    for (name, wanted) in wanted {
      let found = try Int.fetchOne(db, sql: "PRAGMA \(name)")
      guard found == wanted || (name == "mmap_size" && found == nil) else {
        throw StoreError.unsafeSetting(name)
      }
    }
  }

  private static let wanted = [
    ("synchronous", 2), ("trusted_schema", 0), ("cell_size_check", 1), ("mmap_size", 0),
    ("foreign_keys", 1),
  ]
}
