import AgentDomain
import GRDB

extension Author {
  /// The author with the rights that the operator's record gives now, whatever they were when the console
  /// was opened.
  func renewed(_ db: Database) throws -> Author {
    guard let account = person.account else { return self }
    guard let now = try OperatorRows.person(db, account) else {
      throw Stop.refusal(
        .forbidden("\(person.name) is disabled or was removed: ask an administrator."))
    }
    return Author(now, origin: origin, isAtHost: isAtHost)
  }
}

/// Operators as rights are asked of.
enum OperatorRows {
  /// The operator with the rights of now; nil where there is none, or the operator is disabled.
  static func person(_ db: Database, _ account: Int64) throws -> Operator? {
    guard let stored = try OperatorAccount.rows.fetch(db, account),
      !stored.record.signIn.disabled
    else { return nil }
    return Operator(
      name: stored.record.username, role: try role(db, stored.record.rights), account: account)
  }

  /// - Parameter column: one of the columns of the table, never what somebody typed.
  static func person(_ db: Database, _ column: String, _ value: String) throws -> Operator? {
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM operator WHERE \(column) = ?", arguments: [value])
    return try id.flatMap { try person(db, $0) }
  }

  private static func role(_ db: Database, _ rights: OperatorAccount.Rights) throws
    -> Operator.Role
  {
    guard rights.role == .user else { return .administrator }
    let queues = try rights.queues.names.compactMap { try RecordIDs.named(db, .queue, $0) }
    return .user(rights.permission, queues: Set(queues))
  }
}

extension Save {
  /// Refuses a change after which nobody could put anything right any more.
  func requireAdministrator() throws {
    let isLeft = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM operator WHERE role = 'administrator' AND disabled = 0)
        """)
    if isLeft == true { return }
    throw Stop.problem(
      "role", "Role",
      "One enabled administrator has to stay: make somebody else an administrator first.")
  }
}
