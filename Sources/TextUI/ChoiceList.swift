/// Choices to take one or several of: letters filter, Space takes.
///
/// Rows keep their places whatever is taken. In an ordered list a taken row shows its number, which
/// `+` and `-` make smaller and larger.
public struct ChoiceList: Sendable, Equatable {
  public enum Kind: Sendable, Hashable {
    case single
    case multiple
    case ordered
  }

  struct Item: Sendable, Hashable {
    let value: String
    let title: String
  }

  public let kind: Kind
  /// What is taken; in an ordered list in its order.
  public private(set) var chosen: [String]
  /// What was typed to narrow the list.
  public private(set) var filter = ""
  /// The place of the current row among those that match.
  public private(set) var selected: Int
  let items: [Item]
  var window = ScrollWindow()
  /// The rows last drawn, which is how far PgUp and PgDn go.
  var height = 10

  /// - Parameters:
  ///   - selected: the row that is current at first.
  ///   - ordered: whether several may be taken and their order matters.
  ///   - multiple: whether several may be taken.
  public init(
    items: [(value: String, title: String)], selected: Int = 0, ordered: Bool = false,
    chosen: [String] = [], multiple: Bool = false
  ) {
    self.items = items.map { Item(value: $0.value, title: $0.title) }
    kind = ordered ? .ordered : multiple ? .multiple : .single
    self.chosen = chosen
    self.selected = min(max(0, selected), max(0, items.count - 1))
  }

  /// The value of the current row; nothing when no row matches.
  public var current: String? {
    let rows = matching
    return rows.indices.contains(selected) ? rows[selected].value : nil
  }

  /// How many rows lie below those that were drawn last.
  public var hiddenBelow: Int { max(0, matching.count - window.top - height) }

  /// The rows that contain what was typed, case left out of account.
  var matching: [Item] {
    let wanted = filter.lowercased()
    return wanted.isEmpty ? items : items.filter { $0.title.lowercased().contains(wanted) }
  }

  /// - Returns: whether the key was for this list. Enter never is; Esc only while there is a filter.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(" "): take()
    case .character("A") where kind != .single: takeAll()
    case .character("+") where kind == .ordered: shift(by: -1)
    case .character("-") where kind == .ordered: shift(by: 1)
    case .character(let character): narrow(to: filter + String(character))
    case .backspace where !filter.isEmpty: narrow(to: String(filter.dropLast()))
    case .escape where !filter.isEmpty, .control("u") where !filter.isEmpty: narrow(to: "")
    default: return move(key)
    }
    return true
  }

  private mutating func move(_ key: Key) -> Bool {
    let last = max(0, matching.count - 1)
    let target: Int
    switch key {
    case .up: target = selected - 1
    case .down: target = selected + 1
    case .pageUp: target = selected - max(1, height - 1)
    case .pageDown: target = selected + max(1, height - 1)
    case .home: target = 0
    case .end: target = last
    default: return false
    }
    selected = min(max(0, target), last)
    return true
  }

  /// Keeps the current row current if it still matches.
  private mutating func narrow(to text: String) {
    let before = current
    filter = String(text.filter { !$0.isControl })
    selected = matching.firstIndex { $0.value == before } ?? 0
  }

  private mutating func take() {
    guard let current else { return }
    if kind == .single {
      chosen = [current]
    } else if let place = chosen.firstIndex(of: current) {
      chosen.remove(at: place)
    } else {
      chosen.append(current)
    }
  }

  /// All that match; when all of them are taken already, none of them.
  private mutating func takeAll() {
    let values = matching.map(\.value)
    let missing = values.filter { !chosen.contains($0) }
    if missing.isEmpty { chosen.removeAll { values.contains($0) } } else { chosen += missing }
  }

  private mutating func shift(by step: Int) {
    guard let current, let place = chosen.firstIndex(of: current) else { return }
    let target = place + step
    guard chosen.indices.contains(target) else { return }
    chosen.swapAt(place, target)
  }
}
