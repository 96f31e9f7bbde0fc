import AgentDomain
import GRDB

extension Save {
  /// A password that somebody else chose: the agent has to change it at the first login.
  func setPassword(_ id: Int64, _ password: Secret) throws {
    try require(.changePassword)
    let current = try agent(id)
    guard !current.isDeleted else {
      let sentence = "\(current.agent.account.fullName) is deleted: restore the agent first."
      throw Stop.problem("deleted", "Deleted", sentence)
    }
    let problem = try passwords.problem(with: password, settings.settings) ?? reuse(password, id)
    if let problem { return try add([problem], of: current.agent) }
    try keepOld(id)
    try store(password, of: id, current.agent)
    try db.execute(
      sql:
        "UPDATE agent SET password_changed_at = ?, version = version + 1, updated = ? WHERE id = ?",
      arguments: [time, time, id])
    try record(HistoryWord.password, of: id, current.agent, .null, .null)
    touched(id)
  }

  /// Only hashes and digests are stored: argon2id for signing in, HA1 for the telephone.
  func store(_ password: Secret, of id: Int64, _ agent: Agent) throws {
    let realm = settings.settings.security.sipRealm
    let digests = DigestSecret(username: agent.account.username, realm: realm, password)
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO agent_secret VALUES (?, ?, ?, ?, ?, 1)")
      .execute(arguments: [
        id, try passwords.hash(of: password, for: agent.account.username), digests.md5,
        digests.sha256, realm,
      ])
  }

  private func reuse(_ password: Secret, _ id: Int64) throws -> Problem? {
    let security = settings.settings.security
    guard security.suite else { return nil }
    let hashes = try Passwords.hashes(db, of: id, last: security.passwordHistory)
    guard hashes.contains(where: { passwords.matches(password, $0) }) else { return nil }
    let last = security.passwordHistory
    return Problem(
      field: "password", label: "Password",
      sentence: last == 0
        ? "Password must not be the current one: choose another."
        : "Password must not be the current one nor one of the last \(last): choose another.")
  }

  private func keepOld(_ id: Int64) throws {
    try db.execute(
      sql: """
        INSERT INTO password_history (agent_id, password_hash, time)
          SELECT agent_id, password_hash, ? FROM agent_secret WHERE agent_id = ?
        """, arguments: [time, id])
    try db.execute(
      sql: """
        DELETE FROM password_history WHERE agent_id = ? AND id NOT IN
          (SELECT id FROM password_history WHERE agent_id = ? ORDER BY id DESC LIMIT 12)
        """, arguments: [id, id])
  }
}
