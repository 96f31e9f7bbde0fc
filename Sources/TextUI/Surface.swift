/// A grid of cells with a cursor: what a screen draws on and what a test compares.
///
/// Nothing that is drawn outside has an effect, so screens need not guard small terminals.
public struct Surface: Sendable, Equatable {
  public let size: Size
  /// Where the hardware cursor must be; every screen sets it, since braille lines follow it.
  public var cursor: Position?
  private(set) var cells: [Cell]

  public init(size: Size) {
    self.size = Size(rows: max(0, size.rows), columns: max(0, size.columns))
    cells = Array(repeating: .blank, count: self.size.rows * self.size.columns)
  }

  /// A cell; outside the grid it reads as blank and writing does nothing.
  ///
  /// Writing a wide character writes its right half too.
  public subscript(row: Int, column: Int) -> Cell {
    get { contains(row, column) ? cells[index(row, column)] : .blank }
    set {
      guard contains(row, column) else { return }
      let text = TermText(newValue.text)
      let end = column + max(1, text.width)
      detach(row: row, columns: column..<min(end, size.columns))
      cells[index(row, column)] = newValue
      cells[index(row, column)].text = end > size.columns ? " " : text.description
      guard text.width == 2, end <= size.columns else { return }
      cells[index(row, column + 1)] = Cell(text: "", role: newValue.role, style: newValue.style)
    }
  }

  /// Draws safe text from a position to the right, clipped at the edge and at `width`, and filled
  /// with blanks up to `width`.
  /// - Returns: how many columns were used, the blanks included.
  @discardableResult
  public mutating func put(
    _ text: TermText, at position: Position, role: Role = .text, width: Int? = nil
  ) -> Int {
    guard (0..<size.rows).contains(position.row), position.column < size.columns else { return 0 }
    if position.column < 0 { return putFromOutside(text, at: position, role: role, width: width) }
    let room = min(size.columns - position.column, max(0, width ?? Int.max))
    let used = width == nil ? min(room, text.width) : room
    let columns = position.column..<(position.column + used)
    detach(row: position.row, columns: columns)
    write(text, row: position.row, columns: columns, role: role)
    return used
  }

  /// The same for any text; it is made safe first.
  @discardableResult
  public mutating func put(
    _ text: String, at position: Position, role: Role = .text, width: Int? = nil
  ) -> Int {
    put(TermText(text), at: position, role: role, width: width)
  }

  /// Fills a row, or some columns of it, with one character of one column.
  public mutating func fill(
    row: Int, columns: Range<Int>? = nil, with character: Character = " ", role: Role = .text
  ) {
    let columns = clip(columns ?? 0..<size.columns)
    guard (0..<size.rows).contains(row), !columns.isEmpty else { return }
    detach(row: row, columns: columns)
    let safe = TermText(String(character))
    let cell = Cell(text: safe.width == 1 ? safe.description : "?", role: role)
    for column in columns { cells[index(row, column)] = cell }
  }

  /// Gives what stands there another role; a wide character half inside goes over whole.
  public mutating func restyle(row: Int, columns: Range<Int>, role: Role) {
    let columns = clip(columns)
    guard (0..<size.rows).contains(row), !columns.isEmpty else { return }
    var first = columns.lowerBound
    var end = columns.upperBound
    if first > 0, self[row, first].isRightHalf { first -= 1 }
    if end < size.columns, self[row, end].isRightHalf { end += 1 }
    for column in first..<end { cells[index(row, column)].role = role }
  }

  /// Copies a whole surface onto this one; its cursor, if it has one, comes along.
  public mutating func blit(_ other: Surface, at position: Position) {
    for row in 0..<other.size.rows where (0..<size.rows).contains(position.row + row) {
      copy(row: row, of: other, to: position)
    }
    guard let cursor = other.cursor else { return }
    self.cursor = Position(row: position.row + cursor.row, column: position.column + cursor.column)
  }
}

extension Surface {
  private func contains(_ row: Int, _ column: Int) -> Bool {
    (0..<size.rows).contains(row) && (0..<size.columns).contains(column)
  }

  private func index(_ row: Int, _ column: Int) -> Int { row * size.columns + column }

  private func clip(_ columns: Range<Int>) -> Range<Int> {
    columns.clamped(to: 0..<size.columns)
  }

  /// Before columns are overwritten: blanks the other halves of wide characters cut by the edges.
  private mutating func detach(row: Int, columns: Range<Int>) {
    guard !columns.isEmpty else { return }
    let first = index(row, columns.lowerBound)
    if columns.lowerBound > 0, cells[first].isRightHalf { cells[first - 1].text = " " }
    guard columns.upperBound < size.columns else { return }
    let after = index(row, columns.upperBound)
    if cells[after].isRightHalf { cells[after].text = " " }
  }

  /// Writes text into columns that lie inside the grid, and blanks what it does not reach.
  private mutating func write(_ text: TermText, row: Int, columns: Range<Int>, role: Role) {
    var column = index(row, columns.lowerBound)
    let end = index(row, columns.upperBound)
    if text.isOneColumnEach {
      for byte in text.description.utf8 where column < end {
        cells[column] = Cell(text: Cell.ascii[Int(byte & 0x7F)], role: role)
        column += 1
      }
    } else {
      writeClusters(text.description, from: &column, to: end, role: role)
    }
    while column < end {
      cells[column] = Cell(role: role)
      column += 1
    }
  }

  private mutating func writeClusters(
    _ text: String, from column: inout Int, to end: Int, role: Role
  ) {
    for character in text {
      for piece in Cell.pieces(of: character) where piece.width > 0 {
        guard column + piece.width <= end else { return }
        cells[column] = Cell(text: piece.text, role: role)
        if piece.width == 2 { cells[column + 1] = Cell(text: "", role: role) }
        column += piece.width
      }
    }
  }

  /// Text that begins left of the grid: drawn on a strip of its own, then copied.
  private mutating func putFromOutside(
    _ text: TermText, at position: Position, role: Role, width: Int?
  ) -> Int {
    let used = max(0, width ?? text.width)
    var strip = Surface(size: Size(rows: 1, columns: min(used, size.columns - position.column)))
    strip.put(text, at: Position(row: 0, column: 0), role: role, width: width)
    copy(row: 0, of: strip, to: position)
    return strip.size.columns
  }

  private mutating func copy(row: Int, of other: Surface, to position: Position) {
    let target = clip(position.column..<(position.column + other.size.columns))
    guard !target.isEmpty else { return }
    let row = (source: row, target: position.row + row)
    detach(row: row.target, columns: target)
    for column in target {
      cells[index(row.target, column)] = other[row.source, column - position.column]
    }
    mendEdges(row: row.target, columns: target)
  }

  /// After copying: a wide character of which only one half came along becomes a blank.
  private mutating func mendEdges(row: Int, columns: Range<Int>) {
    let first = index(row, columns.lowerBound)
    if cells[first].isRightHalf { cells[first].text = " " }
    let last = index(row, columns.upperBound - 1)
    if CellWidth.of(cells[last].text) == 2 { cells[last].text = " " }
  }
}
