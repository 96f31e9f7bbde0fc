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
  let intro: [String]
  let items: [MenuItem]
  let isFiltered: Bool
  var filter = LineEditor()
  private(set) var current: Int {
    didSet { if current != oldValue { onMove(current) } }
  }
  var window = ScrollWindow()
  /// Whether the last key went to the filter, where the cursor then is.
  var isInFilter = true
  /// The first line of the question that shows, and how many do; none where all fit.
  var introTop = 0
  var introRows = 0
  private let onMove: (Int) -> Void
  private let onPick: (Int) -> Void
  private let onCancel: () -> Void

  /// - Parameter moved: hears of every line that becomes the current one.
  init(
    session: Session, title: String, intro: [String] = [], items: [MenuItem], current: Int = 0,
    filtered: Bool = false, moved: @escaping (Int) -> Void = { _ in },
    cancelled: @escaping () -> Void = {}, picked: @escaping (Int) -> Void
  ) {
    (self.session, self.title, self.intro, self.items) = (session, title, intro, items)
    (self.current, isFiltered) = (current, filtered)
    (onMove, onPick, onCancel) = (moved, picked, cancelled)
  }

  var word: String { "menu" }
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

  var filterRows: Int { isFiltered ? 2 : 0 }

  /// The lines that the typed words leave, by their numbers.
  var shown: [Int] {
    let words = filter.text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return Array(items.indices) }
    return items.indices.filter { index in
      let text = "\(items[index].text) \(items[index].detail)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  func take(_ key: Key) -> Bool {
    if isFiltered, key != .home, key != .end { return search(key) }
    guard !isFiltered, case .character(let letter) = key,
      let index = index(of: letter)
    else { return false }
    current = index
    take()
    return true
  }

  /// Narrows the lines; where nothing was typed the present one stays.
  private func search(_ key: Key) -> Bool {
    let before = filter.text
    guard filter.handle(key) else { return false }
    isInFilter = true
    if filter.text != before { current = shown.first ?? current }
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

  func pick(_ index: Int) {
    session.close(self)
    onPick(index)
  }

  /// The next lines of a list that is narrowed by typing; behind the last come the first again.
  func turnLeaf() {
    let shown = shown
    let place = shown.firstIndex(of: current) ?? 0
    let next = (place / Leaf.height + 1) * Leaf.height
    if let index = shown.indices.contains(next) ? shown[next] : shown.first { current = index }
  }

  private func take() {
    guard shown.contains(current) else {
      return session.say(
        .info, "Nothing matches: Backspace widens the list, \(session.key("back")) leaves it.")
    }
    pick(current)
  }

  func cancel() {
    session.close(self)
    onCancel()
  }
}
