import TextUI

/// Several of a list, in an order that matters or not: Space takes, `+` and `-` move, `A` takes all.
@MainActor final class ChecklistPanel: Screen {
  struct Item {
    let value: String
    let title: String
  }

  let session: Session
  let title: String
  private let intro: [String]
  private var items: [Item]
  private var chosen: Set<String>
  private let isOrdered: Bool
  private var current = 0
  private var window = ScrollWindow()
  private let onDone: ([String]) -> Void

  /// - Parameter done: gets the chosen values, in the order in which they stand.
  init(
    session: Session, title: String, intro: [String] = [], items: [Item], chosen: [String],
    ordered: Bool, done: @escaping ([String]) -> Void
  ) {
    (self.session, self.title, self.intro, isOrdered) = (session, title, intro, ordered)
    self.chosen = Set(chosen)
    let first = chosen.compactMap { value in items.first { $0.value == value } }
    self.items = ordered ? first + items.filter { !chosen.contains($0.value) } : items
    onDone = done
  }

  var isPanel: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<ChecklistPanel>] = [
    Command(
      "toggle", .character(" "), title: "Take or leave", hint: true,
      help: "Takes the line, or leaves it out."
    ) {
      $0.toggle()
    },
    Command("done", .enter, .f(2), title: "Done", hint: true, help: "Goes on with what is taken.") {
      $0.finish()
    },
    Command(
      "move-up", .character("+"), title: "Prefer", hint: true, help: "Moves the line one up.",
      unless: { $0.isOrdered ? nil : "The order does not matter here." }
    ) { $0.shift(-1) },
    Command(
      "move-down", .character("-"), title: "Defer", hint: true, help: "Moves the line one down.",
      unless: { $0.isOrdered ? nil : "The order does not matter here." }
    ) { $0.shift(1) },
    Command(
      "all", .character("A"), title: "All", hint: true,
      help: "Takes all lines, or none where all are taken."
    ) {
      $0.toggleAll()
    },
    Command("back", .escape, title: "Back", hint: true, help: "Leaves everything as it was.") {
      $0.session.close($0)
    },
    Command("down", .down, .character("j"), title: "Down", help: "The next line.") { $0.move(1) },
    Command("up", .up, .character("k"), title: "Up", help: "The line before.") { $0.move(-1) },
    Command("page-down", .pageDown, title: "Next page", help: "Ten lines on.") { $0.move(10) },
    Command("page-up", .pageUp, title: "Previous page", help: "Ten lines back.") { $0.move(-10) },
    Command("home", .home, title: "First", help: "The first line.") { $0.move(-100_000) },
    Command("end", .end, title: "Last", help: "The last line.") { $0.move(100_000) },
  ]

  private func toggle() {
    guard items.indices.contains(current) else { return }
    let value = items[current].value
    if chosen.remove(value) == nil { chosen.insert(value) }
  }

  private func toggleAll() {
    let all = Set(items.map(\.value))
    chosen = chosen == all ? [] : all
  }

  private func move(_ lines: Int) { current = max(0, min(current + lines, items.count - 1)) }

  private func shift(_ lines: Int) {
    let target = current + lines
    guard items.indices.contains(target) else { return }
    items.swapAt(current, target)
    current = target
  }

  private func finish() {
    session.close(self)
    onDone(items.map(\.value).filter(chosen.contains))
  }

  func draw(on surface: inout Surface) {
    let longest = (items.map(\.title) + [title] + intro).map { CellWidth.of($0) }.max() ?? 10
    let width = min(max(longest + 10, 30), surface.size.columns - 4)
    let head = intro.flatMap { TextWrap.lines($0, width: width) } + (intro.isEmpty ? [] : [""])
    let frame = PanelFrame(for: head.count + items.count, width: width, on: surface)
    frame.clear(&surface, title: title)
    let visibleHead = head.prefix(max(0, frame.height - min(3, items.count)))
    for (row, text) in visibleHead.enumerated() {
      surface.put(text, at: frame.place(row), width: frame.width)
    }
    drawItems(frame, from: visibleHead.count, on: &surface)
  }

  private func drawItems(_ frame: PanelFrame, from first: Int, on surface: inout Surface) {
    let height = max(1, frame.height - first)
    window.reveal(current, count: items.count, height: height)
    var rank = 0
    for (index, item) in items.enumerated() {
      let isChosen = chosen.contains(item.value)
      if isChosen { rank += 1 }
      guard (window.top..<(window.top + height)).contains(index) else { continue }
      let row = first + index - window.top
      let number = isOrdered && isChosen ? " \(rank)" : ""
      let text = "\(isChosen ? "[x]" : "[ ]") \(item.title)\(number)"
      surface.put(index == current ? "> " : "  ", at: frame.place(row))
      surface.put(
        CellWidth.truncate(text, to: frame.width - 2), at: frame.place(row, indent: 2),
        role: index == current ? .listFocus : .listRow)
      if index == current { surface.cursor = frame.place(row, indent: 3) }
    }
    if items.isEmpty { surface.cursor = frame.place(first) }
  }
}
