/// One line of text under the fingers: typing, moving, deleting, pasting.
public struct LineEditor: Sendable, Equatable {
  /// Setting it puts the caret at the end.
  public var text: String {
    get { String(characters) }
    set {
      characters = Array(newValue)
      caret = characters.count
    }
  }
  /// Where the next character goes, counted in characters.
  public var caret: Int {
    didSet { caret = min(max(0, caret), characters.count) }
  }
  /// The most characters; what is beyond is not taken.
  public var limit: Int?
  /// Whether every character is shown as a star.
  public var masked: Bool
  /// How many line breaks the last paste had, which became blanks.
  public private(set) var joinedLines = 0
  /// How many characters the last key or paste brought that the limit did not let in.
  public private(set) var refusedCharacters = 0
  private var characters: [Character]
  /// The first column shown, when the text is wider than its field.
  private var scrolled = 0

  public init(_ text: String = "", limit: Int? = nil, masked: Bool = false) {
    characters = Array(text)
    caret = characters.count
    self.limit = limit
    self.masked = masked
  }

  /// - Returns: whether the key was for this field.
  public mutating func handle(_ key: Key) -> Bool {
    (joinedLines, refusedCharacters) = (0, 0)
    switch key {
    case .character(let character): insert([character])
    case .paste(let text): paste(text)
    default: return move(key) || delete(key)
    }
    return true
  }

  private mutating func move(_ key: Key) -> Bool {
    switch key {
    case .left: caret -= 1
    case .right: caret += 1
    case .home: caret = 0
    case .end, .control("e"): caret = characters.count
    default: return false
    }
    return true
  }

  private mutating func delete(_ key: Key) -> Bool {
    switch key {
    case .backspace: remove(max(0, caret - 1)..<caret)
    case .delete: remove(caret..<min(caret + 1, characters.count))
    case .control("k"): remove(caret..<characters.count)
    case .control("u"): remove(0..<characters.count)
    case .control("w"): remove(characters.startOfWord(before: caret)..<caret)
    default: return false
    }
    return true
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    caret = range.lowerBound
  }

  private mutating func paste(_ text: String) {
    var lines = text.replacingLineBreaks().split(separator: "\n", omittingEmptySubsequences: false)
    while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    joinedLines = lines.count - 1
    insert(lines.joined(separator: " ").filter { !$0.isControl || $0 == "\t" })
  }

  /// A combining mark joins the character before the caret, so characters are counted anew.
  private mutating func insert(_ new: some Sequence<Character>) {
    let new = new.map { $0 == "\t" ? " " : $0 }.filter { !$0.isControl }
    let room = limit.map { max(0, $0 - characters.count) } ?? new.count
    refusedCharacters = max(0, new.count - room)
    let before = String(characters[..<caret]) + String(new.prefix(room))
    let after = characters[caret...]
    characters = Array(before + String(after))
    caret = min(before.count, characters.count)
  }
}

extension LineEditor {
  /// Draws the field over its whole width, scrolled so that the caret is visible.
  /// - Returns: the cell of the caret, where the cursor must be.
  public mutating func draw(
    on surface: inout Surface, at position: Position, width: Int, role: Role
  ) -> Position {
    let shown = characters.map { masked ? TermText("*") : TermText(String($0)) }
    let caretColumn = shown[..<caret].reduce(0) { $0 + $1.width }
    let length = shown.reduce(0) { $0 + $1.width }
    scroll(to: caretColumn, width: width, length: length)
    var strip = Surface(size: Size(rows: 1, columns: max(0, width)))
    strip.fill(row: 0, role: role)
    var column = -scrolled
    for piece in shown {
      if column < width, column + piece.width > 0 {
        strip.put(piece, at: Position(row: 0, column: column), role: role)
      }
      column += piece.width
    }
    surface.blit(strip, at: position)
    return Position(row: position.row, column: position.column + caretColumn - scrolled)
  }

  /// By a third of the field at once, so that typing at the edge does not redraw it every time.
  private mutating func scroll(to column: Int, width: Int, length: Int) {
    let step = max(1, width / 3)
    if column < scrolled { scrolled = max(0, column - step) }
    if column >= scrolled + width { scrolled = column - width + step }
    if length < width { scrolled = 0 }
    scrolled = max(0, scrolled)
  }
}

extension [Character] {
  /// Where the word ends that is before a place, blanks between left out of account.
  func startOfWord(before place: Int) -> Int {
    var start = place
    while start > 0, self[start - 1].isWhitespace { start -= 1 }
    while start > 0, !self[start - 1].isWhitespace { start -= 1 }
    return start
  }
}

extension Character {
  /// A control character, never to be typed into a field.
  var isControl: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
