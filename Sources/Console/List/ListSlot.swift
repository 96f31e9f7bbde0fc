import AgentDomain

/// Where a column of a list stands.
struct ListSlot {
  let index: Int
  let column: ListColumn
  let start, width: Int

  /// Pointer, mark and a blank.
  static let gutter = 6
}

extension ListController {
  /// Which columns show where: the first always, then as many as fit from the one scrolled to.
  func slots(_ width: Int) -> [ListSlot] {
    let columns = Array(model.columns.enumerated())
    guard let first = columns.first else { return [] }
    var slots: [ListSlot] = []
    var start = ListSlot.gutter
    for (index, column) in [first] + columns.dropFirst(1 + firstColumn) {
      let wanted = min(model.layout.width(of: column), max(1, width - ListSlot.gutter))
      let room = width - start
      guard room >= min(wanted, 6) else { break }
      slots.append(ListSlot(index: index, column: column, start: start, width: min(wanted, room)))
      start += wanted + 2
    }
    return slots
  }
}
