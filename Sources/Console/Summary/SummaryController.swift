import AgentDomain
import TextUI

/// The centre in numbers: agents by typology, status and queue, each with a bar; Enter lists them.
@MainActor final class SummaryController: Screen {
  let session: Session
  private(set) var summary: AgentSummary?
  private(set) var current = 0
  private var window = ScrollWindow()
  private var height = 10
  private var isStale = true

  init(session: Session) { self.session = session }

  var word: String { "summary" }
  var title: String { "Summary" }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<SummaryController>] =
    [
      Command(
        "show", .enter, title: "List them", hint: true, help: "Shows the list of these agents.",
        unless: { $0.rows.isEmpty ? "There is nothing to list." : nil }
      ) { $0.show() },
      Command("back", .escape, title: "Back", hint: true, help: "Goes back to the list.") {
        $0.session.close($0)
      },
    ] + Command.movement(page: { $0.height }) { $0.move($1) }

  /// Every number, with the section that it belongs to.
  private var rows: [(section: AgentSummary.Section, row: AgentSummary.Row)] {
    (summary?.sections ?? []).flatMap { section in section.rows.map { (section, $0) } }
  }

  func changedElsewhere() { isStale = true }
  func exchangeChanged() { isStale = true }

  private func read() {
    isStale = false
    let (directory, scope, live) = (session.directory, session.scope, session.live)
    session.reader.read(patience: 100) {
      try AgentSummary(directory, scope: scope, live: live)
    } deliver: { [weak self] (result: Result<AgentSummary, any Error>) in
      self?.session.attempt { self?.summary = try result.get() }
    }
  }

  private func move(_ lines: Int) { current = max(0, min(current + lines, rows.count - 1)) }

  /// Goes back to the agents' list with the line that counts the same.
  private func show() {
    let filter = rows[current].row.filter
    session.close(self)
    guard let list = session.screens.last(where: { $0 is ListController }) as? ListController else {
      return
    }
    list.show(matching: filter)
  }

  // MARK: - What is told

  var focusHelp: [String] {
    [place, "Enter lists them; the numbers are of this moment and of the agents whom you may see."]
  }

  var introduction: [String] {
    summary.map { ["\(counted($0.total, "agent"))."] } ?? ["Counting ..."]
  }

  var leaf: Leaf? {
    let rows = rows
    return Leaf(count: rows.count, current: current) { index in
      let (section, row) = rows[index]
      return "\(section.title) \(row.name): \(grouped(row.count))"
    }
  }

  func point(to line: Int) { leaf.map { move(line - $0.current) } }
  var place: String { leaf?.place.map { $0 + "." } ?? "Counting ..." }

  // MARK: - What is drawn

  func draw(on surface: inout Surface) {
    if isStale { read() }
    guard let summary else {
      surface.put("> Counting ...", at: Position(row: 0, column: 0), role: .heading)
      surface.cursor = Position(row: 0, column: 0)
      return
    }
    current = max(0, min(current, rows.count - 1))
    let lines = lines(of: summary)
    height = max(1, surface.size.rows)
    let focus = lines.firstIndex { $0.number == current } ?? 0
    // The heading of a section shows with its first line.
    if focus > 0, lines[focus - 1].number == nil {
      window.reveal(focus - 1, count: lines.count, height: height)
    }
    window.reveal(focus, count: lines.count, height: height)
    for (row, line) in lines.dropFirst(window.top).prefix(height).enumerated() {
      draw(line, summary, at: row, on: &surface)
    }
  }

  private struct Line {
    /// The number of the row; nil for headings and blanks.
    var number: Int?
    var text = ""
    var row: AgentSummary.Row?
  }

  private func lines(of summary: AgentSummary) -> [Line] {
    var lines = [Line(text: counted(summary.total, "agent"))]
    var number = 0
    for section in summary.sections {
      lines += [Line(), Line(text: section.title)]
      for row in section.rows {
        lines.append(Line(number: number, row: row))
        number += 1
      }
    }
    return lines
  }

  private func draw(
    _ line: Line, _ summary: AgentSummary, at row: Int, on surface: inout Surface
  ) {
    guard let entry = line.row else {
      surface.put(line.text, at: Position(row: row, column: 0), role: .heading)
      return
    }
    let isCurrent = line.number == current
    let width = surface.size.columns
    let nameWidth = max(4, min(30, width / 2 - 8))
    surface.put(isCurrent ? ">" : " ", at: Position(row: row, column: 0))
    surface.put(
      CellWidth.truncate(TermText(entry.name).description, to: nameWidth),
      at: Position(row: row, column: 2), role: isCurrent ? .listFocus : .listRow)
    let count = grouped(entry.count)
    let numbers = grouped(summary.largest).count
    let column = 2 + nameWidth + 2
    surface.put(count, at: Position(row: row, column: column + numbers - count.count))
    drawBar(
      entry.count, of: summary.largest, from: column + numbers + 2,
      width: width - column - numbers - 2, row: row, on: &surface)
    if isCurrent { surface.cursor = Position(row: row, column: 0) }
  }

  /// Something that is there has one cell at least.
  private func drawBar(
    _ count: Int, of largest: Int, from column: Int, width: Int, row: Int, on surface: inout Surface
  ) {
    guard count > 0, largest > 0, width > 3, !session.terminal.capabilities.isSlow else { return }
    let cells = max(1, count * min(width, 60) / largest)
    surface.put(
      String(repeating: "#", count: cells), at: Position(row: row, column: column), role: .textDim)
  }
}
