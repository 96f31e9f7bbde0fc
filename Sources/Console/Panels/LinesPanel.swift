import TextUI

/// Several lines of text to edit; F2 or Esc goes back with them, nothing typed is lost.
@MainActor final class LinesPanel: Screen {
  let session: Session
  let title: String
  let help: String
  var editor: TextEditor
  /// The lines that were typed one by one; nil while there is none.
  var typed: [String]?
  private let onDone: (String) -> Void

  init(
    session: Session, title: String, help: String, text: String, done: @escaping (String) -> Void
  ) {
    (self.session, self.title, self.help) = (session, title, help)
    editor = TextEditor(text)
    onDone = done
  }

  var word: String { "text" }
  var isPanel: Bool { true }
  var isTyping: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<LinesPanel>] = [
    Command(
      "done", .f(2), .escape, title: "Done", hint: true,
      help: "Goes back to the form with the text."
    ) {
      $0.finish()
    }
  ]

  func take(_ key: Key) -> Bool { editor.handle(key) }

  func finish() {
    session.close(self)
    onDone(editor.text)
  }

  func draw(on surface: inout Surface) {
    let width = min(72, surface.size.columns - 4)
    let rows = max(4, min(10, surface.size.rows - 5))
    let frame = PanelFrame(for: rows + 1, width: width, on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: title)
    surface.put(CellWidth.truncate(help, to: frame.width), at: frame.place(0), role: .textDim)
    surface.cursor = editor.draw(
      on: &surface, at: frame.place(1),
      size: Size(rows: max(1, frame.height - 1), columns: frame.width), role: .fieldFocus)
  }
}
