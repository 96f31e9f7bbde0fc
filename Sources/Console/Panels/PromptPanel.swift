import TextUI

/// One line to type, with what it is for above it; the answer may be refused with a reason.
@MainActor final class PromptPanel: Screen {
  let session: Session
  let title: String
  let intro: [String]
  private(set) var editor: LineEditor
  private let onAnswer: (String) -> String?

  /// - Parameter answered: takes the text, and returns why it will not do, or nil to close the panel.
  init(
    session: Session, title: String, intro: [String], text: String = "", masked: Bool = false,
    answered: @escaping (String) -> String?
  ) {
    (self.session, self.title, self.intro) = (session, title, intro)
    editor = LineEditor(text, masked: masked)
    onAnswer = answered
  }

  var word: String { "question" }
  var isPanel: Bool { true }
  var isTyping: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<PromptPanel>] = [
    Command("take", .enter, title: "Go on", hint: true, help: "Goes on with what was typed.") {
      $0.answer()
    },
    Command("back", .escape, title: "Back", hint: true, help: "Leaves without doing anything.") {
      $0.session.close($0)
    },
  ]

  func take(_ key: Key) -> Bool { editor.handle(key) }

  func answer(with text: String) {
    editor.text = text
    answer()
  }

  private func answer() {
    session.close(self)
    guard let reason = onAnswer(editor.text) else { return }
    session.push(self)
    session.say(.error, reason)
  }

  func draw(on surface: inout Surface) {
    let width = min(70, surface.size.columns - 4)
    let head = intro.flatMap { TextWrap.lines($0, width: width) }
    let frame = PanelFrame(
      for: head.count + 2, width: width, on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: title)
    let visible = head.prefix(max(0, frame.height - 1))
    for (row, text) in visible.enumerated() {
      surface.put(text, at: frame.place(row), width: frame.width)
    }
    surface.cursor = editor.draw(
      on: &surface, at: frame.place(min(visible.count + 1, frame.height - 1)), width: frame.width,
      role: .fieldFocus)
  }
}
