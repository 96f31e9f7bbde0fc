import AgentDomain
import GRDB

extension Save {
  func enrol(
    _ account: AccountKey, _ enrolment: Enrolment, _ code: Secret, _ recovery: [RecoveryCode]
  ) throws -> MultiFactorOutcome {
    let (name, gate) = try openAccount(account)
    guard !gate.hasMultiFactor else {
      throw Stop.refusal(
        .forbidden("Multi-factor authentication is on already: switch it off first."))
    }
    guard let step = enrolment.codes.step(matching: code, at: time, after: 0) else {
      return .codeRefused
    }
    try MultiFactorCodes.keep(db, account, enrolment, usedUp: step, recovery)
    log.word("\(name) switched multi-factor authentication on")
    try turn("mfa_active", of: account, on: true)
    return .on(recovery)
  }

  /// The rows of the codes go with the field.
  func endMultiFactor(_ account: AccountKey, _ code: Secret) throws -> MultiFactorOutcome {
    let (name, gate) = try openAccount(account)
    guard gate.hasMultiFactor else {
      throw Stop.refusal(.forbidden("Multi-factor authentication is off already."))
    }
    let source = "codes of \(account.kind.rawValue) \(account.id)"
    if let seconds = try SourceDelay.wait(db, source, time) { return .wait(seconds: seconds) }
    guard try MultiFactorCodes.accept(db, account, code, time) else {
      try SourceDelay.count(db, source, time)
      return .codeRefused
    }
    try SourceDelay.clear(db, source)
    log.word("\(name) switched multi-factor authentication off")
    try turn("mfa_active", of: account, on: false)
    return .off
  }

  /// The name and the gate of an account that may sign in.
  private func openAccount(_ account: AccountKey) throws -> (name: String, gate: Gate) {
    let found: (name: String, gate: Gate, isDeleted: Bool)
    switch account.kind {
    case .agent:
      let stored = try agent(account.id)
      found = (stored.record.name, stored.record.gate, stored.isDeleted)
    case .operator:
      let stored = try stored(OperatorAccount.self, account.id)
      found = (stored.record.name, stored.record.gate, stored.isDeleted)
    }
    guard !found.isDeleted, !found.gate.isDisabled, !found.gate.isLocked else {
      throw Stop.refusal(
        .forbidden("This account is locked or disabled: ask an administrator."))
    }
    return (found.name, found.gate)
  }
}
