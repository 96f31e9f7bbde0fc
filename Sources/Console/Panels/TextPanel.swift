import TextUI

/// Lines to read, scrolled where they do not fit; the cursor stands on the first line that shows.
@MainActor final class TextPanel: Screen {
  let session: Session
  let title: String
  let text: [String]
  private var top = 0
  private var visibleRows = 1
  private var lineCount = 1

  init(session: Session, title: String, lines: [String]) {
    (self.session, self.title, text) = (session, title, lines)
  }

  var word: String { "text" }
  var isPanel: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<TextPanel>] = [
    Command(
      "back", .escape, .enter, .character("q"), title: "Close", hint: true, help: "Closes the text."
    ) { $0.session.close($0) },
    Command("down", .down, .character("j"), title: "Down", help: "One line on.") { $0.scroll(1) },
    Command("up", .up, .character("k"), title: "Up", help: "One line back.") { $0.scroll(-1) },
    Command(
      "page-down", .pageDown, .character(" "), title: "Next page", help: "One page on."
    ) { $0.scroll($0.visibleRows) },
    Command("page-up", .pageUp, title: "Previous page", help: "One page back.") {
      $0.scroll(-$0.visibleRows)
    },
    Command("home", .home, title: "Beginning", help: "The first line.") {
      $0.scroll(-$0.lineCount)
    },
    Command("end", .end, title: "End", help: "The last line.") { $0.scroll($0.lineCount) },
  ]

  private func scroll(_ lines: Int) {
    top = max(0, min(top + lines, lineCount - visibleRows))
  }

  func draw(on surface: inout Surface) {
    let width = max(1, min(72, surface.size.columns - 4))
    let lines = text.flatMap { wrapped($0, width: width) }
    let frame = PanelFrame(
      for: lines.count, width: width, on: surface, session.terminal.theme.glyphs)
    (lineCount, visibleRows) = (lines.count, frame.height)
    top = max(0, min(top, lineCount - visibleRows))
    frame.clear(&surface, title: title)
    for (line, content) in lines.dropFirst(top).prefix(frame.height).enumerated() {
      surface.put(content, at: frame.place(line), width: frame.width)
    }
    frame.tellMore(lineCount - top - frame.height, on: &surface)
    surface.cursor = frame.place(0)
  }

  /// Wraps a line under its own indentation; what stands before a tab has a column of its own.
  private func wrapped(_ line: String, width: Int) -> [String] {
    if let tab = line.firstIndex(of: "\t") {
      return table(String(line[..<tab]), String(line[line.index(after: tab)...]), width)
    }
    let indent = String(line.prefix { $0 == " " })
    let body = String(line.dropFirst(indent.count))
    let lines = TextWrap.lines(body, width: max(8, width - indent.count))
    return lines.isEmpty ? [""] : lines.map { indent + $0 }
  }

  /// A word and what it means beside it, below it where it is too long.
  private func table(_ word: String, _ meaning: String, _ width: Int) -> [String] {
    let column = min(16, width / 3)
    let indent = String(repeating: " ", count: column)
    var lines = TextWrap.lines(meaning, width: max(8, width - column)).map { indent + $0 }
    guard CellWidth.of(word) < column, let first = lines.first else { return [word] + lines }
    lines[0] = CellWidth.pad(word, to: column) + first.dropFirst(column)
    return lines
  }
}
