/// One attempt to get in.
public struct SignInAttempt: Sendable {
  public let kind: AccountKind
  public let username: String
  public let password: Secret
  /// A time-based code or a recovery code; nil where none was asked for yet.
  public var code: Secret?
  /// The new password, where the old one is to be changed with this attempt.
  public var newPassword: Secret?
  /// Where the attempt comes from: "ssh 10.0.0.7". Failures from one source slow it down.
  public let source: String

  public init(
    _ kind: AccountKind, _ username: String, _ password: Secret, code: Secret? = nil,
    newPassword: Secret? = nil, source: String
  ) {
    (self.kind, self.username, self.password) = (kind, username, password)
    (self.code, self.newPassword, self.source) = (code, newPassword, source)
  }
}

/// What became of an attempt. Only the first case lets anybody in.
///
/// A program decides by the case and shows `sentence`, which never tells whether there is such an
/// account: what only its owner may know comes after the right password alone.
public enum SignInOutcome: Hashable, Sendable {
  case signedIn(SignedIn)
  /// No such account, no password, or another one: nobody is told which.
  case refused
  /// Too many failures; nothing was compared. Until then, or until somebody unlocks it.
  case locked(until: Timestamp)
  /// The password was right, but the account is switched off or deleted.
  case disabled
  /// The password was right; the same attempt with a code is wanted.
  case codeNeeded
  /// The password was right, the code was not, or it was used before.
  case codeRefused
  /// The password was right and has to be changed: the same attempt with a new one is wanted.
  case newPasswordNeeded(NewPasswordReason)
  /// The new password will not do, and why.
  case newPasswordRefused(Problem)
  /// Too many failures from this source: nothing was compared. Seconds until it is worth trying.
  case wait(seconds: Int)
  /// The directory that has to decide gave no answer; the sentence is for an administrator.
  case directoryUnavailable(String)
  /// The database could not be read or written.
  case failed(String)
}

/// Why a password cannot stay.
public enum NewPasswordReason: String, Hashable, Sendable {
  /// Somebody else chose it.
  case first
  case aged
}

/// Whoever has got in.
public struct SignedIn: Hashable, Sendable {
  public let account: AccountKey
  public let username, fullName: String
  /// The time before this one.
  public let lastLogin: Timestamp
  /// Days until the password ends, where that is soon.
  public let daysLeft: Int?

  public init(
    account: AccountKey, username: String, fullName: String, lastLogin: Timestamp, daysLeft: Int?
  ) {
    (self.account, self.username, self.fullName) = (account, username, fullName)
    (self.lastLogin, self.daysLeft) = (lastLogin, daysLeft)
  }
}

extension SignInOutcome {
  /// The word by which programs tell the cases apart.
  public var word: String {
    switch self {
    case .signedIn: "signed-in"
    case .refused: "refused"
    case .locked: "locked"
    case .disabled: "disabled"
    case .codeNeeded: "code-needed"
    case .codeRefused: "code-refused"
    case .newPasswordNeeded: "new-password-needed"
    case .newPasswordRefused: "new-password-refused"
    case .wait: "wait"
    case .directoryUnavailable: "directory-unavailable"
    case .failed: "failed"
    }
  }

  /// What the person who tried is told. A locked account and one that is not there sound alike.
  public var sentence: String {
    switch self {
    case .signedIn(let person): person.greeting
    case .refused, .locked, .disabled:
      "The name or the password is wrong, or the account is locked: ask an administrator."
    case .codeNeeded: "Type the code of your authenticator, or a recovery code."
    case .codeRefused: "This code does not hold, or was used before: wait for the next one."
    case .newPasswordNeeded(.first): "Somebody else chose this password: choose your own now."
    case .newPasswordNeeded(.aged): "This password has become too old: choose a new one now."
    case .newPasswordRefused(let problem): problem.sentence
    case .wait(let seconds):
      "Too many failures from here: try again in \(seconds) second\(seconds == 1 ? "" : "s")."
    case .directoryUnavailable: "The directory gives no answer: try later, or ask an administrator."
    case .failed(let why): why
    }
  }
}

extension SignedIn {
  fileprivate var greeting: String {
    let seen = lastLogin.seconds == nil ? "" : " You were here last at \(lastLogin.shown)."
    guard let daysLeft else { return "Welcome, \(fullName).\(seen)" }
    return "Welcome, \(fullName).\(seen) Your password ends in \(daysLeft) "
      + "day\(daysLeft == 1 ? "" : "s"): change it soon."
  }
}
