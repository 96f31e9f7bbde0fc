import AgentDomain
import TextUI

/// A new password for an agent: typed twice or made, its demands ticked off while it is typed.
@MainActor final class PasswordController: Screen {
  let session: Session
  private let agent: StoredAgent
  private let policy: PasswordPolicy
  private var editors = [LineEditor("", masked: true), LineEditor("", masked: true)]
  private var focus = 0

  init(session: Session, agent: StoredAgent) {
    (self.session, self.agent) = (session, agent)
    let settings = (try? session.directory.settings().settings) ?? CentreSettings()
    policy = PasswordPolicy(settings)
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
      $0.focus = 0
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

  func take(_ key: Key) -> Bool { editors[focus].handle(key) }

  private func next() {
    if focus == 1 { save() } else { focus = 1 }
  }

  private func generate() {
    let password = PasswordPolicy.generated()
    editors = [
      LineEditor(password.revealed, masked: true), LineEditor(password.revealed, masked: true),
    ]
    session.push(
      TextPanel(
        session: session, title: "A new password",
        lines: [
          "Note it now, it is shown this once:", "", "  \(password.revealed)", "", "F2 saves it.",
        ]))
  }

  private func save() {
    let password = Secret(editors[0].text)
    if let problem = policy.problem(with: password) { return session.say(.error, problem.sentence) }
    guard editors[0].text == editors[1].text else {
      return session.say(.error, "The two differ: type the same password twice.")
    }
    let set = ChangeSet(
      author: session.author, summary: "Changed the password of \(agent.agent.account.fullName)",
      changes: [.setPassword(AccountKey(.agent, agent.id), password)])
    if session.finish(session.directory.apply(set)) != nil { session.close(self) }
  }

  func draw(on surface: inout Surface) {
    let frame = PanelFrame(
      for: policy.parts.count + 4, width: 52, on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: title)
    let indent = min(17, frame.width * 2 / 3)
    for (row, label) in ["New password", "Once more"].enumerated() {
      surface.put(row == focus ? ">" : " ", at: frame.place(row))
      surface.put(label + ":", at: frame.place(row, indent: 2), role: .label)
      let place = frame.place(row, indent: indent)
      let cursor = editors[row].draw(
        on: &surface, at: place, width: max(4, frame.width - indent - 1),
        role: row == focus ? .fieldFocus : .field)
      if row == focus { surface.cursor = cursor }
    }
    for (row, part) in policy.parts.enumerated() where row + 3 < frame.height {
      let mark = part.holds(editors[0].text) ? "[x]" : "[ ]"
      surface.put("\(mark) \(part.statement)", at: frame.place(row + 3), width: frame.width)
    }
  }
}
