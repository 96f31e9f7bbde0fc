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
    if old.isLocked, !new.isLocked {
      try db.cachedStatement(
        sql: """
          UPDATE \(account.kind.rawValue) SET failed_logins = 0, locked_until = NULL WHERE id = ?
          """
      ).execute(arguments: [account.id])
    }
    if old.hasMultiFactor, !new.hasMultiFactor { try MultiFactorCodes.forget(db, account) }
    if new.isDisabled || old.email != new.email {
      try ResetRequests.void(db, account)
    }
  }

  /// Turns a state of an account on or off that no person turns, whatever its kind.
  func turn(_ field: String, of account: AccountKey, on isOn: Bool) throws {
    switch account.kind {
    case .agent: try turn(field, of: Agent.self, account.id, on: isOn)
    case .operator: try turn(field, of: OperatorAccount.self, account.id, on: isOn)
    }
  }

  private func turn<Record: DirectoryRecord>(
    _ field: String, of type: Record.Type, _ id: Int64, on isOn: Bool
  ) throws {
    let change = FieldChange(field: field, before: (!isOn).stored, after: isOn.stored)
    try write(try stored(type, id), [change], followsOther: true)
  }
}
