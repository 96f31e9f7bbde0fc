import AgentDomain
import TextUI

/// Draws a form: the tabs, then a line a field: marks, label, value, and what is wrong with it.
@MainActor struct FormView<Record: FormSubject> {
  let controller: FormController<Record>

  func draw(on surface: inout Surface) {
    let rows = controller.rows
    let hasTabs = controller.tabs.count > 1 && surface.size.rows > 3
    let first = hasTabs ? 2 : 0
    controller.height = max(1, surface.size.rows - first)
    if hasTabs { drawTabs(on: &surface) }
    let focus = rows.firstIndex { $0.id == controller.focus } ?? 0
    reveal(focus, rows)
    for (line, row) in rows.dropFirst(controller.scroll.top).prefix(controller.height).enumerated()
    {
      draw(row, at: first + line, on: &surface)
    }
    drawMore(rows.count - controller.scroll.top - controller.height, on: &surface)
    let free = first + rows.count + 1
    if surface.size.rows - free > 1 {
      controller.strip?.draw(on: &surface, rows: free..<surface.size.rows)
    }
  }

  /// Says at the right edge of the last line that the tab goes on below.
  private func drawMore(_ hidden: Int, on surface: inout Surface) {
    guard hidden > 0, surface.size.columns >= 30 else { return }
    let words = surface.size.columns < 60 ? "\(hidden) more" : "\(hidden) more below"
    let place = Position(
      row: surface.size.rows - 1, column: surface.size.columns - CellWidth.of(words))
    if surface[place.row, place.column - 1].text == " " {
      surface.put(words, at: place, role: .textDim)
    }
  }

  /// Scrolls so that the focus shows, with the heading above it where that is next to it.
  private func reveal(_ focus: Int, _ rows: [FormRow<Record>]) {
    var row = focus
    if case .secret = rows[focus] {
      let demands = rows.dropFirst(focus).prefix { $0.field == nil }.count
      let last = min(focus + demands, focus + controller.height) - 1
      controller.scroll.reveal(last, count: rows.count, height: controller.height)
    }
    if row > 0, case .heading = rows[row - 1] { row -= 1 }
    controller.scroll.reveal(row, count: rows.count, height: controller.height)
    controller.scroll.reveal(focus, count: rows.count, height: controller.height)
  }

  // MARK: - Tabs

  private func drawTabs(on surface: inout Surface) {
    let titles = controller.tabs.map { title(of: $0) }
    let current = controller.tabs.firstIndex(of: controller.tab) ?? 0
    let shown = tabWindow(titles.map { CellWidth.of($0) + 1 }, current, surface.size.columns)
    var column = surface.put(
      shown.lowerBound > 0 ? "<" : "", at: Position(row: 0, column: 0), role: .tab)
    for index in shown {
      let role: Role = index == current ? .tabCurrent : .tab
      column += surface.put(titles[index], at: Position(row: 0, column: column), role: role)
      let mark = mark(of: controller.tabs[index])
      column += surface.put(mark, at: Position(row: 0, column: column), role: .tabError)
    }
    if shown.upperBound < titles.count {
      surface.put(">", at: Position(row: 0, column: surface.size.columns - 1), role: .tab)
    }
  }

  /// The tabs that fit, the present one among them; `<` and `>` say where more are.
  private func tabWindow(_ widths: [Int], _ current: Int, _ room: Int) -> Range<Int> {
    if widths.reduce(-1, +) <= room { return widths.indices }
    var (first, end, used) = (current, current + 1, widths[current] + 2)
    while first > 0, used + widths[first - 1] <= room {
      first -= 1
      used += widths[first]
    }
    while end < widths.count, used + widths[end] <= room {
      used += widths[end]
      end += 1
    }
    return first..<end
  }

  /// `[Voice]`: brackets around the present tab.
  private func title(of tab: Tab) -> String {
    tab == controller.tab ? "[\(tab.title)]" : " \(tab.title) "
  }

  /// Behind a tab: `!` for an error on it, else `*` for a change, in a place of its own, so that nothing
  /// moves when it comes.
  private func mark(of tab: Tab) -> String {
    let fields = Record.catalogue.parts.filter { $0.tabs.contains(tab) }.flatMap(\.fields)
    let model = controller.model
    if fields.contains(where: { model.problems[$0.id] != nil }) { return "!" }
    return fields.contains(where: model.isChanged) ? "*" : " "
  }

  // MARK: - Rows

  private func draw(_ row: FormRow<Record>, at line: Int, on surface: inout Surface) {
    if case .heading(let text) = row {
      surface.put(text, at: Position(row: line, column: 0), role: .heading)
      return
    }
    if case .demand(let text, let isMet) = row {
      surface.put(
        "\(isMet ? "[x]" : "[ ]") \(text)", at: Position(row: line, column: 5), role: .textDim)
      return
    }
    let isFocused = row.id == controller.focus
    surface.put(isFocused ? ">" : " ", at: Position(row: line, column: 0))
    let state = state(of: row)
    let role: Role =
      state.contains("!") ? .messageError : state == "=" ? .fieldReadOnly : .listMarked
    surface.put(state, at: Position(row: line, column: 1), role: role)
    let labelWidth = labelWidth(of: row, surface.size.columns)
    let label = CellWidth.truncate(row.label, to: labelWidth - 1) + ":"
    surface.put(label, at: Position(row: line, column: 3), role: .label)
    let column = 3 + labelWidth + 1
    let place = Position(row: line, column: column)
    let width = max(1, surface.size.columns - column)
    let used = drawValue(of: row, at: place, width: width, isFocused, on: &surface)
    drawNote(of: row, from: column + used + 2, line: line, on: &surface)
  }

  /// Values stand in one column; where there is little room, switches and numbers give way to a
  /// long label.
  private func labelWidth(of row: FormRow<Record>, _ columns: Int) -> Int {
    let usual = max(4, min(31, columns * 2 / 5))
    guard let kind = row.field?.editor.kind, let value = Self.width(of: kind) else { return usual }
    let whole = CellWidth.of(row.label) + 1
    return max(usual, min(whole, columns - Self.frameWidth - value))
  }

  /// Pointer, marks and blanks.
  private static var frameWidth: Int { 5 }

  /// The cells that a value of few characters takes; nil where it can be long.
  private static func width(of kind: Editor.Kind) -> Int? {
    switch kind {
    case .toggle, .switches: 3
    case .number, .port: 7
    default: nil
    }
  }

  /// `*` changed, `!` wrong, `=` read-only; the first two may stand together.
  private func state(of row: FormRow<Record>) -> String {
    guard let field = row.field else { return "" }
    let model = controller.model
    let changed = model.isChanged(field) ? "*" : ""
    let wrong = model.problems[field.id] == nil ? "" : "!"
    let marks = changed + wrong
    return marks.isEmpty && controller.obstacle(to: field) != nil ? "=" : marks
  }

  private func drawValue(
    of row: FormRow<Record>, at place: Position, width: Int, _ isFocused: Bool,
    on surface: inout Surface
  ) -> Int {
    if isFocused, var editor = controller.editor {
      let room = valueWidth(width)
      surface.cursor = editor.draw(on: &surface, at: place, width: room, role: .fieldFocus)
      return room
    }
    let (text, role) = value(of: row)
    let shown = CellWidth.truncate(TermText(text).description, to: valueWidth(width))
    let used = surface.put(shown, at: place, role: isFocused ? .fieldFocus : role)
    if isFocused {
      let inside = text.hasPrefix("[") ? 1 : 0
      surface.cursor = Position(row: place.row, column: place.column + inside)
      if shown.isEmpty { surface.put(" ", at: place, role: .fieldFocus) }
    }
    return used
  }

  /// A value leaves room for its note; in a wide window it has half of what there is.
  private func valueWidth(_ room: Int) -> Int { min(room, max(40, room / 2)) }

  private func value(of row: FormRow<Record>) -> (text: String, role: Role) {
    switch row {
    case .element(let field, let choice):
      let ids = controller.model.text(field).split(separator: ",").map(String.init)
      return (ids.contains(choice.value) ? "[x]" : "[ ]", .field)
    case .secret(let slot):
      let count = controller.secrets[slot]?.revealed.count ?? 0
      return (String(repeating: "*", count: count), .field)
    case .extra(let extra): return (extra.shown(controller.chosen[extra.id] ?? []), .field)
    case .field(let field): return value(of: field)
    default: return ("", .text)
    }
  }

  private func value(of field: Field<Record>) -> (text: String, role: Role) {
    let model = controller.model
    if let text = model.texts[field.id] { return (text, .fieldError) }
    if field.editor.kind == .toggle {
      return (field.written(model.draft) == true.written ? "[x]" : "[ ]", .field)
    }
    let text = field.shown(model.draft)
    if text.isEmpty, let fallback = field.fallback?(model.draft, model.settings), !fallback.isEmpty
    {
      return (fallback, .placeholder)
    }
    let firstLine = text.split(separator: "\n").first.map(String.init) ?? ""
    return (
      firstLine == text ? text : firstLine + " ...", model.isChanged(field) ? .fieldChanged : .field
    )
  }

  /// Behind the value: what is wrong, else what is worth knowing, else how to choose.
  private func drawNote(
    of row: FormRow<Record>, from column: Int, line: Int, on surface: inout Surface
  ) {
    let room = surface.size.columns - column
    guard room > 8, let (text, role) = note(of: row) else { return }
    surface.put(
      CellWidth.truncate(text, to: room), at: Position(row: line, column: column), role: role)
  }

  private func note(of row: FormRow<Record>) -> (String, Role)? {
    if case .extra(let extra) = row { return note(of: extra) }
    guard let field = row.field else { return nil }
    if let problem = controller.model.problems[field.id] {
      return ("! " + problem.sentence, .messageError)
    }
    if let warning = controller.warnings.first(where: { $0.field == field.id }) {
      return ("! " + warning.sentence, .messageWarning)
    }
    let isMissing = field.isRequired && controller.model.text(field).isEmpty
    return isMissing ? ("required", .textDim) : nil
  }

  private func note(of extra: FormExtra) -> (String, Role)? {
    if let problem = controller.model.problems[extra.id] {
      return ("! " + problem.sentence, .messageError)
    }
    let isMissing = extra.isRequired && controller.chosen[extra.id]?.isEmpty != false
    return isMissing ? ("required", .textDim) : nil
  }
}
