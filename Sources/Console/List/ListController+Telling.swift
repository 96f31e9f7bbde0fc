import AgentDomain
import TextUI

/// The list as it is read aloud.
extension ListController {
  var introduction: [String] {
    guard !model.rows.isEmpty else { return emptyWords().filter { !$0.isEmpty } }
    let count = model.count.map { counted($0, kind) } ?? "Being counted"
    let marked = model.marks.isEmpty ? [] : ["\(model.marks.count.map(grouped) ?? "some") marked"]
    let search = model.line.isEmpty ? [] : ["searched for \(model.line)"]
    return [([count] + search + marked).joined(separator: ", ") + "."]
  }

  var leaf: Leaf? {
    Leaf(
      lines: model.visible.map(sentence), current: model.cursorLine,
      before: model.hasFirst ? model.top : nil, total: model.count)
  }

  func point(to line: Int) { _ = model.move(by: line - model.cursorLine) }

  var place: String {
    let range = model.range == nil ? "" : " A range is being marked."
    return (leaf?.place.map { $0 + "." } ?? emptyWords()[0]) + range
  }

  /// The name, then what the columns of a common screen say, then the mark.
  private func sentence(_ row: ListRow) -> String {
    var parts: [String] = []
    for slot in slots(session.terminal.size.columns) where row.cells.indices.contains(slot.index) {
      let text = text(of: slot.column, at: slot.index, in: row)
      if text.isEmpty || text == "-" { continue }
      parts.append(slot.index == 0 ? text : "\(slot.column.title) \(text)")
    }
    return (parts + (model.isMarked(row) ? ["marked"] : [])).joined(separator: ", ")
  }

  var question: Question? {
    guard let search else { return nil }
    let keep = { [weak self] in self?.run("keep") ?? () }
    return Question(
      prompt: "Search [\(search.text)]",
      answer: { [weak self] text in
        self?.search = LineEditor(text)
        self?.lineChanged(text)
        keep()
      }, keep: keep,
      signs: ["-": { [weak self] in self?.clearSearch() }, "<": keep])
  }

  private func run(_ id: String) {
    commands.first { $0.id == id }.map(session.run)
  }
}
