/// Text of several lines under the fingers: as `LineEditor`, and Up, Down and Enter.
public struct TextEditor: Sendable, Equatable {
  /// Setting it puts the caret at the end.
  public var text: String {
    get { lines.map { String($0) }.joined(separator: "\n") }
    set {
      lines = Self.split(newValue)
      place = Place(line: lines.count - 1, column: lines[lines.count - 1].count)
    }
  }
  /// The line the caret is in, and the character of it before which it stands.
  public var caret: Position { Position(row: place.line, column: place.column) }
  /// The most characters, line breaks counted; what is beyond is not taken.
  public var limit: Int?
  /// How many characters the last key or paste brought that the limit did not let in.
  public private(set) var refusedCharacters = 0

  private struct Place: Hashable {
    var line: Int
    var column: Int
  }

  private var lines: [[Character]]
  private var place: Place
  private var window = ScrollWindow()
  private var scrolled = 0

  public init(_ text: String = "", limit: Int? = nil) {
    lines = Self.split(text)
    place = Place(line: lines.count - 1, column: lines[lines.count - 1].count)
    self.limit = limit
  }

  /// - Returns: whether the key was for this field: Up on the first line and Down on the last are
  ///   not, so that they lead to the fields around.
  public mutating func handle(_ key: Key) -> Bool {
    refusedCharacters = 0
    switch key {
    case .character(let character): insert(String(character))
    case .enter: insert("\n")
    case .paste(let text): insert(text)
    default: return move(key) || delete(key)
    }
    return true
  }

  private mutating func move(_ key: Key) -> Bool {
    switch key {
    case .left: step(back: true)
    case .right: step(back: false)
    case .home: place.column = 0
    case .end, .control("e"): place.column = lines[place.line].count
    case .up where place.line > 0: change(line: place.line - 1)
    case .down where place.line < lines.count - 1: change(line: place.line + 1)
    default: return false
    }
    return true
  }

  private mutating func change(line: Int) {
    place = Place(line: line, column: min(place.column, lines[line].count))
  }

  private mutating func step(back: Bool) {
    if back, place.column > 0 {
      place.column -= 1
    } else if back, place.line > 0 {
      place = Place(line: place.line - 1, column: lines[place.line - 1].count)
    } else if !back, place.column < lines[place.line].count {
      place.column += 1
    } else if !back, place.line < lines.count - 1 {
      place = Place(line: place.line + 1, column: 0)
    }
  }

  private mutating func delete(_ key: Key) -> Bool {
    switch key {
    case .backspace where place == Place(line: 0, column: 0): break
    case .backspace:
      step(back: true)
      deleteForward()
    case .delete: deleteForward()
    case .control("k"): lines[place.line].removeSubrange(place.column...)
    case .control("u"):
      lines[place.line] = []
      place.column = 0
    case .control("w"):
      let start = lines[place.line].startOfWord(before: place.column)
      lines[place.line].removeSubrange(start..<place.column)
      place.column = start
    default: return false
    }
    return true
  }

  private mutating func deleteForward() {
    if place.column < lines[place.line].count {
      lines[place.line].remove(at: place.column)
    } else if place.line < lines.count - 1 {
      lines[place.line] += lines.remove(at: place.line + 1)
    }
  }

  private mutating func insert(_ new: String) {
    let clean = new.replacingLineBreaks().map { $0 == "\t" ? " " : $0 }
      .filter { $0 == "\n" || !$0.isControl }
    let room = limit.map { max(0, $0 - text.count) } ?? clean.count
    refusedCharacters = max(0, clean.count - room)
    let before = String(lines[place.line][..<place.column]) + String(clean.prefix(room))
    let after = String(lines[place.line][place.column...])
    let start = Self.split(before)
    lines.replaceSubrange(place.line...place.line, with: Self.split(before + after))
    let line = place.line + start.count - 1
    place = Place(line: line, column: min(start[start.count - 1].count, lines[line].count))
  }

  /// Never empty: an empty text is one empty line.
  private static func split(_ text: String) -> [[Character]] {
    text.replacingLineBreaks().split(separator: "\n", omittingEmptySubsequences: false).map {
      Array($0)
    }
  }
}

extension TextEditor {
  /// Draws the field over its whole rectangle, scrolled so that the caret is visible.
  /// - Returns: the cell of the caret, where the cursor must be.
  public mutating func draw(
    on surface: inout Surface, at position: Position, size: Size, role: Role
  ) -> Position {
    window.reveal(place.line, count: lines.count, height: size.rows)
    let caret = Self.width(lines[place.line][..<place.column])
    if caret < scrolled { scrolled = caret }
    if caret >= scrolled + size.columns { scrolled = caret - size.columns + 1 }
    var box = Surface(size: size)
    for row in 0..<box.size.rows {
      box.fill(row: row, role: role)
      guard window.top + row < lines.count else { continue }
      let line = TermText(String(lines[window.top + row]))
      box.put(line, at: Position(row: row, column: -scrolled), role: role)
    }
    surface.blit(box, at: position)
    return Position(
      row: position.row + place.line - window.top, column: position.column + caret - scrolled)
  }

  private static func width(_ characters: ArraySlice<Character>) -> Int {
    characters.reduce(0) { $0 + TermText(String($1)).width }
  }
}

extension String {
  /// Every kind of line break as `\n`.
  func replacingLineBreaks() -> String {
    String(map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
  }
}
