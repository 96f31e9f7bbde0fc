public import AgentDomain
import GRDB

extension AgentStore {
  public func multiFactor(of account: AccountKey) throws -> MultiFactorState {
    try reading { db in
      let isOn = try Bool.fetchOne(
        db, sql: "SELECT mfa_active FROM \(account.kind.rawValue) WHERE id = ?",
        arguments: [account.id])
      return MultiFactorState(
        isOn: isOn ?? false, recoveryCodesLeft: try MultiFactorCodes.left(db, account))
    }
  }

  public func enrol(
    _ account: AccountKey, in enrolment: Enrolment, code: Secret, origin: String
  ) -> MultiFactorOutcome {
    let recovery = RecoveryCode.generated()
    return changing(origin) { try $0.enrol(account, enrolment, code, recovery) }
  }

  public func endMultiFactor(of account: AccountKey, code: Secret, origin: String)
    -> MultiFactorOutcome
  {
    changing(origin) { try $0.endMultiFactor(account, code) }
  }

  /// The change is the gate's and not the person's: undo must not switch anything off without a code.
  private func changing(_ origin: String, _ body: (Save) throws -> MultiFactorOutcome)
    -> MultiFactorOutcome
  {
    let order = SaveOrder(
      author: Author(Operator(name: "sign-in", role: .administrator), origin: origin),
      summary: "Multi-factor authentication", draft: nil, kind: .do, passwords: Passwords(),
      progress: nil)
    var outcome = MultiFactorOutcome.codeRefused
    switch save(order, { outcome = try body($0) }) {
    case .saved: return outcome
    case .notSaved(let refusal): return .failed("\(refusal)")
    case .conflict: return .failed("Somebody else changed the account just now: try again.")
    case .unknown(let why): return .failed(why)
    }
  }
}
