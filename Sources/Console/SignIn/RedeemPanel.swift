import AgentDomain
import TextUI

/// A code that came by mail, and the new password that it allows.
@MainActor final class RedeemPanel: Screen {
  let session: Session
  private let source: String
  private let finished: (_ username: String) -> Void
  var lines: PasswordLines

  /// - Parameters:
  ///   - source: where the code comes from: "ssh 10.0.0.7".
  ///   - finished: called when the password is changed and the panel is closed.
  init(
    session: Session, source: String, finished: @escaping (_ username: String) -> Void = { _ in }
  ) {
    (self.session, self.source, self.finished) = (session, source, finished)
    let settings = (try? session.directory.settings().settings) ?? CentreSettings()
    lines = PasswordLines(PasswordPolicy(settings), before: ["Code"])
  }

  var word: String { "password" }
  var title: String { "New password with a code" }
  var isPanel: Bool { true }
  var isTyping: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<RedeemPanel>] = [
    Command("save", .f(2), title: "Save", hint: true, help: "Sets the new password.") {
      $0.save()
    },
    Command(
      "next", .enter, .tab, .down, title: "Next", hint: true,
      help: "The next line; Enter on the last saves."
    ) { $0.next() },
    Command("previous", .up, .backTab, title: "Previous", help: "The line before.") {
      $0.lines.previous()
    },
    Command("back", .escape, title: "Back", hint: true, help: "The password stays as it is.") {
      $0.session.close($0)
    },
  ]

  func take(_ key: Key) -> Bool { lines.take(key) }

  func next() { if !lines.next() { save() } }

  private func save() {
    guard ResetToken(typed: Secret(lines.text(0))) != nil else {
      return session.say(
        .error, "The code has 28 letters and digits, as the message shows it: look again.")
    }
    if let problem = lines.problem { return session.say(.error, problem) }
    let (directory, source) = (session.directory, source)
    let (code, password) = (Secret(lines.text(0)), lines.password)
    session.work(.asking) { _ in
      directory.redeem(code, newPassword: password, source: source)
    } finished: { [weak self] in
      self?.tell($0)
    }
  }

  private func tell(_ outcome: RedeemOutcome) {
    guard case .changed(let username) = outcome else {
      return session.say(.error, outcome.sentence)
    }
    session.close(self)
    session.say(.saved, outcome.sentence)
    finished(username)
  }

  func draw(on surface: inout Surface) {
    lines.draw(on: &surface, title: title, session.terminal.theme.glyphs)
  }
}
