import AgentDomain
import GRDB

/// Requests for a new password, inside a transaction.
///
/// Each request writes one row for each kind of account, with the number of the account or 0, so that
/// the same is done whether or not the address is somebody's. Whatever depends on the account comes later,
/// when messages are made.
enum ResetRequests {
  /// Seconds after which a request is not answered any more.
  private static let patience: Int64 = 3600
  /// Seconds that requests are counted for, and twice as long they are kept.
  private static let window: Int64 = 3600
  /// How many messages an account gets in a window.
  private static let mostForAccount = 3
  /// How many requests a source may make in a window, whomever they are for.
  private static let mostFromSource = 20
  /// How often sending is tried.
  private static let tries = 5

  /// Seconds that this source still has to wait, or nil.
  static func wait(_ db: Database, _ source: String, _ time: Int64) throws -> Int? {
    let times = try Int64.fetchAll(
      db,
      sql: """
        SELECT time FROM reset_request WHERE source = ? AND kind = ? AND time > ?
        ORDER BY time DESC LIMIT ?
        """,
      arguments: [source, AccountKind.operator.rawValue, time - window, mostFromSource])
    guard times.count == mostFromSource, let oldest = times.last else { return nil }
    return Int(max(1, min(window, oldest + window - time)))
  }

  static func add(_ db: Database, _ email: String, _ source: String, _ time: Int64) throws {
    for kind in AccountKind.allCases {
      try db.execute(
        sql: """
          INSERT INTO reset_request (kind, account, time, source) VALUES (?, ifnull((
            SELECT id FROM \(kind.rawValue) WHERE email = ? COLLATE NOCASE AND email <> ''
            LIMIT 1), 0), ?, ?)
          """, arguments: [kind.rawValue, email, time, source])
    }
  }

  /// Closes what is not answered: too old, too many for an account, or followed by another.
  static func tidy(_ db: Database, _ time: Int64) throws {
    try db.execute(
      sql: "DELETE FROM reset_request WHERE time <= ?", arguments: [time - 2 * window])
    try db.execute(
      sql: "UPDATE reset_request SET closed = 1 WHERE account = 0 OR time <= ?",
      arguments: [time - patience])
    try db.execute(
      sql: """
        UPDATE reset_request AS r SET closed = 1 WHERE closed = 0 AND (
          SELECT count(*) FROM (SELECT 1 FROM reset_request o WHERE o.kind = r.kind
            AND o.account = r.account AND o.id < r.id AND o.time > r.time - ? LIMIT ?)) >= ?
        """, arguments: [window, mostForAccount, mostForAccount])
    try db.execute(
      sql: """
        UPDATE reset_request AS r SET closed = 1 WHERE closed = 0 AND EXISTS (
          SELECT 1 FROM reset_request o WHERE o.kind = r.kind AND o.account = r.account
            AND o.id > r.id AND o.closed = 0)
        """)
  }

  /// The first that is open, behind one that was tried already.
  static func first(_ db: Database, after last: Int64) throws -> (id: Int64, account: AccountKey)? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT id, kind, account FROM reset_request WHERE closed = 0 AND id > ?
        ORDER BY id LIMIT 1
        """, arguments: [last])
    guard let row, let kind = AccountKind(rawValue: row[1]) else { return nil }
    return (row[0], AccountKey(kind, row[2]))
  }

  /// Counts a try before it is made, so that a program that dies over one does not try for ever.
  static func count(_ db: Database, _ id: Int64) throws {
    try db.execute(sql: "UPDATE reset_request SET tries = tries + 1 WHERE id = ?", arguments: [id])
  }

  static func close(_ db: Database, _ id: Int64) throws {
    try db.execute(sql: "UPDATE reset_request SET closed = 1 WHERE id = ?", arguments: [id])
  }

  /// The message did not leave: its code never holds, and the next call tries again, unless it was the last.
  static func giveBack(_ db: Database, _ id: Int64, _ token: ResetToken) throws {
    try db.execute(sql: "DELETE FROM reset_token WHERE hash = ?", arguments: [token.digest])
    try db.execute(
      sql: "UPDATE reset_request SET closed = tries >= ? WHERE id = ?", arguments: [tries, id])
  }

  /// What happened to the account makes its requests and codes void.
  static func void(_ db: Database, _ account: AccountKey) throws {
    let key: StatementArguments = [account.kind.rawValue, account.id]
    try db.execute(sql: "DELETE FROM reset_token WHERE kind = ? AND account = ?", arguments: key)
    try db.execute(
      sql: "UPDATE reset_request SET closed = 1 WHERE kind = ? AND account = ?", arguments: key)
  }
}
