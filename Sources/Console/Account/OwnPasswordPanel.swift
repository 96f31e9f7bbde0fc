import AgentDomain
import TextUI

/// The operator's own password, changed by whoever knows the one that holds.
@MainActor final class OwnPasswordPanel: Screen {
  let session: Session
  private let asksForCode: Bool
  var lines: PasswordLines

  init(session: Session, asksForCode: Bool) {
    (self.session, self.asksForCode) = (session, asksForCode)
    let settings = (try? session.directory.settings().settings) ?? CentreSettings()
    lines = PasswordLines(
      PasswordPolicy(settings), before: ["Password now"] + (asksForCode ? ["Code"] : []),
      areSeen: false)
  }

  var word: String { "password" }
  var title: String { "Your password" }
  var isPanel: Bool { true }
  var isTyping: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<OwnPasswordPanel>] = [
    Command("save", .f(2), title: "Save", hint: true, help: "Changes your password.") {
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
    if let problem = lines.problem { return session.say(.error, problem) }
    let author = session.author
    let attempt = SignInAttempt(
      .operator, author.person.name, Secret(lines.text(0)),
      code: asksForCode ? Secret(lines.text(1)) : nil, newPassword: lines.password,
      source: author.origin)
    let directory = session.directory
    session.work(.asking) { _ in
      directory.authenticate(attempt)
    } finished: { [weak self] in
      self?.tell($0)
    }
  }

  private func tell(_ outcome: SignInOutcome) {
    guard case .signedIn = outcome else { return session.say(.error, outcome.sentence) }
    session.close(self)
    session.say(.saved, "Changed your password.")
  }

  func draw(on surface: inout Surface) {
    lines.draw(on: &surface, title: title, session.terminal.theme.glyphs)
  }
}

extension Session {
  /// The way to it, from every screen.
  static let ownPassword = Command<Session>(
    "own-password", title: "Your password", help: "Changes your own password.",
    unless: { $0.obstacleToOwnPassword }
  ) { try $0.changeOwnPassword() }

  private var obstacleToOwnPassword: String? {
    if screens.contains(where: { $0 is OwnPasswordPanel }) { return "It is asked for already." }
    guard let id = author.person.account,
      (try? directory.hasPassword(AccountKey(.operator, id))) == true
    else { return "You have no password here: an administrator gives you one." }
    return isLeftToDirectory(id) ? "The directory keeps your password: change it there." : nil
  }

  private func isLeftToDirectory(_ id: Int64) -> Bool {
    guard let settings = try? directory.settings().settings, !settings.directory.host.text.isEmpty,
      case let stored?? = Optional(
        try? directory.stored(OperatorAccount.self, id, scope: .everyone))
    else { return false }
    return stored.record.signIn.activeDirectory
  }

  private func changeOwnPassword() throws {
    guard let id = author.person.account else { return }
    let asksForCode = try directory.multiFactor(of: AccountKey(.operator, id)).isOn
    push(OwnPasswordPanel(session: self, asksForCode: asksForCode))
  }
}
