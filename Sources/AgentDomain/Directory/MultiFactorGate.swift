/// Multi-factor authentication of one's own account, in the words of the domain: the same functions for
/// operators and for agents.
///
/// Whoever calls them vouches that the account belongs to the person who asks. At sign-in the codes are
/// asked for and compared by `AccountGate.authenticate`.
///
///     let enrolment = Enrolment()
///     show(enrolment.address(account: person.username), enrolment.text)
///     switch store.enrol(person.account, in: enrolment, code: typed, origin: "web 10.0.0.7") {
///     case .on(let codes): showOnce(codes)
///     case let other: show(other.sentence)
///     }
public protocol MultiFactorGate: Sendable {
  func multiFactor(of account: AccountKey) throws -> MultiFactorState

  /// Switches it on by a code of the new secret, which is not kept anywhere before.
  ///
  /// The code shows that an authenticator has the secret, and holds for nothing else afterwards.
  func enrol(_ account: AccountKey, in enrolment: Enrolment, code: Secret, origin: String)
    -> MultiFactorOutcome

  /// Switches it off by a code of the authenticator or a recovery code; the secret and all codes go.
  ///
  /// Wrong codes make the next attempt wait, so that nobody tries them all at a screen left open.
  func endMultiFactor(of account: AccountKey, code: Secret, origin: String) -> MultiFactorOutcome
}

/// How an account stands to its second factor.
public struct MultiFactorState: Hashable, Sendable {
  public let isOn: Bool
  public let recoveryCodesLeft: Int

  public init(isOn: Bool, recoveryCodesLeft: Int) {
    (self.isOn, self.recoveryCodesLeft) = (isOn, recoveryCodesLeft)
  }
}

/// What became of switching it on or off.
public enum MultiFactorOutcome: Hashable, Sendable {
  /// It is on; this is the only time that the recovery codes are told.
  case on([RecoveryCode])
  case off
  case codeRefused
  /// Too many wrong codes: nothing was compared. Seconds until it is worth trying.
  case wait(seconds: Int)
  /// Nothing was changed, and why.
  case failed(String)

  public var sentence: String {
    switch self {
    case .on: "Multi-factor authentication is on."
    case .off: "Multi-factor authentication is off."
    case .codeRefused: "This code does not hold, or was used before: wait for the next one."
    case .wait(let seconds):
      "Too many wrong codes: try again in \(seconds) second\(seconds == 1 ? "" : "s")."
    case .failed(let why): why
    }
  }
}
