import AgentDomain
import TextUI

extension Session {
  /// The whole screen at a size: title row, body, message line, hint line, as far as there is room.
  func picture(size: Size) -> Surface {
    var surface = Surface(size: size)
    let hasTitle = size.rows >= 4
    let hasHints = size.rows >= 3
    let hasMessage = size.rows >= 2
    let first = hasTitle ? 1 : 0
    let rows = max(1, size.rows - first - (hasMessage ? 1 : 0) - (hasHints ? 1 : 0))
    var body = Surface(size: Size(rows: rows, columns: size.columns))
    drawScreens(on: &body)
    surface.blit(body, at: Position(row: first, column: 0))
    if hasTitle { drawTitle(on: &surface) }
    if hasMessage { drawMessage(on: &surface, row: first + rows) }
    if hasHints { drawHints(on: &surface, row: size.rows - 1) }
    surface.cursor = surface.cursor.map { inside($0, size) }
    return surface
  }

  /// A focus that does not fit is at the edge next to it.
  private func inside(_ place: Position, _ size: Size) -> Position {
    Position(
      row: max(0, min(place.row, size.rows - 1)),
      column: max(0, min(place.column, size.columns - 1)))
  }

  /// The topmost full screen and the panels above it.
  private func drawScreens(on body: inout Surface) {
    let base = screens.lastIndex { !$0.isPanel } ?? screens.startIndex
    for screen in screens[base...] { screen.draw(on: &body) }
    if body.cursor == nil { body.cursor = Position(row: 0, column: 0) }
  }

  private func drawTitle(on surface: inout Surface) {
    let base = screens.last { !$0.isPanel }
    let width = surface.size.columns
    let left = " Roster  \(base?.title ?? "")"
    surface.fill(row: 0, role: .title)
    let used = surface.put(
      CellWidth.truncate(TermText(left).description, to: width), at: Position(row: 0, column: 0),
      role: .title)
    guard !author.isNobody, !isLocked else { return }
    let words = exchangeWords.map { [$0] } ?? []
    let who = [author.person.name, place]
    let fitting = [words + who, words, who].map { $0.joined(separator: "  ") + " " }
      .first { $0 != " " && width - CellWidth.of($0) > used + 1 }
    guard let fitting else { return }
    let column = width - CellWidth.of(fitting)
    surface.put(fitting, at: Position(row: 0, column: column), role: .title)
  }

  private func drawMessage(on surface: inout Surface, row: Int) {
    guard let message, !isLocked else { return }
    let text = CellWidth.truncate(TermText(message.line).description, to: surface.size.columns)
    surface.put(text, at: Position(row: row, column: 0), role: message.kind.role)
  }

  /// The keys that are valid here, as many as fit, made from the commands themselves.
  private func drawHints(on surface: inout Surface, row: Int) {
    guard !terminal.capabilities.isSlow else { return }
    var column = 0
    for command in commandsNow where command.isHinted && command.obstacle() == nil {
      guard let key = hintKey(command) else { continue }
      let width = CellWidth.of(key) + 1 + CellWidth.of(command.title)
      guard column + width <= surface.size.columns else { continue }
      column += surface.put(key, at: Position(row: row, column: column), role: .hintKey) + 1
      column += surface.put(command.title, at: Position(row: row, column: column), role: .hint) + 2
    }
  }

  /// The key to name: one that does not type, where the focus takes text.
  private func hintKey(_ command: BoundCommand) -> String? {
    let isTyping = top?.isTyping ?? false
    return command.keys.first { !(isTyping && $0.isPrintable) }?.name
  }
}
