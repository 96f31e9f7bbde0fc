import AgentDomain
import GRDB

/// Codes on their way, inside a transaction; one for an account, of which only the digest is kept.
enum ResetTokens {
  /// Seconds that a code holds.
  private static let life: Int64 = 3600

  /// Keeps a new code, in place of the one before.
  static func store(_ db: Database, _ account: AccountKey, _ token: ResetToken, _ time: Int64)
    throws
  {
    try db.execute(
      sql: "INSERT OR REPLACE INTO reset_token VALUES (?, ?, ?, ?)",
      arguments: [account.kind.rawValue, account.id, token.digest, time + life])
  }

  /// Whose code it is. A wrong one is a failure of its source, which then has to wait as after failed
  /// sign-ins.
  static func look(_ db: Database, _ token: ResetToken?, _ source: String, _ time: Int64) throws
    -> TokenLook
  {
    if let seconds = try SourceDelay.wait(db, source, time) { return .wait(seconds: seconds) }
    let row = try Row.fetchOne(
      db, sql: "SELECT kind, account FROM reset_token WHERE hash = ? AND expires > ?",
      arguments: [token?.digest ?? "", time])
    if let row, let kind = AccountKind(rawValue: row[0]),
      let person = try ResetPerson.fetch(db, AccountKey(kind, row[1]))
    {
      return .holds(person)
    }
    try SourceDelay.count(db, source, time)
    return .unknown
  }

  /// Takes the code away; true for the one who did.
  static func use(_ db: Database, _ account: AccountKey, _ token: ResetToken, _ time: Int64) throws
    -> Bool
  {
    try db.execute(
      sql: "DELETE FROM reset_token WHERE kind = ? AND account = ? AND hash = ? AND expires > ?",
      arguments: [account.kind.rawValue, account.id, token.digest, time])
    return db.changesCount == 1
  }
}

/// What a first look at a code says.
enum TokenLook {
  case wait(seconds: Int)
  case unknown
  case holds(ResetPerson)
}

/// Somebody who may choose a new password by mail.
struct ResetPerson {
  let account: AccountKey
  let username, fullName: String
  private let email: EmailAddress

  /// Nil where there is no such account, where it is switched off or deleted or has no address, and where a
  /// directory decides on its password, which would make one of ours useless.
  static func fetch(_ db: Database, _ account: AccountKey) throws -> ResetPerson? {
    let gone = account.kind == .agent ? "deleted IS NOT NULL" : "0"
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT username, full_name, email, active_directory_sso FROM \(account.kind.rawValue)
        WHERE id = ? AND NOT disabled AND NOT \(gone) AND email <> ''
        """, arguments: [account.id])
    guard let row else { return nil }
    let hasDirectory = try !SettingsRow.fetch(db).settings.directory.host.text.isEmpty
    if hasDirectory, row["active_directory_sso"] { return nil }
    return ResetPerson(
      account: account, username: row["username"], fullName: row["full_name"],
      email: EmailAddress(unchecked: row["email"]))
  }

  func reset(_ token: ResetToken) -> PendingReset {
    PendingReset(
      account: account, username: username, fullName: fullName, email: email, token: token)
  }
}
