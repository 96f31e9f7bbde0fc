import AgentDomain
import TextUI

/// Draws the channels, the search line with the counts, and the two lists: beside each other where
/// there is room, else the one with the focus.
@MainActor struct MembersView {
  let controller: MembersController
  private var model: MembersModel { controller.model }

  /// Fewer columns have room for one list only.
  private static let leastForTwo = 70

  func draw(on surface: inout Surface) {
    var row = 0
    if surface.size.rows > 5 {
      if model.kind == .queue {
        drawChannels(on: &surface)
        row = 1
      }
      drawSearch(on: &surface, row: row)
      row += 1
    }
    controller.height = max(1, surface.size.rows - row - 1)
    guard model.isRead else {
      surface.put("Reading ...", at: Position(row: row, column: 2), role: .heading)
      return
    }
    if surface.size.columns >= Self.leastForTwo {
      drawBoth(on: &surface, from: row)
    } else {
      drawOne(on: &surface, from: row)
    }
  }

  // MARK: - Above the lists

  /// `Channel: [All] Voice Chat`; where they do not fit, the present one and its number.
  private func drawChannels(on surface: inout Surface) {
    let choices = [nil] + model.channels.map(Optional.some)
    let titles = choices.map { $0?.title ?? "All" }
    let current = choices.firstIndex { $0 == model.channel } ?? 0
    let words = titles.enumerated().map { $0 == current ? "[\($1)]" : " \($1) " }
    let label = "Channel: "
    let isFitting =
      CellWidth.of(label) + words.reduce(0) { $0 + CellWidth.of($1) } <= surface.size.columns
    var column = surface.put(label, at: Position(row: 0, column: 0), role: .label)
    guard isFitting else {
      let text =
        "\(words[current]) \(current + 1) of \(words.count), \(controller.session.key("next-channel")) next"
      surface.put(text, at: Position(row: 0, column: column), role: .tabCurrent)
      return
    }
    for (index, word) in words.enumerated() {
      column += surface.put(
        word, at: Position(row: 0, column: column), role: index == current ? .tabCurrent : .tab)
    }
  }

  private func drawSearch(on surface: inout Surface, row: Int) {
    let (width, counts) = (surface.size.columns, countWords)
    let start = surface.put("Search: ", at: Position(row: row, column: 0), role: .label)
    let place = Position(row: row, column: start)
    let room = max(4, width - start - CellWidth.of(counts) - 2)
    if var editor = controller.search {
      surface.cursor = editor.draw(on: &surface, at: place, width: room, role: .fieldFocus)
    } else if model.filter.isEmpty {
      surface.put(
        "\(controller.session.key("search")) to search", at: place, role: .placeholder, width: room)
    } else {
      surface.put(CellWidth.truncate(TermText(model.filter).description, to: room), at: place)
    }
    let column = width - CellWidth.of(counts)
    guard column > start + 3 else { return }
    surface.put(counts, at: Position(row: row, column: column), role: .textDim)
  }

  private var countWords: String {
    let count = model.changes.count
    let agents = model.isRead ? counted(model.total, .agent) : "counting"
    return agents + (count == 0 ? "" : ", \(counted(count, "change"))")
  }

  // MARK: - The lists

  private func drawBoth(on surface: inout Surface, from row: Int) {
    let width = min(64, (surface.size.columns - 2) / 2)
    for (index, side) in MembersModel.Side.allCases.enumerated() {
      let pane = MembersPane(
        controller: controller, side: side, column: index * (width + 2), width: width)
      pane.drawHead(on: &surface, row: row)
      pane.drawRows(on: &surface, from: row + 1)
    }
  }

  private func drawOne(on surface: inout Surface, from row: Int) {
    let pane = MembersPane(
      controller: controller, side: model.side, column: 0, width: surface.size.columns)
    if surface.size.rows > 1 { drawTabs(on: &surface, row: row) }
    pane.drawRows(on: &surface, from: surface.size.rows > 1 ? row + 1 : row)
  }

  /// `[Member of (3)] Available (9)`: Tab goes to the other.
  private func drawTabs(on surface: inout Surface, row: Int) {
    var column = 0
    for side in MembersModel.Side.allCases {
      let title = "\(side.title) (\(grouped(model.rows(side).count)))"
      let isCurrent = side == model.side
      column += surface.put(
        isCurrent ? "[\(title)]" : " \(title) ", at: Position(row: row, column: column),
        role: isCurrent ? .tabCurrent : .tab)
    }
  }
}

extension MembersModel.Side {
  var title: String { self == .members ? "Member of" : "Available" }
}
