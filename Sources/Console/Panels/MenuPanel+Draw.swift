import TextUI

/// How a menu is drawn: the question, what is searched for, the lines, and the present one whole.
extension MenuPanel {
  func draw(on surface: inout Surface) {
    let (shown, texts) = (shown, items.map(line))
    let width = width(of: texts, surface.size.columns)
    let head = question(width, rows: surface.size.rows)
    let footRows = footRows(texts, width, rows: surface.size.rows)
    let fixed = filterRows + footRows
    let frame = PanelFrame(
      for: head.count + fixed + (isFiltered ? items.count : shown.count), width: width,
      on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: title)
    let visible = part(of: head, rows: frame.height - min(3, shown.count) - fixed)
    for (row, text) in visible.enumerated() {
      surface.put(text, at: frame.place(row), width: frame.width)
    }
    let first = visible.count + filterRows
    let height = max(1, frame.height - first - footRows)
    drawItems(shown, texts, frame, rows: first..<(first + height), on: &surface)
    drawWhole(texts, frame, from: first + height, on: &surface)
    frame.tellMore(shown.count - window.top - height, on: &surface)
    if isFiltered { drawFilter(frame, row: visible.count, isEmpty: shown.isEmpty, on: &surface) }
  }

  private func width(of texts: [String], _ columns: Int) -> Int {
    let longest = (texts + [title] + intro).map { CellWidth.of($0) }.max() ?? 10
    return min(max(longest + 3, 36), max(1, min(72, columns - 4)))
  }

  private func question(_ width: Int, rows: Int) -> [String] {
    let isTight = intro.isEmpty || rows < 12
    return intro.flatMap { TextWrap.lines($0, width: width) } + (isTight ? [] : [""])
  }

  /// How many rows the present line has below the others, to be read whole where it is cut.
  private func footRows(_ texts: [String], _ width: Int, rows: Int) -> Int {
    guard rows >= (isFiltered ? 12 : 8), texts.contains(where: { CellWidth.of($0) > width - 2 })
    else {
      return 0
    }
    return min(3, texts.map { TextWrap.lines($0, width: width).count }.max() ?? 0) + 1
  }

  private func drawWhole(
    _ texts: [String], _ frame: PanelFrame, from row: Int, on surface: inout Surface
  ) {
    guard shown.contains(current), row < frame.height else { return }
    let lines = TextWrap.lines(texts[current], width: frame.width)
    guard lines.count > 1 else { return }
    for (line, text) in lines.prefix(frame.height - row - 1).enumerated() {
      surface.put(text, at: frame.place(row + 1 + line), role: .textDim, width: frame.width)
    }
  }

  /// The lines of the question that there is room for; PgDn shows the others.
  private func part(of head: [String], rows: Int) -> [String] {
    guard head.count > rows else {
      introRows = 0
      return head
    }
    guard rows > 1 else { return Array(head.prefix(max(0, rows))) }
    introRows = rows - 1
    introTop = max(0, min(introTop, head.count - introRows))
    let end = introTop + introRows
    return head[introTop..<end] + ["(\(introTop + 1)-\(end) of \(head.count) lines: PgDn, PgUp)"]
  }

  private func line(_ item: MenuItem) -> String {
    let letter = item.letter.map { "\($0)  " } ?? ""
    return letter + item.text + (item.detail.isEmpty ? "" : "  " + item.detail)
  }

  private func drawItems(
    _ shown: [Int], _ texts: [String], _ frame: PanelFrame, rows: Range<Int>,
    on surface: inout Surface
  ) {
    let place = shown.firstIndex(of: current) ?? 0
    window.reveal(place, count: shown.count, height: rows.count)
    for (row, index) in zip(rows, shown.dropFirst(window.top)) {
      let isCurrent = index == current
      surface.put(isCurrent ? "> " : "  ", at: frame.place(row))
      surface.put(
        CellWidth.truncate(texts[index], to: frame.width - 2), at: frame.place(row, indent: 2),
        role: isCurrent ? .listFocus : .listRow)
      if isCurrent { surface.cursor = frame.place(row) }
    }
  }

  private func drawFilter(
    _ frame: PanelFrame, row: Int, isEmpty: Bool, on surface: inout Surface
  ) {
    let label = "Search: "
    surface.put(label, at: frame.place(row), role: .label)
    let indent = CellWidth.of(label)
    let caret = filter.draw(
      on: &surface, at: frame.place(row, indent: indent), width: max(1, frame.width - indent),
      role: .fieldFocus)
    if isEmpty { surface.put("Nothing matches.", at: frame.place(row + 1), role: .textDim) }
    if isInFilter || isEmpty { surface.cursor = caret }
  }
}
