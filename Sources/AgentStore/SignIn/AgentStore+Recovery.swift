public import AgentDomain
import GRDB

extension AgentStore {
  public func requestReset(email: String, source: String) -> ResetRequestOutcome {
    var outcome = ResetRequestOutcome.taken
    do {
      try noting { db in
        guard try SettingsRow.fetch(db).settings.mail.isConfigured else {
          outcome = .notConfigured
          return
        }
        if let seconds = try ResetRequests.wait(db, source, clock()) {
          outcome = .wait(seconds: seconds)
          return
        }
        try ResetRequests.add(db, email.trimmed, source, clock())
      }
      return outcome
    } catch { return .failed("\(error)") }
  }

  public func deliverResets(_ send: (PendingReset) throws -> Void) throws -> DeliverySummary {
    try SideLock.holding(beside: path + ".mail") {
      var (summary, last): (DeliverySummary, Int64) = (DeliverySummary(), 0)
      while let next = try nextReset(after: last) {
        last = next.request
        do {
          try send(next.reset)
          summary.sent += 1
          try noting { try ResetRequests.close($0, next.request) }
        } catch {
          try noting { try ResetRequests.giveBack($0, next.request, next.reset.token) }
          let fault = "\(error)"
          if !summary.faults.contains(fault) { summary.faults.append(fault) }
        }
      }
      return summary
    }
  }

  /// Makes the next code and stores its digest; whoever may not be sent one is passed over.
  private func nextReset(after last: Int64) throws -> (request: Int64, reset: PendingReset)? {
    var found: (request: Int64, reset: PendingReset)?
    try noting { db in
      try ResetRequests.tidy(db, clock())
      while found == nil, let row = try ResetRequests.first(db, after: last) {
        guard let person = try ResetPerson.fetch(db, row.account) else {
          try ResetRequests.close(db, row.id)
          continue
        }
        let token = ResetToken()
        try ResetTokens.store(db, row.account, token, clock())
        try ResetRequests.count(db, row.id)
        found = (row.id, person.reset(token))
      }
    }
    return found
  }

  public func redeem(_ typed: Secret, newPassword: Secret, source: String) -> RedeemOutcome {
    let token = ResetToken(typed: typed)
    var seen = TokenLook.unknown
    do {
      try noting { seen = try ResetTokens.look($0, token, source, clock()) }
    } catch { return .failed("\(error)") }
    switch seen {
    case .wait(let seconds): return .wait(seconds: seconds)
    case .unknown: return .refused
    case .holds(let person):
      guard let token else { return .refused }
      return redeem(token, person, newPassword, source)
    }
  }

  private func redeem(
    _ token: ResetToken, _ person: ResetPerson, _ password: Secret, _ source: String
  ) -> RedeemOutcome {
    var outcome = RedeemOutcome.refused
    let change = Change.setPassword(person.account, password)
    let author = Author(
      Operator(name: person.username, role: .administrator), origin: source, isAtHost: false)
    let order = SaveOrder(
      author: author, summary: "Changed the own password with a code sent by mail", draft: nil,
      kind: .do, passwords: Passwords(preparing: [change], for: self), progress: nil)
    let saved = save(order) { save in
      guard try save.redeem(token, person.account, password) else { return }
      outcome = .changed(username: person.username)
    }
    switch saved {
    case .saved: return outcome
    case .notSaved(.problems(let problems)):
      return problems.first.map(RedeemOutcome.passwordRefused) ?? .refused
    case .notSaved(let refusal): return .failed("\(refusal)")
    case .conflict: return .failed("Somebody else changed the account: try again.")
    case .unknown(let why): return .failed(why)
    }
  }
}

extension Save {
  /// Uses the code up and sets the password; of any number of attempts at once, one does.
  /// - Returns: false where the code does not hold any more, and then nothing was written.
  fileprivate func redeem(_ token: ResetToken, _ account: AccountKey, _ password: Secret) throws
    -> Bool
  {
    guard try ResetPerson.fetch(db, account) != nil, try ResetTokens.use(db, account, token, time)
    else { return false }
    switch account.kind {
    case .agent: try renew(Agent.self, account, password)
    case .operator: try renew(OperatorAccount.self, account, password)
    }
    return true
  }

  /// A password by its owner, who is locked out no longer.
  private func renew<Record: DirectoryRecord>(
    _ type: Record.Type, _ account: AccountKey, _ password: Secret
  ) throws {
    let current = try stored(type, account.id)
    if try field("locked", of: type).stored(current.record) == true.stored {
      let change = FieldChange(field: "locked", before: true.stored, after: false.stored)
      try write(current, [change], followsOther: true)
    }
    try db.execute(
      sql: """
        UPDATE \(account.kind.rawValue) SET failed_logins = 0, locked_until = NULL WHERE id = ?
        """, arguments: [account.id])
    try setPassword(account, password, of: try stored(type, account.id).record, mustChange: false)
  }
}
