/// How somebody who has forgotten a password gets another: the same functions for operators and agents.
///
/// A request only writes down that there was one, whatever the address; messages are made and sent
/// afterwards, by whoever calls `deliverResets`. Every function may be called from any thread, and holds over
/// any number of processes.
///
///     let answer = store.requestReset(email: typed, source: "web 10.0.0.7")
///     show(answer.sentence)
///     startElsewhere { try store.deliverResets { try send($0) } }
public protocol AccountRecovery: Sendable {
  /// Takes a request. Text, work and time are the same whether or not the address is somebody's.
  func requestReset(email: String, source: String) -> ResetRequestOutcome

  /// Makes the codes that wait and has each sent, one after the other; a code is stored, as a hash, before
  /// it leaves, and voids the one before. What cannot be sent now stays for the next call, a few times.
  ///
  /// At most one call does this at a time, over all processes; the others wait for it.
  /// - Parameter send: throws where the message did not leave; its code then never holds.
  func deliverResets(_ send: (PendingReset) throws -> Void) throws -> DeliverySummary

  /// Sets a new password with a code, which holds once, and takes a lock after failed logins off. It lets
  /// nobody in: signing in still wants the password and, where there is one, the code of a device.
  func redeem(_ typed: Secret, newPassword: Secret, source: String) -> RedeemOutcome
}

/// A message that waits to be sent.
public struct PendingReset: Sendable {
  public let account: AccountKey
  public let username, fullName: String
  /// The address that the account has now.
  public let email: EmailAddress
  /// In clear only here: the database has its digest.
  public let token: ResetToken

  public init(
    account: AccountKey, username: String, fullName: String, email: EmailAddress, token: ResetToken
  ) {
    (self.account, self.email, self.token) = (account, email, token)
    (self.username, self.fullName) = (username, fullName)
  }
}

/// What came of sending.
public struct DeliverySummary: Hashable, Sendable {
  public var sent = 0
  /// Why some were not sent, without names: each reason once.
  public var faults: [String] = []

  public init() {}
}

/// What became of a request.
public enum ResetRequestOutcome: Hashable, Sendable {
  /// It was taken, which says nothing of the address.
  case taken
  /// The settings have no sender or no transport: nobody is sent anything.
  case notConfigured
  /// Too many requests from this source. Seconds until it is worth trying.
  case wait(seconds: Int)
  /// The database could not be written.
  case failed(String)

  public var word: String {
    switch self {
    case .taken: "taken"
    case .notConfigured: "not-configured"
    case .wait: "wait"
    case .failed: "failed"
    }
  }

  public var sentence: String {
    switch self {
    case .taken:
      "If this address belongs to an account, a message with a code is on its way. If none comes, "
        + "ask an administrator."
    case .notConfigured:
      "Passwords cannot be reset by mail here, none is set up: ask an administrator."
    case .wait(let seconds): Self.waiting(seconds)
    case .failed(let why): why
    }
  }

  static func waiting(_ seconds: Int) -> String {
    "Too many attempts from here: try again in \(seconds) second\(seconds == 1 ? "" : "s")."
  }
}

/// What became of a code and a new password.
public enum RedeemOutcome: Hashable, Sendable {
  /// The new password holds; the old one and the code do not.
  case changed(username: String)
  /// No such code: mistyped, used, too old, or voided by a later one. Nobody is told which.
  case refused
  /// The code holds and was not used up, but the password will not do.
  case passwordRefused(Problem)
  /// Too many wrong codes from this source: nothing was compared.
  case wait(seconds: Int)
  case failed(String)

  public var word: String {
    switch self {
    case .changed: "changed"
    case .refused: "refused"
    case .passwordRefused: "password-refused"
    case .wait: "wait"
    case .failed: "failed"
    }
  }

  public var sentence: String {
    switch self {
    case .changed(let username): "The password of \(username) is changed: sign in with it."
    case .refused:
      "This code does not hold: it was mistyped, used or replaced, or is older than 60 minutes. "
        + "Type it again, or ask for another."
    case .passwordRefused(let problem): problem.sentence
    case .wait(let seconds): ResetRequestOutcome.waiting(seconds)
    case .failed(let why): why
    }
  }
}
