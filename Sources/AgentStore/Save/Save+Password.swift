import AgentDomain
import GRDB

extension Save {
  /// A password that somebody else chose: it has to be changed at the first sign-in.
  func setPassword(_ account: AccountKey, _ password: Secret) throws {
    switch account.kind {
    case .agent:
      try require(.changePassword)
      let current = try agent(account.id)
      guard !current.isDeleted else {
        let sentence = "\(current.agent.account.fullName) is deleted: restore the agent first."
        throw Stop.problem("deleted", "Deleted", sentence)
      }
      try setPassword(account, password, of: current.agent, mustChange: true)
    case .operator:
      try require(.manageOperators)
      let current = try stored(OperatorAccount.self, account.id)
      try setPassword(account, password, of: current.record, mustChange: true)
    }
  }

  /// Checks a password against the rules and those before it, and stores what is left of it.
  /// - Parameter mustChange: whether somebody else chose it.
  func setPassword<Record: DirectoryRecord>(
    _ account: AccountKey, _ password: Secret, of record: Record, mustChange: Bool
  ) throws {
    let problem =
      try passwords.problem(with: password, settings.settings) ?? reuse(password, account)
    if let problem { return try add([problem], of: record) }
    try keepOld(account)
    try store(password, of: account, record, mustChange: mustChange)
    let kind = account.kind.rawValue
    try db.execute(
      sql: """
        UPDATE \(kind) SET password_changed_at = ?, version = version + 1, updated = ?
        WHERE id = ?
        """, arguments: [time, time, account.id])
    try ResetRequests.void(db, account)
    try self.record(HistoryWord.password, of: account.id, record, .null, .null)
    touched(account.id)
  }

  /// Only hashes and digests are stored: argon2id for signing in, HA1 for an agent's telephone.
  func store<Record: DirectoryRecord>(
    _ password: Secret, of account: AccountKey, _ record: Record, mustChange: Bool = true
  ) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO credential VALUES (?, ?, ?, ?)")
      .execute(arguments: [
        account.kind.rawValue, account.id,
        try passwords.hash(of: password, for: record.handle), mustChange ? 1 : 0,
      ])
    if account.kind == .agent { try storeDigests(password, account.id, record.handle) }
  }

  private func storeDigests(_ password: Secret, _ agent: Int64, _ username: String) throws {
    let realm = settings.settings.security.sipRealm
    let digests = DigestSecret(username: username, realm: realm, password)
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO sip_secret VALUES (?, ?, ?, ?)")
      .execute(arguments: [agent, digests.md5, digests.sha256, realm])
  }

  private func reuse(_ password: Secret, _ account: AccountKey) throws -> Problem? {
    let security = settings.settings.security
    guard security.suite else { return nil }
    let hashes = try Passwords.hashes(db, of: account, last: security.passwordHistory)
    guard hashes.contains(where: { passwords.matches(password, $0) }) else { return nil }
    let last = security.passwordHistory
    return Problem(
      field: "password", label: "Password",
      sentence: last == 0
        ? "Password must not be the current one: choose another."
        : "Password must not be the current one nor one of the last \(last): choose another.")
  }

  private func keepOld(_ account: AccountKey) throws {
    let key: StatementArguments = [account.kind.rawValue, account.id]
    try db.execute(
      sql: """
        INSERT INTO former_password (kind, account, password_hash, time)
          SELECT kind, account, password_hash, ? FROM credential WHERE kind = ? AND account = ?
        """, arguments: [time] + key)
    try db.execute(
      sql: """
        DELETE FROM former_password WHERE kind = ? AND account = ? AND id NOT IN
          (SELECT id FROM former_password WHERE kind = ? AND account = ?
            ORDER BY id DESC LIMIT 12)
        """, arguments: key + key)
  }
}
