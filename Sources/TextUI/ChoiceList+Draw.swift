extension ChoiceList {
  /// Draws the rows into a rectangle; while there is a filter, its last row shows it as `/text`.
  /// - Returns: the first cell of the current row's mark, where the cursor must be.
  public mutating func draw(
    on surface: inout Surface, at position: Position, size: Size, focused: Bool = true,
    glyphs: Glyphs = Glyphs()
  ) -> Position {
    let rows = matching
    height = max(1, size.rows - (filter.isEmpty || size.rows < 2 ? 0 : 1))
    window.reveal(selected, count: rows.count, height: height)
    var box = Surface(size: size)
    for (line, row) in window.rows(count: rows.count, height: height).enumerated() {
      let isCurrent = focused && row == selected
      draw(rows[row], isCurrent: isCurrent, on: &box, line: line, glyphs: glyphs)
    }
    if rows.isEmpty { box.put("Nothing matches.", at: Position(row: 0, column: 2), role: .textDim) }
    if height < size.rows {
      box.put("/" + filter, at: Position(row: size.rows - 1, column: 0), role: .match)
    }
    surface.blit(box, at: position)
    let line = rows.isEmpty ? 0 : selected - window.top
    return Position(row: position.row + line, column: position.column + indent(glyphs))
  }

  private func draw(
    _ item: Item, isCurrent: Bool, on box: inout Surface, line: Int, glyphs: Glyphs
  ) {
    let role: Role = isCurrent ? .listFocus : chosen.contains(item.value) ? .listMarked : .listRow
    let pointer = isCurrent ? glyphs.pointer : ""
    box.put(pointer, at: Position(row: line, column: 0))
    let text = TermText(mark(of: item, glyphs: glyphs) + " " + item.title)
    box.put(text, at: Position(row: line, column: indent(glyphs)), role: role)
  }

  private func indent(_ glyphs: Glyphs) -> Int { CellWidth.of(glyphs.pointer) + 1 }

  private func mark(of item: Item, glyphs: Glyphs) -> String {
    let place = chosen.firstIndex(of: item.value)
    switch kind {
    case .single: return place == nil ? glyphs.unchosen : glyphs.chosen
    case .multiple: return place == nil ? glyphs.unmarked : glyphs.marked
    case .ordered:
      let digits = String(items.count).count
      let number = place.map { String($0 + 1) } ?? ""
      return "[" + String(repeating: " ", count: max(0, digits - number.count)) + number + "]"
    }
  }
}
