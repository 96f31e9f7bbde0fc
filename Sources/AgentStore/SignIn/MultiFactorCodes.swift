import AgentDomain
import GRDB

/// The codes of accounts with multi-factor authentication, inside a transaction.
enum MultiFactorCodes {
  /// Whether a code of the authenticator, or a recovery code, holds; one that does holds never again.
  static func accept(_ db: Database, _ account: AccountKey, _ code: Secret, _ time: Int64) throws
    -> Bool
  {
    let recovery = RecoveryCode(code)
    return recovery.isPlausible
      ? try redeem(db, account, recovery) : try use(db, account, code, time)
  }

  /// The step moves on by the same statement that looks at it: of many at once one is accepted.
  private static func use(_ db: Database, _ account: AccountKey, _ code: Secret, _ time: Int64)
    throws -> Bool
  {
    let row = try Row.fetchOne(
      db, sql: "SELECT secret, last_step FROM multi_factor WHERE kind = ? AND account = ?",
      arguments: key(account))
    guard let row, let secret = Blob.bytes(row["secret"]),
      let step = OneTimeCode(secret: secret).step(matching: code, at: time, after: row["last_step"])
    else { return false }
    try db.execute(
      sql: """
        UPDATE multi_factor SET last_step = ? WHERE kind = ? AND account = ? AND last_step < ?
        """, arguments: [step] + key(account) + [step])
    return db.changesCount == 1
  }

  private static func redeem(_ db: Database, _ account: AccountKey, _ code: RecoveryCode) throws
    -> Bool
  {
    try db.execute(
      sql: "DELETE FROM recovery_code WHERE kind = ? AND account = ? AND hash = ?",
      arguments: key(account) + [code.digest])
    return db.changesCount == 1
  }

  /// Keeps a secret and what is needed of its recovery codes, in place of any before.
  /// - Parameter step: that of the code which confirmed the secret: it holds for nothing else.
  static func keep(
    _ db: Database, _ account: AccountKey, _ enrolment: Enrolment, usedUp step: Int64,
    _ recovery: [RecoveryCode]
  ) throws {
    try forget(db, account)
    try db.execute(
      sql: "INSERT INTO multi_factor (kind, account, secret, last_step) VALUES (?, ?, ?, ?)",
      arguments: key(account) + [Blob.value(enrolment.secret), step])
    for code in recovery {
      try db.execute(
        sql: "INSERT INTO recovery_code (kind, account, hash) VALUES (?, ?, ?)",
        arguments: key(account) + [code.digest])
    }
  }

  static func forget(_ db: Database, _ account: AccountKey) throws {
    for table in ["multi_factor", "recovery_code"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE kind = ? AND account = ?", arguments: key(account))
    }
  }

  static func left(_ db: Database, _ account: AccountKey) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM recovery_code WHERE kind = ? AND account = ?",
      arguments: key(account)) ?? 0
  }

  private static func key(_ account: AccountKey) -> StatementArguments {
    [account.kind.rawValue, account.id]
  }
}
