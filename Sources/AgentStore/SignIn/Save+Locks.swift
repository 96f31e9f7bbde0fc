import AgentDomain
import GRDB

/// Locks that failed logins bring, and their end.
extension Save {
  func isAtLimit(_ failures: Int) -> Bool {
    let limit = settings.settings.security.maxFailedLogins
    return limit > 0 && failures >= limit
  }

  func lockAtLimit(_ row: SignInRow) throws {
    if !row.isLocked, isAtLimit(row.failures) { try lock(row) }
  }

  /// - Returns: until when, where it ends by itself.
  @discardableResult
  func lock(_ row: SignInRow) throws -> Int64? {
    log.word("Locked \(row.fullName) after \(row.failures) failed logins")
    try turn("locked", of: row.account, on: true)
    let minutes = settings.settings.security.lockMinutes
    let until = minutes > 0 ? time + Int64(minutes) * 60 : nil
    try db.execute(
      sql: "UPDATE \(row.account.kind.rawValue) SET locked_until = ? WHERE id = ?",
      arguments: [until, row.account.id])
    return until
  }

  /// Ends locks whose time is over, as one change; does nothing where there are none.
  func endLocks(_ locked: [LockedAccount]) throws {
    guard let first = locked.first else { return }
    let who = locked.count == 1 ? first.fullName : "\(locked.count) accounts"
    log.word("Unlocked \(who), since the time is over")
    for one in locked { try turn("locked", of: one.account, on: false) }
  }
}

/// An account that is locked.
struct LockedAccount {
  let account: AccountKey
  let fullName: String

  /// Those whose lock should have ended by itself. Of agents, only the index of locked ones is read.
  static func overdue(_ db: Database, at time: Int64) throws -> [LockedAccount] {
    try AccountKind.allCases.flatMap { kind in
      let statement = try db.cachedStatement(sql: overdue(kind))
      return try Row.fetchAll(statement, arguments: [time]).map {
        LockedAccount(account: AccountKey(kind, $0[0]), fullName: $0[1])
      }
    }
  }

  static func overdue(_ kind: AccountKind) -> String {
    "SELECT id, full_name FROM \(kind.rawValue) WHERE locked = 1 AND locked_until <= ? ORDER BY +id"
  }

  /// When the next lock is over; nil where none ends by itself.
  static func nextEnd(_ db: Database) throws -> Int64? {
    try AccountKind.allCases.compactMap { kind in
      try Int64.fetchOne(try db.cachedStatement(sql: nextEnd(kind)))
    }.min()
  }

  static func nextEnd(_ kind: AccountKind) -> String {
    "SELECT min(locked_until) FROM \(kind.rawValue) WHERE locked = 1"
  }
}

extension AgentStore {
  public func endLocks() throws -> Int64? {
    guard let end = try nextLockEnd() else { return nil }
    if end > clock() { return end - clock() }
    try endOverdueLocks()
    return try nextLockEnd().map { max(0, $0 - clock()) }
  }

  private func nextLockEnd() throws -> Int64? {
    try exchangeReader().read(LockedAccount.nextEnd)
  }

  private func endOverdueLocks() throws {
    let author = Author(Operator(name: "sign-in", role: .administrator), origin: "clock")
    let order = SaveOrder(
      author: author, summary: "", draft: nil, kind: .do, passwords: Passwords(), progress: nil)
    try noteUnasked(save(order) { try $0.endLocks(LockedAccount.overdue($0.db, at: $0.time)) })
  }
}
