import AgentDomain
import TextUI

/// A new password for an agent or an operator: typed twice or made, its demands ticked off while it is typed.
@MainActor final class PasswordController: Screen {
  let session: Session
  private let account: AccountKey
  private let name: String
  var lines: PasswordLines

  init<Record: AccountRecord>(session: Session, _ stored: Stored<Record>) {
    (self.session, name) = (session, stored.record.name)
    account = AccountKey(Record.account, stored.id)
    let settings = (try? session.directory.settings().settings) ?? CentreSettings()
    lines = PasswordLines(PasswordPolicy(settings))
  }

  var word: String { "password" }
  var title: String { "Password of \(name)" }
  var isPanel: Bool { true }
  var isTyping: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<PasswordController>] = [
    Command("save", .f(2), title: "Save", hint: true, help: "Gives this password.") {
      $0.save()
    },
    Command(
      "next", .enter, .tab, .down, title: "Next", hint: true,
      help: "The other line; Enter on the second saves."
    ) {
      $0.next()
    },
    Command("previous", .up, .backTab, title: "Previous", help: "The line before.") {
      $0.lines.previous()
    },
    Command(
      "generate", .f(9), title: "Make one", hint: true,
      help: "Makes a good password and shows it once."
    ) {
      $0.generate()
    },
    Command("back", .escape, title: "Back", hint: true, help: "The password stays as it is.") {
      $0.session.close($0)
    },
  ]

  func take(_ key: Key) -> Bool { lines.take(key) }

  func next() { if !lines.next() { save() } }

  private func generate() {
    let password = PasswordPolicy.generated()
    lines.fill(password)
    session.push(
      TextPanel(
        session: session, title: "A new password",
        lines: [
          "Note it now, it is shown this once:", "", "  \(password.revealed)", "",
          "\(session.key("save")) saves it.",
        ]))
  }

  private func save() {
    if let problem = lines.problem { return session.say(.error, problem) }
    let set = ChangeSet(
      author: session.author, summary: "Changed the password of \(name)",
      changes: [.setPassword(account, lines.password)])
    if session.finish(session.directory.apply(set)) != nil { session.close(self) }
  }

  func draw(on surface: inout Surface) {
    lines.draw(on: &surface, title: title, session.terminal.theme.glyphs)
  }
}
