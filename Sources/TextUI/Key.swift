/// What a person pressed, or pasted.
public enum Key: Hashable, Sendable {
  case character(Character)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case f(Int)
  /// A lower-case letter, or one of `@ ^ _ \ ]`.
  case control(Character)
  case alt(Character)
  /// Everything between the marks of a bracketed paste, line breaks as `\n`.
  case paste(String)
}

extension Key {
  /// The key written as in a key map: `F2`, `^R`, `Ctrl+R`, `Esc`, `Shift+Tab`, `Alt+x`, `d`, `?`.
  public init?(name: String) {
    let lowered = name.lowercased()
    if let key = Self.byName[lowered] {
      self = key
    } else if name.count == 1, let character = name.first {
      self = .character(character)
    } else if lowered.hasPrefix("f"), let number = Int(name.dropFirst()), 1...63 ~= number {
      self = .f(number)
    } else if let key = Self.control(named: lowered) ?? Self.alt(named: name) {
      self = key
    } else {
      return nil
    }
  }

  /// How hints print it.
  public var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): TermText(String(character)).description
    case .f(let number): "F\(number)"
    case .control(let character): "^" + character.uppercased()
    case .alt(let character): "Alt+\(TermText(String(character)))"
    case .paste: "Paste"
    default: Self.names.first { $0.key == self }?.name ?? "?"
    }
  }

  private static let names: [(key: Key, name: String)] = [
    (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backTab, "Shift+Tab"),
    (.backspace, "Backspace"), (.delete, "Del"), (.insert, "Ins"), (.up, "Up"), (.down, "Down"),
    (.left, "Left"), (.right, "Right"), (.home, "Home"), (.end, "End"), (.pageUp, "PgUp"),
    (.pageDown, "PgDn"),
  ]

  private static let otherNames: [(key: Key, name: String)] = [
    (.character(" "), "space"), (.escape, "escape"), (.enter, "return"), (.backTab, "backtab"),
    (.backspace, "bs"), (.delete, "delete"), (.insert, "insert"), (.pageUp, "pageup"),
    (.pageDown, "pagedown"),
  ]

  private static let byName: [String: Key] = Dictionary(
    (names + otherNames).map { ($0.name.lowercased(), $0.key) },
    uniquingKeysWith: { first, _ in first })

  private static func control(named name: String) -> Key? {
    for prefix in ["^", "ctrl+", "c-"] where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count)
      guard rest.count == 1, let character = rest.first, isControl(character) else { return nil }
      return .control(character)
    }
    return nil
  }

  private static func isControl(_ character: Character) -> Bool {
    ("a"..."z").contains(character) || "@^_\\]".contains(character)
  }

  private static func alt(named name: String) -> Key? {
    for prefix in ["alt+", "m-"] where name.lowercased().hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count)
      return rest.count == 1 ? rest.first.map { .alt($0) } : nil
    }
    return nil
  }
}
