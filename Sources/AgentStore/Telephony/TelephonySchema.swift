import GRDB
import Telephony

/// The tables of `telephony.db`: one for each family that Asterisk reads, under its name, and three of
/// Roster's own that hold numbers of records and nothing else.
///
/// Rows of an agent stand under the agent's number with a minus: Asterisk puts what it reads into a sorted
/// list from the head, so that the newest first is the fast order.
enum TelephonySchema {
  /// A digest of the tables' own text: a file whose tables are of another catalogue is made anew. FNV-1a,
  /// without the sign bit. http://www.isthe.com/chongo/tech/comp/fnv/
  private static let version = Int(
    tables.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 } >> 1)
  /// "RosT". https://sqlite.org/pragma.html#pragma_application_id
  static let application: Int32 = 0x526F_7354

  /// Makes the tables where the file has none of this version.
  static func prepare(_ db: Database) throws {
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found != version else { return }
    try refuseForeign(db)
    for table in try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    {
      try db.execute(sql: "DROP TABLE \"\(table)\"")
    }
    try db.execute(sql: tables)
    try db.execute(
      sql: "PRAGMA user_version=\(version); PRAGMA application_id=\(application)")
  }

  private static let tables =
    ([own] + ExchangeCatalogue.ofAgents.map(table) + [table(ExchangeCatalogue.queues), members])
    .joined(separator: "\n")

  private static func refuseForeign(_ db: Database) throws {
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    let found = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard tables == 0 || found == application else {
      throw StoreError.foreign("The file telephony.db of the settings' folder")
    }
  }

  private static func table<Source>(_ family: RealtimeFamily<Source>) -> String {
    """
    CREATE TABLE \(family.name) (\(columns(family)),
      UNIQUE (\(family.key.joined(separator: ", ")))) STRICT;
    """
  }

  private static func columns<Source>(_ family: RealtimeFamily<Source>) -> String {
    family.columns.map { "\($0.name) TEXT NOT NULL" }.joined(separator: ", ")
  }

  /// In the order of numbers in each queue, since some strategies ring in the order of the rows.
  private static var members: String {
    let family = ExchangeCatalogue.members
    return """
      CREATE TABLE \(family.name) (\(columns(family)), agent INTEGER NOT NULL,
        PRIMARY KEY (\(family.key.joined(separator: ", ")))) STRICT, WITHOUT ROWID;
      CREATE INDEX queue_members_agent ON queue_members(agent);
      CREATE INDEX queue_members_uniqueid ON queue_members(uniqueid);
      """
  }

  /// Up to which change the file is right, which records it still has to be right for, and what the
  /// exchange has to be told.
  private static let own = """
    CREATE TABLE roster_applied (
      id INTEGER PRIMARY KEY CHECK (id = 1), change INTEGER NOT NULL,
      digest BLOB NOT NULL) STRICT;
    CREATE TABLE roster_pending (
      kind TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (kind, record)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE roster_order (
      id INTEGER PRIMARY KEY AUTOINCREMENT, endpoint TEXT NOT NULL, action TEXT NOT NULL,
      reason TEXT NOT NULL) STRICT;
    CREATE INDEX roster_order_endpoint ON roster_order(endpoint);
    """
}
