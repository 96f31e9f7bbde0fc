import AgentDomain
import TextUI

/// Draws the list: the search line with the counts, the columns' titles, the rows.
@MainActor struct ListView {
  let controller: ListController
  private var model: ListModel { controller.model }

  func draw(on surface: inout Surface) {
    let hasHead = surface.size.rows > 3
    if hasHead { drawHeader(on: &surface) }
    drawRows(on: &surface, from: hasHead ? 2 : 0)
    if hasHead { drawSearch(on: &surface) }
  }

  // MARK: - The search line

  private func drawSearch(on surface: inout Surface) {
    let width = surface.size.columns
    let counts = countWords
    let left = "Search: "
    let start = surface.put(left, at: Position(row: 0, column: 0), role: .label)
    let room = max(4, width - start - CellWidth.of(counts) - 2)
    let place = Position(row: 0, column: start)
    if let search = controller.search {
      var editor = search
      surface.cursor = editor.draw(on: &surface, at: place, width: room, role: .fieldFocus)
    } else if model.line.isEmpty {
      surface.put(
        "\(controller.session.key("search")) to search", at: place, role: .placeholder, width: room)
    } else {
      let mark = model.parsed.problems.isEmpty ? "" : "! "
      surface.put(CellWidth.truncate(mark + model.line, to: room), at: place)
    }
    let column = width - CellWidth.of(counts)
    if column > start + 3 {
      surface.put(counts, at: Position(row: 0, column: column), role: .textDim)
    }
    drawNote(on: &surface)
  }

  private var countWords: String {
    let marked = model.marks.isEmpty ? "" : ", \(model.marks.count.map(grouped) ?? "?") marked"
    let count = model.count.map { counted($0, model.kind) } ?? "counting"
    return count + marked
  }

  /// Why a filter does not hold, on the titles' row, where it covers nothing that changes.
  private func drawNote(on surface: inout Surface) {
    guard controller.search != nil, let note = controller.filterNote else { return }
    let text = CellWidth.truncate("! " + note, to: surface.size.columns)
    surface.put(
      text, at: Position(row: 1, column: 0), role: .messageWarning, width: surface.size.columns)
  }

  // MARK: - Columns

  private func slots(_ width: Int) -> [ListSlot] { controller.slots(width) }

  private func drawHeader(on surface: inout Surface) {
    surface.fill(row: 1, role: .listHeader)
    for slot in slots(surface.size.columns) {
      let arrow =
        slot.column.id == model.layout.sort.column ? (model.layout.sort.descending ? "v" : "^") : ""
      let title = CellWidth.truncate(slot.column.title + arrow, to: slot.width)
      surface.put(
        title, at: Position(row: 1, column: slot.start), role: .listHeader, width: slot.width)
    }
  }

  // MARK: - Rows

  private func drawRows(on surface: inout Surface, from first: Int) {
    guard !model.rows.isEmpty else { return drawEmpty(on: &surface, from: first) }
    let slots = slots(surface.size.columns)
    for (line, row) in model.visible.enumerated() {
      let isCurrent = line == model.cursorLine
      let screenRow = first + line
      surface.put(isCurrent ? ">" : " ", at: Position(row: screenRow, column: 0))
      let mark = model.isMarked(row) ? "[x]" : "[ ]"
      surface.put(
        mark, at: Position(row: screenRow, column: 2),
        role: model.isMarked(row) ? .listMarked : .textDim)
      for slot in slots { draw(row, slot, screenRow, isCurrent, on: &surface) }
      if isCurrent, controller.search == nil {
        surface.cursor = Position(row: screenRow, column: 0)
      }
    }
  }

  private func draw(
    _ row: ListRow, _ slot: ListSlot, _ screenRow: Int, _ isCurrent: Bool, on surface: inout Surface
  ) {
    guard row.cells.indices.contains(slot.index) else { return }
    let isFirst = slot.index == 0
    let text = TermText(controller.text(of: slot.column, at: slot.index, in: row)).description
    let cell = CellWidth.truncate(text, to: slot.width)
    let role: Role = isCurrent && isFirst ? .listFocus : .listRow
    let place = Position(row: screenRow, column: slot.start)
    surface.put(cell, at: place, role: role)
    guard !model.parsed.highlights.isEmpty, searched.contains(slot.column.id) else { return }
    for range in MatchedText.ranges(of: model.parsed.highlights, in: cell) {
      let start = slot.start + CellWidth.of(String(cell[..<range.lowerBound]))
      let end = start + CellWidth.of(String(cell[range]))
      surface.restyle(row: screenRow, columns: start..<end, role: .match)
    }
  }

  /// The columns that a search looks into.
  private var searched: [String] { model.kind.type.searchedFields }

  private func drawEmpty(on surface: inout Surface, from first: Int) {
    let room = surface.size.rows - first - 1
    let width = surface.size.columns - 4
    let whole = controller.emptyWords().flatMap { wrapped($0, width: width) }
    let lines =
      whole.count <= room
      ? whole : controller.emptyWords(brief: true).flatMap { wrapped($0, width: width) }
    for (line, text) in lines.enumerated() {
      surface.put(
        text, at: Position(row: first + 1 + line, column: 2), role: line == 0 ? .heading : .text)
    }
    if controller.search == nil { surface.cursor = Position(row: first + 1, column: 2) }
  }

  /// Wraps a line; what a key does goes on below its own first word, not below the key.
  private func wrapped(_ line: String, width: Int) -> [String] {
    let key = line.prefix { $0 != " " }.count
    let indent = line.dropFirst(key).hasPrefix("  ") ? key + 2 : 0
    let parts = TextWrap.lines(String(line.dropFirst(indent)), width: max(8, width - indent))
    guard let head = parts.first else { return [""] }
    let blank = String(repeating: " ", count: indent)
    return [line.prefix(indent) + head] + parts.dropFirst().map { blank + $0 }
  }
}
