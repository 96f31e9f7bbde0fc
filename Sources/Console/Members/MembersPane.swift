import AgentDomain
import TextUI

/// One of the two lists: a pointer, `*` for what is staged, the name, how many of the agents are in it,
/// and their penalty.
@MainActor struct MembersPane {
  let controller: MembersController
  let side: MembersModel.Side
  let column: Int
  let width: Int
  private var model: MembersModel { controller.model }

  /// Pointer, `*` and blanks.
  private static let gutter = 4
  private static let penaltyWidth = 7

  /// Nothing has to be said of how many where it is one agent.
  private var countWidth: Int {
    model.total > 1 ? CellWidth.of(words(model.total)) : 0
  }

  private var hasPenalties: Bool { model.kind == .queue && side == .members }

  private var nameWidth: Int {
    let used =
      Self.gutter + (countWidth > 0 ? countWidth + 2 : 0)
      + (hasPenalties ? Self.penaltyWidth + 2 : 0)
    return max(1, width - used)
  }

  private func words(_ count: Int) -> String { "\(grouped(count)) of \(grouped(model.total))" }

  func drawHead(on surface: inout Surface, row: Int) {
    surface.fill(row: row, columns: column..<(column + width), role: .listHeader)
    let title = "\(side.title) (\(grouped(model.rows(side).count)))"
    put(title, at: Self.gutter, row, .listHeader, nameWidth, on: &surface)
    if hasPenalties {
      put(
        "Penalty", at: width - Self.penaltyWidth, row, .listHeader, Self.penaltyWidth, on: &surface)
    }
  }

  func drawRows(on surface: inout Surface, from row: Int) {
    let rows = model.rows(side)
    let height = max(1, surface.size.rows - row)
    let cursor = model.cursor(side)
    var window = controller.windows[side] ?? ScrollWindow()
    window.reveal(cursor, count: rows.count, height: height)
    controller.windows[side] = window
    guard !rows.isEmpty else { return drawEmpty(on: &surface, row: row) }
    for index in window.rows(count: rows.count, height: height) {
      draw(rows[index], row + index - window.top, isCurrent: index == cursor, on: &surface)
    }
  }

  private func drawEmpty(on surface: inout Surface, row: Int) {
    let isFocus = side == model.side
    put(isFocus ? "> (none)" : "  (none)", at: 0, row, .textDim, width, on: &surface)
    if isFocus { setCursor(row, on: &surface) }
  }

  private func draw(
    _ group: Group, _ row: Int, isCurrent: Bool, on surface: inout Surface
  ) {
    let isFocus = isCurrent && side == model.side
    put(isFocus ? ">" : " ", at: 0, row, .text, 1, on: &surface)
    put(model.isMoved(group, on: side) ? "*" : " ", at: 2, row, .fieldChanged, 1, on: &surface)
    let role: Role = isFocus ? .listFocus : .listRow
    put(name(of: group), at: Self.gutter, row, role, nil, on: &surface)
    let after = model.after(group)
    if countWidth > 0 {
      let start = Self.gutter + nameWidth + 2
      put(words(after?.count ?? 0), at: start, row, .textDim, countWidth, on: &surface)
    }
    if hasPenalties, let after {
      let start = width - Self.penaltyWidth
      put(after.penaltyWords, at: start, row, .text, Self.penaltyWidth, on: &surface)
    }
    if isFocus { setCursor(row, on: &surface) }
  }

  /// With the channel behind it where all channels show and there is room.
  private func name(of group: Group) -> String {
    let name = TermText(group.name).description
    let long = group.channel.map { "\(name) (\($0.title))" } ?? name
    let isLong = model.channel == nil && CellWidth.of(long) <= nameWidth
    return CellWidth.truncate(isLong ? long : name, to: nameWidth)
  }

  private func setCursor(_ row: Int, on surface: inout Surface) {
    if controller.search == nil { surface.cursor = Position(row: row, column: column) }
  }

  private func put(
    _ text: String, at offset: Int, _ row: Int, _ role: Role, _ width: Int?,
    on surface: inout Surface
  ) {
    surface.put(text, at: Position(row: row, column: column + offset), role: role, width: width)
  }
}
