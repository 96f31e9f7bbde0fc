import AgentDomain
import TextUI

/// Draws an import: the sums, what the list shows, and its lines.
@MainActor struct ImportView {
  /// The sums and the title of the list.
  static let headRows = 2

  let controller: ImportController

  func draw(on surface: inout Surface) {
    let width = surface.size.columns
    surface.put(
      CellWidth.truncate(sums, to: width), at: Position(row: 0, column: 0),
      role: controller.preview.summary.wrong > 0 ? .messageError : .heading)
    surface.fill(row: 1, role: .listHeader)
    surface.put(
      CellWidth.truncate(lists, to: width), at: Position(row: 1, column: 0), role: .listHeader)
    drawLines(on: &surface)
  }

  private var sums: String {
    let summary = controller.preview.summary
    let mark = summary.wrong > 0 ? "! " : ""
    return "\(mark)Lines: \(summary.counts). Nothing is changed yet."
  }

  /// The lists that there are, the one that shows with a mark.
  private var lists: String {
    let names: [(ImportController.View, String)] = [
      (.problems, "Wrong lines"), (.differences, "Differences"), (.warnings, "Warnings"),
    ]
    let shown = names.filter { $0.0 == .differences || controller.total(of: $0.0) > 0 }
    return shown.map { view, name in
      let words = "\(name) \(grouped(controller.total(of: view)))"
      return view == controller.view ? "[\(words)]" : " \(words) "
    }.joined(separator: " ")
  }

  private func drawLines(on surface: inout Surface) {
    let height = max(1, surface.size.rows - Self.headRows)
    guard controller.count > 0 else {
      let place = Position(row: min(Self.headRows, surface.size.rows - 1), column: 0)
      surface.put("> Every line says what the database says.", at: place)
      surface.cursor = place
      return
    }
    controller.window.reveal(controller.current, count: controller.count, height: height)
    for (row, number) in controller.window.rows(count: controller.count, height: height)
      .enumerated()
    {
      draw(number, on: &surface, at: Self.headRows + row)
    }
  }

  private func draw(_ number: Int, on surface: inout Surface, at row: Int) {
    let (head, text) = controller.line(number)
    let isCurrent = number == controller.current
    let width = surface.size.columns
    surface.put(isCurrent ? ">" : " ", at: Position(row: row, column: 0))
    let name = CellWidth.truncate(TermText(head).description, to: max(1, width / 3))
    let used = surface.put(
      name, at: Position(row: row, column: 2), role: isCurrent ? .listFocus : .listRow)
    let start = max(2 + used, Self.textColumn(width)) + 2
    surface.put(
      CellWidth.truncate(TermText(text).description, to: max(1, width - start)),
      at: Position(row: row, column: start))
    if isCurrent { surface.cursor = Position(row: row, column: 0) }
  }

  /// Where the texts begin, as long as the names are no longer.
  private static func textColumn(_ width: Int) -> Int { 2 + min(12, width / 4) }
}
