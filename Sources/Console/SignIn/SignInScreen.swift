import AgentDomain
import TextUI

/// Name, password and what else is asked for, over nothing: until it is right, nothing of the data is shown.
///
/// The same screen opens a console and covers one that was left alone.
@MainActor final class SignInScreen: Screen {
  enum Purpose {
    case entry(WaysIn)
    /// Only this operator can open it again.
    case unlock(username: String, minutes: Int)
  }

  let session: Session
  private let purpose: Purpose
  private(set) var model: SignInModel
  /// What was said last; it stands in the panel, since the message line may belong to what is covered.
  private var notice = ""
  private let finished: (SignedIn) -> Void

  init(session: Session, _ purpose: Purpose, finished: @escaping (SignedIn) -> Void) {
    (self.session, self.purpose, self.finished) = (session, purpose, finished)
    model = SignInModel(Self.policy(session), username: purpose.username)
  }

  private static func policy(_ session: Session) -> PasswordPolicy {
    PasswordPolicy((try? session.directory.settings().settings) ?? CentreSettings())
  }

  var word: String { "sign-in" }
  var title: String { isLock ? "Locked" : "Sign in" }
  var isTyping: Bool { true }
  var commands: [BoundCommand] {
    (Self.shared + (isLock ? [] : Self.forgetting)).map { $0.bound(to: self) }
  }
  /// Whether it stands before screens that are still there.
  var isLock: Bool { purpose.username != nil }

  static let shared: [Command<SignInScreen>] = [
    Command(
      "next", .enter, .tab, .down, title: "Next", hint: true,
      help: "The next line; Enter on the last signs in."
    ) { $0.next() },
    Command("previous", .up, .backTab, title: "Previous", help: "The line before.") {
      $0.model.previous()
    },
    Command("clear", .escape, title: "Begin anew", help: "Empties the lines but for the name.") {
      $0.clear()
    },
    Command("quit", .f(10), title: "Leave", hint: true, help: "Leaves Roster.") {
      $0.session.end()
    },
  ]

  static let forgetting: [Command<SignInScreen>] = [
    Command(
      "forgotten", .f(6), title: "Forgotten", hint: true,
      help: "Has a code sent to your address, with which you choose a new password."
    ) { try $0.forgotten() },
    Command(
      "redeem", .f(7), title: "I have a code", hint: true,
      help: "Takes the code of a message and a new password."
    ) { $0.redeem() },
  ]

  func take(_ key: Key) -> Bool { model.take(key) }

  private func next() {
    if model.next() { return }
    if case .newPassword = model.step {
      if let problem = model.lines.problem { return tell(problem) }
      model.choose()
    }
    signIn()
  }

  func answer(_ text: String) {
    model.set(text)
    next()
  }

  func back() { model.previous() }

  private func clear() {
    notice = ""
    model.clear(Self.policy(session))
  }

  private func signIn() {
    guard !model.username.isEmpty else { return tell("Type your name first.") }
    let (directory, attempt) = (session.directory, model.attempt(from: source))
    session.work(.asking, overLock: isLock) { _ in
      directory.authenticate(attempt)
    } finished: { [weak self] in
      self?.take($0)
    }
  }

  private func take(_ outcome: SignInOutcome) {
    switch outcome {
    case .signedIn(let person):
      clear()
      return finished(person)
    case .codeNeeded: model.ask(for: .code)
    case .codeRefused: model.clearCode()
    case .newPasswordNeeded(let reason): model.ask(for: .newPassword(reason))
    case .newPasswordRefused: model.ask(for: .newPassword(.first))
    default: model.clear(Self.policy(session))
    }
    tell(outcome.sentence)
  }

  private func tell(_ sentence: String) {
    notice = sentence
    if !isLock || session.isLinear { session.say(.info, sentence) }
  }

  private var source: String {
    switch purpose {
    case .entry(let ways): ways.origin
    case .unlock: session.author.origin
    }
  }

  private func forgotten() throws {
    guard case .entry(let ways) = purpose else { return }
    try ForgottenPanel.open(session: session, source: ways.origin, deliver: ways.deliver) {
      [weak self] in
      self?.redeem()
    }
  }

  private func redeem() {
    session.push(
      RedeemPanel(session: session, source: source) { [weak self] username in
        guard let self else { return }
        model = SignInModel(Self.policy(session), username: nil)
        for letter in username { _ = model.take(.character(letter)) }
        _ = model.next()
      })
  }

  func draw(on surface: inout Surface) {
    model.draw(on: &surface, title: purpose.title, intro: intro, session.terminal.theme.glyphs)
  }

  var intro: [String] {
    switch purpose {
    case .entry: []
    case .unlock(_, let minutes):
      [notice.isEmpty ? "Nobody pressed a key for \(minutes) minutes. Nothing is lost." : notice]
    }
  }
}

extension SignInScreen.Purpose {
  fileprivate var username: String? {
    if case .unlock(let username, _) = self { username } else { nil }
  }

  fileprivate var title: String {
    if case .unlock = self { "This console is locked" } else { "Sign in to Roster" }
  }
}
