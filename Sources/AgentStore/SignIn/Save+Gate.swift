import AgentDomain
import GRDB

/// What agents and operators have alike of all that stands between them and the inside.
struct Gate: Equatable {
  let email: String
  let isDisabled, isLocked, hasMultiFactor: Bool
}

extension Agent {
  var gate: Gate {
    Gate(
      email: account.email.text, isDisabled: account.disabled, isLocked: account.locked,
      hasMultiFactor: account.multiFactor.isActive)
  }
}

extension OperatorAccount {
  var gate: Gate {
    Gate(
      email: email.text, isDisabled: signIn.disabled, isLocked: signIn.locked,
      hasMultiFactor: signIn.multiFactor.isActive)
  }
}

extension Save {
  /// What a change at the gate takes with it: the count of failures, codes, tokens on their way.
  func follow(_ account: AccountKey, from old: Gate, to new: Gate) throws {
    guard old != new else { return }
    let key: StatementArguments = [account.kind.rawValue, account.id]
    if old.isLocked, !new.isLocked {
      try db.cachedStatement(
        sql: """
          UPDATE \(account.kind.rawValue) SET failed_logins = 0, locked_until = NULL WHERE id = ?
          """
      ).execute(arguments: [account.id])
    }
    if old.hasMultiFactor, !new.hasMultiFactor { try MultiFactorCodes.forget(db, account) }
    if new.isDisabled || old.email != new.email {
      try db.execute(
        sql: "DELETE FROM reset_token WHERE kind = ? AND account = ?", arguments: key)
    }
  }
}
