import AgentDomain
import TextUI

/// One or several of a list: letters narrow it, Space takes, `+` and `-` move an ordered choice.
@MainActor final class ChoicePanel: Screen {
  let session: Session
  let title: String
  let intro: [String]
  private(set) var choices: ChoiceList
  let options: [Editor.Choice]
  private let count: Int
  private let widest: Int
  private let onDone: ([String]) -> Void

  /// - Parameter done: gets the taken values; of an ordered list in their order.
  init(
    session: Session, title: String, intro: [String] = [], choices: [Editor.Choice],
    chosen: [String], kind: ChoiceList.Kind, done: @escaping ([String]) -> Void
  ) {
    (self.session, self.title, self.intro, options) = (session, title, intro, choices)
    let current = choices.firstIndex { $0.value == chosen.first } ?? 0
    self.choices = ChoiceList(
      items: choices.map { ($0.value, $0.title) }, selected: current, ordered: kind == .ordered,
      chosen: chosen, multiple: kind == .multiple)
    (count, widest) = (choices.count, choices.map { CellWidth.of($0.title) }.max() ?? 0)
    onDone = done
  }

  var word: String { "choices" }
  var isPanel: Bool { true }
  var isTyping: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<ChoicePanel>] = [
    Command(
      "done", .enter, .f(2), title: "Done", hint: true,
      help: "Goes on with what is taken; of a single choice, with the line under the cursor."
    ) { $0.finish() },
    Command("back", .escape, title: "Back", hint: true, help: "Leaves everything as it was.") {
      $0.session.close($0)
    },
  ]

  func take(_ key: Key) -> Bool { choices.handle(key) }

  private func finish() {
    let current = choices.current.map { [$0] } ?? []
    finish(with: choices.kind == .single ? current : choices.chosen)
  }

  func finish(with values: [String]) {
    session.close(self)
    onDone(values)
  }

  private var keys: String {
    switch choices.kind {
    case .single: "Letters narrow the list, Enter takes."
    case .multiple: "Space takes or leaves, A all, letters narrow the list, Enter is done."
    case .ordered: "Space takes or leaves, + and - move, A all, letters narrow, Enter is done."
    }
  }

  func draw(on surface: inout Surface) {
    let width = min(max(widest + 12, 40), max(1, surface.size.columns - 4))
    let head = (intro + [keys]).flatMap { TextWrap.lines($0, width: width) } + [""]
    let frame = PanelFrame(
      for: head.count + count, width: width, on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: title)
    let visible = head.prefix(max(0, frame.height - min(4, count)))
    for (row, text) in visible.enumerated() {
      surface.put(text, at: frame.place(row), role: .textDim, width: frame.width)
    }
    let room = Size(rows: max(1, frame.height - visible.count), columns: frame.width)
    surface.cursor = choices.draw(
      on: &surface, at: frame.place(visible.count), size: room, glyphs: frame.glyphs)
    frame.tellMore(choices.hiddenBelow, on: &surface)
  }
}
