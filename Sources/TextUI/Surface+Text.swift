extension Surface: CustomStringConvertible {
  /// The rows as text, without the blanks at their ends, one a line.
  public var description: String {
    lines.joined(separator: "\n")
  }

  /// The rows as text, without the blanks at their ends.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var line = cells(inRow: row).reduce(into: "") { $0 += $1.text }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The role of every cell as its letter, one row a line.
  public var roles: String {
    let rows = (0..<size.rows).map { row in String(cells(inRow: row).map(\.role.letter)) }
    return rows.joined(separator: "\n")
  }

  func cells(inRow row: Int) -> ArraySlice<Cell> {
    cells[(row * size.columns)..<((row + 1) * size.columns)]
  }
}

extension TermText {
  /// Plain ASCII, where bytes, characters and columns are the same.
  var isOneColumnEach: Bool { width == description.utf8.count }
}
