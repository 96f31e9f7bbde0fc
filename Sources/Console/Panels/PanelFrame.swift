import TextUI

/// A rectangle over the screen below with a title bar, in which a panel draws its lines.
struct PanelFrame {
  let row, column, rows, columns: Int
  let glyphs: Glyphs
  /// How many rows are no content: title, blank and border, or the title alone where rows are few.
  private let edge: Int

  /// Centres a panel for that many lines of content of that width; small terminals give it everything.
  init(for lines: Int, width: Int, on surface: Surface, _ glyphs: Glyphs) {
    self.glyphs = glyphs
    columns = min(surface.size.columns, max(width + 4, 30))
    edge = surface.size.rows < 12 ? min(1, surface.size.rows - 1) : 3
    rows = min(surface.size.rows, lines + edge)
    row = max(0, (surface.size.rows - rows) / 2)
    column = max(0, (surface.size.columns - columns) / 2)
  }

  /// How many lines of content there is room for.
  var height: Int { max(1, rows - edge) }
  /// How many columns a line has.
  var width: Int { max(1, columns - 4) }

  private var firstLine: Int { row + min(edge, 2) }

  /// Where a line of the content begins.
  func place(_ line: Int, indent: Int = 0) -> Position {
    Position(row: firstLine + line, column: column + min(2, columns / 20) + indent)
  }

  /// Clears the rectangle, draws the theme's border and writes the title bar.
  func clear(_ surface: inout Surface, title: String) {
    let (right, bottom, box) = (column + columns - 1, row + rows - 1, glyphs.box)
    for line in row...bottom {
      surface.fill(row: line, columns: column..<(right + 1), role: .text)
      guard columns < surface.size.columns else { continue }
      surface.fill(row: line, columns: column..<(column + 1), with: box.vertical, role: .border)
      surface.fill(row: line, columns: right..<(right + 1), with: box.vertical, role: .border)
    }
    guard rows > 1 else { return }
    surface.put(" \(title)", at: Position(row: row, column: column), role: .title, width: columns)
    guard edge == 3 else { return }
    surface.fill(row: bottom, columns: column..<(right + 1), with: box.horizontal, role: .border)
    surface.fill(row: bottom, columns: column..<(column + 1), with: box.bottomLeft, role: .border)
    surface.fill(row: bottom, columns: right..<(right + 1), with: box.bottomRight, role: .border)
  }

  /// Says at the right end of the title that lines follow below.
  func tellMore(_ hidden: Int, on surface: inout Surface) {
    let words = "\(hidden) more below "
    guard hidden > 0, rows > 1, columns >= 2 * words.count else { return }
    surface.put(
      words, at: Position(row: row, column: column + columns - words.count), role: .title)
  }
}
