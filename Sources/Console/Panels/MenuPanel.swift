import TextUI

/// One line that can be taken in a menu.
struct MenuItem {
  let text: String
  /// What stands at the right edge: a key, a value.
  let detail: String
  /// The letter that takes it at once.
  let letter: Character?

  init(_ text: String, detail: String = "", letter: Character? = nil) {
    (self.text, self.detail, self.letter) = (text, detail, letter)
  }
}

/// A question with its answers, or a list to choose one of; typing narrows it where that is wanted.
@MainActor final class MenuPanel: Screen {
  let session: Session
  let title: String
  private let intro: [String]
  private let items: [MenuItem]
  private let isFiltered: Bool
  private var filter = LineEditor()
  private(set) var current: Int
  private var window = ScrollWindow()
  /// Whether the last key went to the filter, where the cursor then is.
  private var isInFilter = true
  /// The first line of the question that shows, and how many do; none where all fit.
  private var introTop = 0
  private var introRows = 0
  private let onPick: (Int) -> Void
  private let onCancel: () -> Void

  init(
    session: Session, title: String, intro: [String] = [], items: [MenuItem], current: Int = 0,
    filtered: Bool = false, cancelled: @escaping () -> Void = {}, picked: @escaping (Int) -> Void
  ) {
    (self.session, self.title, self.intro, self.items) = (session, title, intro, items)
    (self.current, isFiltered) = (current, filtered)
    (onPick, onCancel) = (picked, cancelled)
  }

  var isPanel: Bool { true }
  var isTyping: Bool { isFiltered }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<MenuPanel>] = [
    Command("take", .enter, title: "Take", hint: true, help: "Takes the line under the cursor.") {
      $0.take()
    },
    Command("back", .escape, title: "Back", hint: true, help: "Closes the menu; nothing happens.") {
      $0.cancel()
    },
    Command("down", .down, .tab, title: "Down", help: "The next line.") { $0.move(1) },
    Command("up", .up, .backTab, title: "Up", help: "The line before.") { $0.move(-1) },
    Command("page-down", .pageDown, title: "Next page", help: "Ten lines on.") { $0.page(1) },
    Command("page-up", .pageUp, title: "Previous page", help: "Ten lines back.") { $0.page(-1) },
    Command("home", .home, title: "First", help: "The first line.") { $0.move(-1_000_000) },
    Command("end", .end, title: "Last", help: "The last line.") { $0.move(1_000_000) },
  ]

  private var filterRows: Int { isFiltered ? 2 : 0 }

  /// The lines that the typed words leave, by their numbers.
  private var shown: [Int] {
    let words = filter.text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return Array(items.indices) }
    return items.indices.filter { index in
      let text = "\(items[index].text) \(items[index].detail)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  func take(_ key: Key) -> Bool {
    if isFiltered, filter.handle(key) {
      isInFilter = true
      current = shown.first ?? current
      return true
    }
    guard !isFiltered, case .character(let letter) = key,
      let index = index(of: letter)
    else { return false }
    current = index
    take()
    return true
  }

  /// An item by its letter, or by its number where the items have no letters.
  private func index(of letter: Character) -> Int? {
    if let index = items.firstIndex(where: { $0.letter == letter }) { return index }
    guard items.allSatisfy({ $0.letter == nil }), let digit = letter.wholeNumberValue, digit > 0,
      digit <= items.count
    else { return nil }
    return digit - 1
  }

  private func move(_ lines: Int) {
    let shown = shown
    guard let place = shown.firstIndex(of: current) ?? shown.indices.first else { return }
    current = shown[max(0, min(place + lines, shown.count - 1))]
    isInFilter = false
  }

  /// Scrolls a question that is longer than its room, else the lines.
  private func page(_ direction: Int) {
    if introRows > 0 {
      introTop = max(0, introTop + direction * introRows)
    } else {
      move(10 * direction)
    }
  }

  private func take() {
    guard shown.contains(current) else {
      return session.say(.info, "Nothing matches: Backspace widens the list, Esc leaves it.")
    }
    session.close(self)
    onPick(current)
  }

  private func cancel() {
    session.close(self)
    onCancel()
  }

  func draw(on surface: inout Surface) {
    let shown = shown
    let texts = items.map(line)
    let longest = (texts + [title] + intro).map { CellWidth.of($0) }.max() ?? 10
    let width = min(max(longest + 3, 36), max(1, min(72, surface.size.columns - 4)))
    let head =
      intro.flatMap { TextWrap.lines($0, width: width) }
      + (intro.isEmpty || surface.size.rows < 12 ? [] : [""])
    let headRows = head.count + filterRows
    let isCut = texts.contains { CellWidth.of($0) > width - 2 }
    let frame = PanelFrame(
      for: headRows + (isFiltered ? items.count : shown.count) + (isCut ? Self.footRows : 0),
      width: width, on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: title)
    let foot = isCut && frame.height > Self.footRows + filterRows + 2 ? Self.footRows : 0
    let visibleHead = part(of: head, rows: frame.height - min(3, shown.count) - filterRows - foot)
    for (row, text) in visibleHead.enumerated() {
      surface.put(text, at: frame.place(row), width: frame.width)
    }
    let first = visibleHead.count + filterRows
    let rows = first..<max(first + 1, frame.height - foot)
    drawItems(shown, texts, frame, rows: rows, on: &surface)
    if foot > 0 { drawWhole(texts[current], frame, row: rows.upperBound, on: &surface) }
    frame.tellMore(shown.count - window.top - rows.count, on: &surface)
    if isFiltered {
      drawFilter(frame, row: visibleHead.count, isEmpty: shown.isEmpty, on: &surface)
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

  /// A blank row and three for a line that is cut off.
  private static let footRows = 4

  /// Shows the line under the cursor whole where it is cut off above.
  private func drawWhole(
    _ text: String, _ frame: PanelFrame, row: Int, on surface: inout Surface
  ) {
    guard CellWidth.of(text) > frame.width - 2 else { return }
    for (line, part) in TextWrap.lines(text, width: frame.width).prefix(3).enumerated() {
      surface.put(part, at: frame.place(row + 1 + line), role: .textDim, width: frame.width)
    }
  }

  private func drawItems(
    _ shown: [Int], _ texts: [String], _ frame: PanelFrame, rows: Range<Int>,
    on surface: inout Surface
  ) {
    let (first, height) = (rows.lowerBound, rows.count)
    let place = shown.firstIndex(of: current) ?? 0
    window.reveal(place, count: shown.count, height: height)
    for (row, index) in shown.dropFirst(window.top).prefix(height).enumerated() {
      let isCurrent = index == current
      let position = frame.place(first + row)
      surface.put(isCurrent ? "> " : "  ", at: position)
      surface.put(
        CellWidth.truncate(texts[index], to: frame.width - 2),
        at: frame.place(first + row, indent: 2),
        role: isCurrent ? .listFocus : .listRow)
      if isCurrent { surface.cursor = position }
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
