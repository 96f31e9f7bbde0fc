import AgentDomain
import GRDB

extension Save {
  /// Counts the attempt as a failure before anything is compared, so that of many at once no more than the
  /// settings allow are ever compared; what succeeds is taken off again.
  func reserve(_ attempt: SignInAttempt) throws -> SignInDecision {
    if let seconds = try SourceDelay.wait(db, attempt.source, time) {
      return .refuseUnseen(.wait(seconds: seconds))
    }
    try SourceDelay.count(db, attempt.source, time)
    guard var row = try SignInRow.fetch(db, attempt.kind, attempt.username) else {
      try writeAsMuch()
      return .compare(nil, nil)
    }
    if row.isLocked, let until = row.lockedUntil, until <= time {
      try endLocks([LockedAccount(account: row.account, fullName: row.fullName)])
      row = try SignInRow.fetch(db, attempt.kind, attempt.username) ?? row
    }
    if row.isLocked {
      try writeAsMuch()
      return .closed(.locked(until: Timestamp(row.lockedUntil)))
    }
    if isAtLimit(row.failures) {
      return .closed(.locked(until: Timestamp(try lock(row))))
    }
    try db.execute(
      sql: "UPDATE \(row.account.kind.rawValue) SET failed_logins = failed_logins + 1 WHERE id = ?",
      arguments: [row.account.id])
    let directory = settings.settings.directory
    let isDirectory = row.usesDirectory && !directory.host.text.isEmpty
    return .compare(row, isDirectory ? directory : nil)
  }

  /// Writes one page that stays as it is, where no account is counted: the time must not tell.
  private func writeAsMuch() throws {
    try db.execute(sql: "UPDATE number_hint SET next = next")
  }

  /// Decides with the verdict at hand; everything that it depends on is read again.
  /// - Parameter renewed: the hash by the parameters of today, where the stored one is older.
  func settle(
    _ attempt: SignInAttempt, _ seen: SignInRow?, _ verdict: DirectoryVerdict, renewed: String?
  ) throws -> SignInOutcome {
    guard let seen, let row = try SignInRow.fetch(db, attempt.kind, attempt.username),
      row.account == seen.account, row.hash == seen.hash
    else { return .refused }
    switch verdict {
    case .unavailable(let why):
      try release(row, attempt)
      return .directoryUnavailable(why)
    case .refused:
      try lockAtLimit(row)
      return .refused
    case .accepted: break
    }
    if row.isLocked { return .locked(until: Timestamp(row.lockedUntil)) }
    if row.isDisabled {
      try release(row, attempt)
      return .disabled
    }
    return try enter(attempt, row, renewed: renewed)
  }

  /// The password was right: what else is wanted comes now.
  private func enter(_ attempt: SignInAttempt, _ row: SignInRow, renewed: String?) throws
    -> SignInOutcome
  {
    let reason = newPasswordReason(row)
    if let reason, attempt.newPassword == nil {
      try release(row, attempt)
      return .newPasswordNeeded(reason)
    }
    if row.hasMultiFactor {
      guard let code = attempt.code else {
        try release(row, attempt)
        return .codeNeeded
      }
      guard try MultiFactorCodes.accept(db, row.account, code, time) else {
        try lockAtLimit(row)
        return .codeRefused
      }
    }
    try letIn(row, attempt, renewed: renewed)
    if let password = attempt.newPassword { try changeOwn(row, password) }
    try pauseAtLogin(row.account)
    return .signedIn(
      SignedIn(
        account: row.account, username: row.username, fullName: row.fullName,
        lastLogin: row.lastLogin, daysLeft: attempt.newPassword == nil ? daysLeft(row) : nil))
  }

  private func letIn(_ row: SignInRow, _ attempt: SignInAttempt, renewed: String?) throws {
    let kind = row.account.kind.rawValue
    try db.execute(
      sql: "UPDATE \(kind) SET failed_logins = 0, last_login = ? WHERE id = ?",
      arguments: [time, row.account.id])
    try SourceDelay.clear(db, attempt.source)
    guard let renewed else { return }
    try db.execute(
      sql: """
        UPDATE credential SET password_hash = ?
        WHERE kind = ? AND account = ? AND password_hash = ?
        """, arguments: [renewed, kind, row.account.id, row.hash])
  }

  /// Takes the attempt off the counts again: it was no failure.
  func release(_ row: SignInRow, _ attempt: SignInAttempt) throws {
    try db.execute(
      sql: """
        UPDATE \(row.account.kind.rawValue) SET failed_logins = max(0, failed_logins - 1)
        WHERE id = ?
        """, arguments: [row.account.id])
    try SourceDelay.takeOff(db, attempt.source, time)
  }

  private func changeOwn(_ row: SignInRow, _ password: Secret) throws {
    log.word("Changed the own password")
    switch row.account.kind {
    case .agent:
      try setPassword(
        row.account, password, of: try stored(Agent.self, row.account.id).record, mustChange: false)
    case .operator:
      let record = try stored(OperatorAccount.self, row.account.id).record
      try setPassword(row.account, password, of: record, mustChange: false)
    }
  }

  // MARK: - Age

  private static let day: Int64 = 86_400
  /// How many days before its end a password is spoken of.
  private static let notice = 15

  private func newPasswordReason(_ row: SignInRow) -> NewPasswordReason? {
    let security = settings.settings.security
    guard security.suite, !usesDirectory(row) else { return nil }
    if row.mustChange { return .first }
    return daysOld(row).map { $0 >= security.passwordMaxAge } == true ? .aged : nil
  }

  private func daysLeft(_ row: SignInRow) -> Int? {
    let security = settings.settings.security
    guard security.suite, !usesDirectory(row), let days = daysOld(row) else { return nil }
    let left = security.passwordMaxAge - days
    return left <= Self.notice ? left : nil
  }

  private func daysOld(_ row: SignInRow) -> Int? {
    guard settings.settings.security.passwordMaxAge > 0,
      let changed = row.passwordChangedAt.seconds
    else { return nil }
    return Int((time - changed) / Self.day)
  }

  private func usesDirectory(_ row: SignInRow) -> Bool {
    row.usesDirectory && !settings.settings.directory.host.text.isEmpty
  }
}
