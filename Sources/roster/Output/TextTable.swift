import TextUI

/// Lines in columns that are as wide as what stands in them; nothing is cut.
///
/// The first lines decide the widths, so that a long table is printed while it is read.
struct TextTable {
  private let titles: [String]
  private var widths: [Int] = []
  private var waiting: [[String]] = []
  private static let lookAhead = 500

  init(_ titles: [String]) { self.titles = titles }

  mutating func add(_ cells: [String]) throws {
    let shown = cells.map { TermText($0).description }
    guard widths.isEmpty else { return try write(shown) }
    waiting.append(shown)
    if waiting.count == Self.lookAhead { try release() }
  }

  /// Prints what waited; a table without lines prints nothing.
  mutating func end() throws { if widths.isEmpty, !waiting.isEmpty { try release() } }

  private mutating func release() throws {
    widths = titles.indices.map { column in
      waiting.reduce(CellWidth.of(titles[column])) { max($0, CellWidth.of($1[column])) }
    }
    try write(titles)
    for cells in waiting { try write(cells) }
    waiting = []
  }

  private func write(_ cells: [String]) throws {
    var line = ""
    for (cell, width) in zip(cells, widths) {
      line += cell + String(repeating: " ", count: max(0, width - CellWidth.of(cell)) + 2)
    }
    try Output.line(String(line.reversed().drop { $0 == " " }.reversed()))
  }
}
