/// Who gets in, in the words of the domain: the same functions for operators and for agents, so that every
/// program on the same database decides alike.
///
/// Every function may be called from any thread, and counts exactly over any number of processes.
///
///     let attempt = SignInAttempt(.agent, "ada", Secret(typed), source: "web 10.0.0.7")
///     switch store.authenticate(attempt) {
///     case .signedIn(let person): open(person.account)
///     case .codeNeeded: askForCode()
///     case let other: show(other.sentence)
///     }
public protocol AccountGate: Sendable {
  /// Decides on one attempt, counts it, and locks the account after too many failures.
  ///
  /// It takes about the time of one password hash whatever comes of it, whether or not there is such an
  /// account, and may wait for a directory.
  func authenticate(_ attempt: SignInAttempt) -> SignInOutcome

  /// Whether there is a password that the account could sign in with.
  func hasPassword(_ account: AccountKey) throws -> Bool

  /// The operator with this record, or nil where there is none or the operator is disabled.
  func person(_ account: Int64) throws -> Operator?
  /// The operator of this name, or nil where there is none or the operator is disabled.
  func person(named username: String) throws -> Operator?
  /// The operator to whom a login of the system belongs, or nil as above.
  func person(systemLogin: String) throws -> Operator?
  /// Makes the first administrator, where there is no operator at all; otherwise does nothing.
  /// - Returns: the new administrator, or nil where somebody was there before.
  func foundFirst(systemLogin: String, origin: String) throws -> Operator?
}
