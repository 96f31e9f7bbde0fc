/// A titled box in the middle of a screen: some text, and answers to choose from.
///
/// It takes the room there is: text that does not fit scrolls, answers that do not fit in a row
/// stand below each other, and on the smallest screens the current answer is what is left.
public struct DialogBox: Sendable, Equatable {
  public var title: String
  /// Lines are wrapped to the box.
  public var lines: [String]
  public var buttons: [String]
  /// The answer that has the focus.
  public var selected: Int
  /// The first line of text in view.
  var window = ScrollWindow()
  var overflow = 0

  public init(title: String, lines: [String], buttons: [String] = ["OK"], selected: Int = 0) {
    self.title = title
    self.lines = lines
    self.buttons = buttons
    self.selected = min(max(0, selected), max(0, buttons.count - 1))
  }

  /// Left, Right, Tab and Shift+Tab go from answer to answer, the other arrows scroll the text.
  /// - Returns: whether the key was for this box; Enter and the answers' letters are the caller's.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .right, .tab: choose(selected + 1)
    case .left, .backTab: choose(selected - 1)
    case .down where overflow > 0: scroll(by: 1)
    case .up where overflow > 0: scroll(by: -1)
    case .pageDown: scroll(by: 5)
    case .pageUp: scroll(by: -5)
    default: return false
    }
    return true
  }

  private mutating func choose(_ number: Int) {
    guard !buttons.isEmpty else { return }
    selected = (number + buttons.count) % buttons.count
  }

  private mutating func scroll(by lines: Int) {
    window.top = min(max(0, window.top + lines), overflow)
  }
}

extension DialogBox {
  /// Draws the box and puts the cursor on the answer that has the focus.
  public mutating func draw(on surface: inout Surface, glyphs: Glyphs = Glyphs()) {
    let frame = glyphs.border == .none ? 0 : 1
    let plan = Plan(self, room: surface.size, frame: frame)
    overflow = max(0, plan.text.count - plan.textRows)
    window.top = min(window.top, overflow)
    var box = Surface(size: plan.size)
    drawFrame(on: &box, glyphs: glyphs)
    for (row, line) in plan.text.dropFirst(window.top).prefix(plan.textRows).enumerated() {
      box.put(line, at: Position(row: row + plan.firstTextRow, column: plan.indent))
    }
    drawButtons(on: &box, plan)
    surface.blit(
      box,
      at: Position(
        row: (surface.size.rows - plan.size.rows) / 2,
        column: (surface.size.columns - plan.size.columns) / 2))
  }

  private func drawFrame(on box: inout Surface, glyphs: Glyphs) {
    let (last, right) = (box.size.rows - 1, box.size.columns - 1)
    let titleText = TermText(CellWidth.truncate(TermText(title).description, to: max(0, right - 3)))
    if glyphs.border != .none, last >= 2 {
      let pieces = glyphs.box
      box.fill(row: 0, with: pieces.horizontal, role: .border)
      box.fill(row: last, with: pieces.horizontal, role: .border)
      for row in 1..<last {
        box.fill(row: row, columns: 0..<1, with: pieces.vertical, role: .border)
        box.fill(row: row, columns: right..<(right + 1), with: pieces.vertical, role: .border)
      }
      box.fill(row: 0, columns: 0..<1, with: pieces.topLeft, role: .border)
      box.fill(row: 0, columns: right..<(right + 1), with: pieces.topRight, role: .border)
      box.fill(row: last, columns: 0..<1, with: pieces.bottomLeft, role: .border)
      box.fill(row: last, columns: right..<(right + 1), with: pieces.bottomRight, role: .border)
    }
    if last >= 2 { box.put(titleText, at: Position(row: 0, column: 2), role: .title) }
  }

  private func drawButtons(on box: inout Surface, _ plan: Plan) {
    for (number, place) in plan.buttonPlaces.enumerated() where buttons.indices.contains(number) {
      let isFocus = number == selected
      guard place.row < box.size.rows else { continue }
      box.put(Plan.label(buttons[number]), at: place, role: isFocus ? .buttonFocus : .button)
      if isFocus { box.cursor = Position(row: place.row, column: place.column + 2) }
    }
    if box.cursor == nil {
      box.cursor = Position(row: plan.firstTextRow, column: plan.indent)
    }
    guard let cursor = box.cursor else { return }
    box.cursor = Position(
      row: min(max(0, cursor.row), max(0, box.size.rows - 1)),
      column: min(max(0, cursor.column), max(0, box.size.columns - 1)))
  }
}
