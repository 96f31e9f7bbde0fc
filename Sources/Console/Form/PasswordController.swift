import AgentDomain
import TextUI

/// A new password for an agent: typed twice or made, its demands ticked off while it is typed.
@MainActor final class PasswordController: Screen {
  let session: Session
  private let agent: StoredAgent
  private var lines: PasswordLines

  init(session: Session, agent: StoredAgent) {
    (self.session, self.agent) = (session, agent)
    let settings = (try? session.directory.settings().settings) ?? CentreSettings()
    lines = PasswordLines(PasswordPolicy(settings))
  }

  var title: String { "Password of \(agent.agent.account.fullName)" }
  var isPanel: Bool { true }
  var isTyping: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<PasswordController>] = [
    Command("save", .f(2), title: "Save", hint: true, help: "Gives the agent this password.") {
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

  private func next() { if !lines.next() { save() } }

  private func generate() {
    let password = PasswordPolicy.generated()
    lines.fill(password)
    session.push(
      TextPanel(
        session: session, title: "A new password",
        lines: [
          "Note it now, it is shown this once:", "", "  \(password.revealed)", "", "F2 saves it.",
        ]))
  }

  private func save() {
    if let problem = lines.problem { return session.say(.error, problem) }
    let set = ChangeSet(
      author: session.author, summary: "Changed the password of \(agent.agent.account.fullName)",
      changes: [.setPassword(AccountKey(.agent, agent.id), lines.password)])
    if session.finish(session.directory.apply(set)) != nil { session.close(self) }
  }

  func draw(on surface: inout Surface) {
    lines.draw(on: &surface, title: title, session.terminal.theme.glyphs)
  }
}
