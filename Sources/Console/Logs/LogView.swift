import ClientLogs
import TextUI

/// Draws an agent's client logs: what is shown, in words or the text that narrows, then the lines.
@MainActor struct LogView {
  let words: LogWords
  var model: LogModel
  var search: LineEditor?

  mutating func draw(on surface: inout Surface) {
    if search == nil {
      let status = CellWidth.truncate(
        TermText(words.status(model)).description, to: surface.size.columns)
      surface.put(status, at: Position(row: 0, column: 0), role: .textDim)
    } else {
      drawSearch(on: &surface)
    }
    if model.lines.isEmpty { drawEmpty(on: &surface) } else { drawLines(on: &surface) }
  }

  private mutating func drawSearch(on surface: inout Surface) {
    let count = counted(model.lines.count, "line")
    let start = surface.put("Filter: ", at: Position(row: 0, column: 0), role: .label)
    let hasRoom = surface.size.columns >= 40
    let width = surface.size.columns - start - (hasRoom ? count.count + 2 : 0)
    surface.cursor = search?.draw(
      on: &surface, at: Position(row: 0, column: start), width: width, role: .fieldFocus)
    guard hasRoom else { return }
    let column = surface.size.columns - count.count
    surface.put(count, at: Position(row: 0, column: column), role: .textDim)
  }

  private func drawEmpty(on surface: inout Surface) {
    let width = max(8, surface.size.columns - 4)
    let lines = words.empty(model.shown).flatMap { TextWrap.lines($0, width: width) }
    for (row, line) in lines.enumerated() {
      surface.put(
        line, at: Position(row: row + 2, column: 2), role: row == 0 ? .heading : .text)
    }
    if search == nil { surface.cursor = Position(row: 2, column: 2) }
  }

  private mutating func drawLines(on surface: inout Surface) {
    let columns = surface.size.columns
    for (row, index) in model.inView().enumerated() {
      let line = model.lines[index]
      let isCurrent = index == model.current
      surface.put(isCurrent ? ">" : " ", at: Position(row: row + 1, column: 0))
      surface.put(
        CellWidth.truncate(TermText(line.text(columns: columns)).description, to: columns - 2),
        at: Position(row: row + 1, column: 2))
      guard isCurrent else { continue }
      let time = 2..<(2 + line.timeWidth(columns: columns))
      surface.restyle(row: row + 1, columns: time, role: .listFocus)
      if search == nil { surface.cursor = Position(row: row + 1, column: 0) }
    }
  }
}
