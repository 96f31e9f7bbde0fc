import AgentDomain
import TextUI

/// Asks for the address of somebody who has forgotten the password, and says the one answer.
@MainActor final class ForgottenPanel: Screen {
  let session: Session
  private let source: String
  private let deliver: @Sendable () -> Void
  private let finished: () -> Void
  private var editor = LineEditor("")

  /// - Parameters:
  ///   - source: where the request comes from: "ssh 10.0.0.7".
  ///   - deliver: has the messages that wait sent elsewhere; called whatever the address.
  ///   - finished: called when the panel is closed after a request that was taken.
  init(
    session: Session, source: String, deliver: @escaping @Sendable () -> Void,
    finished: @escaping () -> Void = {}
  ) {
    (self.session, self.source, self.deliver, self.finished) = (session, source, deliver, finished)
  }

  var word: String { "password" }
  var title: String { "Forgotten password" }
  var isPanel: Bool { true }
  var isTyping: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<ForgottenPanel>] = [
    Command(
      "send", .enter, .f(2), title: "Send a code", hint: true,
      help: "Sends a code to the address, if it belongs to an account."
    ) { $0.send() },
    Command("back", .escape, title: "Back", hint: true, help: "Asks for nothing.") {
      $0.session.close($0)
    },
  ]

  func take(_ key: Key) -> Bool { editor.handle(key) }

  func send(to address: String) {
    editor.text = address
    send()
  }

  private func send() {
    let email = editor.text.trimmed
    guard !email.isEmpty else {
      return session.say(.error, "Type the e-mail address of the account first.")
    }
    let (directory, source) = (session.directory, source)
    session.work(.asking) { _ in
      directory.requestReset(email: email, source: source)
    } finished: { [weak self] in
      self?.tell($0)
    }
  }

  private func tell(_ outcome: ResetRequestOutcome) {
    guard outcome == .taken else { return session.say(.error, outcome.sentence) }
    deliver()
    session.close(self)
    session.say(.info, outcome.sentence)
    finished()
  }

  /// Says at once where no mail is set up; only then nobody is asked for an address.
  static func open(
    session: Session, source: String, deliver: @escaping @Sendable () -> Void,
    finished: @escaping () -> Void = {}
  ) throws {
    guard try session.directory.settings().settings.mail.isConfigured else {
      return session.say(.error, ResetRequestOutcome.notConfigured.sentence)
    }
    session.push(
      ForgottenPanel(session: session, source: source, deliver: deliver, finished: finished))
  }

  static let intro = [
    "Type the e-mail address of your account. A code is sent to it, with which you choose a new"
      + " password."
  ]

  func draw(on surface: inout Surface) {
    let width = min(60, surface.size.columns - 4)
    let head = Self.intro.flatMap { TextWrap.lines($0, width: width) }
    let frame = PanelFrame(
      for: head.count + 2, width: width, on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: title)
    let visible = head.prefix(max(0, frame.height - 1))
    for (row, text) in visible.enumerated() {
      surface.put(text, at: frame.place(row), width: frame.width)
    }
    let row = min(visible.count + 1, frame.height - 1)
    surface.put("Address:", at: frame.place(row), role: .label)
    surface.cursor = editor.draw(
      on: &surface, at: frame.place(row, indent: 9), width: max(4, frame.width - 9),
      role: .fieldFocus)
  }
}

extension WorkWords {
  /// For what cannot be stopped half-way, and is over soon.
  static let asking = WorkWords(
    title: "One moment", line: { _, _ in "The database is asked." }, isStoppable: false)
}
