public import AgentDomain
import GRDB

extension AgentStore {
  public func authenticate(_ attempt: SignInAttempt) -> SignInOutcome {
    var decision = SignInDecision.closed(.refused)
    let reservation = save(order(for: attempt, Passwords())) { save in
      decision = try save.reserve(attempt)
    }
    if let failure = failure(reservation) { return failure }
    switch decision {
    case .refuseUnseen(let outcome): return outcome
    case .closed(let outcome):
      _ = PasswordHash.matches(attempt.password, PasswordHash.nobodys)
      _ = save(order(for: attempt, Passwords())) { _ in }
      return outcome
    case .compare(let row, let directory):
      return settle(attempt, row, verdict(on: attempt, row, directory))
    }
  }

  /// Whether the password is right, which takes its time: no transaction is open.
  private func verdict(
    on attempt: SignInAttempt, _ row: SignInRow?, _ directory: CentreSettings.SignInDirectory?
  ) -> DirectoryVerdict {
    if let row, let directory {
      return passwordDirectory.verdict(on: row.username, attempt.password, directory)
    }
    let hash = row?.hash ?? PasswordHash.nobodys
    return PasswordHash.matches(attempt.password, hash) && row?.hash != nil ? .accepted : .refused
  }

  private func settle(_ attempt: SignInAttempt, _ row: SignInRow?, _ verdict: DirectoryVerdict)
    -> SignInOutcome
  {
    let passwords = Passwords()
    var renewed: String?
    if verdict == .accepted, let row {
      renewed = PasswordHash.isOutdated(row.hash) ? try? PasswordHash.make(attempt.password) : nil
      prepare(passwords, attempt, row)
    }
    var outcome = SignInOutcome.refused
    let saved = save(order(for: attempt, passwords)) { save in
      outcome = try save.settle(attempt, row, verdict, renewed: renewed)
    }
    if case .notSaved(.problems(let problems)) = saved, let problem = problems.first, let row {
      _ = save(order(for: attempt, passwords)) { try $0.release(row, attempt) }
      return .newPasswordRefused(problem)
    }
    return failure(saved) ?? outcome
  }

  /// Hashes the new password, and compares it with the earlier ones, before the file is locked.
  private func prepare(_ passwords: Passwords, _ attempt: SignInAttempt, _ row: SignInRow) {
    guard let password = attempt.newPassword, let settings = try? settings().settings,
      passwords.problem(with: password, settings) == nil
    else { return }
    _ = try? passwords.hash(of: password)
    let last = settings.security.passwordHistory
    let old = try? reading { try Passwords.hashes($0, of: row.account, last: last) }
    for hash in old ?? [] { _ = passwords.matches(password, hash) }
  }

  /// What is written is the gate's doing, but for a new password, which is its owner's.
  private func order(for attempt: SignInAttempt, _ passwords: Passwords) -> SaveOrder {
    let name = attempt.newPassword == nil ? "sign-in" : attempt.username
    return SaveOrder(
      author: Author(Operator(name: name, role: .administrator), origin: attempt.source),
      summary: "Signed in", draft: nil, kind: .do, passwords: passwords, progress: nil)
  }

  private func failure(_ outcome: SaveOutcome) -> SignInOutcome? {
    switch outcome {
    case .saved: nil
    case .notSaved(let refusal): .failed("\(refusal)")
    case .conflict: .failed("Somebody else signed in at the same moment: try again.")
    case .unknown(let why): .failed(why)
    }
  }
}

/// What the first look at an attempt says.
enum SignInDecision {
  /// Nothing is compared, whatever the account: the source has to wait.
  case refuseUnseen(SignInOutcome)
  /// Nothing is compared, but it must take as long as if it were.
  case closed(SignInOutcome)
  /// - Parameter row: nil where there is no such account, which only takes its time.
  case compare(SignInRow?, CentreSettings.SignInDirectory?)
}

/// What the gate has to know of an account.
struct SignInRow {
  let account: AccountKey
  let username, fullName: String
  let isDisabled, isLocked, usesDirectory, hasMultiFactor, mustChange: Bool
  let lockedUntil: Int64?
  let failures: Int
  let lastLogin, passwordChangedAt: Timestamp
  /// Nil where there is no password yet.
  let hash: String?

  static func fetch(_ db: Database, _ kind: AccountKind, _ username: String) throws -> SignInRow? {
    let gone = kind == .agent ? "r.deleted IS NOT NULL" : "0"
    let statement = try db.cachedStatement(
      sql: """
        SELECT r.id, r.username, r.full_name, r.disabled OR \(gone) AS is_disabled, r.locked,
          r.locked_until, r.failed_logins, r.last_login, r.active_directory_sso, r.mfa_active,
          r.password_changed_at, c.password_hash, ifnull(c.must_change, 0) AS must_change
        FROM \(kind.rawValue) r
        LEFT JOIN credential c ON c.kind = '\(kind.rawValue)' AND c.account = r.id
        WHERE r.username = ? COLLATE NOCASE
        """)
    return try Row.fetchOne(statement, arguments: [username]).map { SignInRow(kind, $0) }
  }

  private init(_ kind: AccountKind, _ row: Row) {
    account = AccountKey(kind, row["id"])
    (username, fullName) = (row["username"], row["full_name"])
    (isDisabled, isLocked) = (row["is_disabled"], row["locked"])
    (usesDirectory, hasMultiFactor) = (row["active_directory_sso"], row["mfa_active"])
    (mustChange, lockedUntil, failures) = (
      row["must_change"], row["locked_until"], row["failed_logins"]
    )
    lastLogin = Timestamp(row["last_login"])
    passwordChangedAt = Timestamp(row["password_changed_at"])
    hash = row["password_hash"]
  }
}
