/// Square dark and light modules, as a QR code has them, drawn in cells so that a camera reads them.
///
/// Dark stays darker than light in every theme. With blocks a cell holds two modules, one above the other,
/// and so a module is about as high as wide; in ASCII a module is two blank cells.
public struct SquareCode: Sendable {
  private let modules: [[Bool]]
  private let blocks: Bool

  /// - Parameters:
  ///   - modules: rows of equal length; true is dark.
  ///   - blocks: whether the terminal shows half blocks, as Unicode has them.
  public init(_ modules: [[Bool]], blocks: Bool) { (self.modules, self.blocks) = (modules, blocks) }

  /// Modules of light around the code: four is what cameras are promised, two is what they need.
  public static let quiet = 2...4

  /// How many cells it takes.
  public func size(quiet: Int) -> Size {
    let side = modules.count + 2 * quiet
    return blocks
      ? Size(rows: (side + 1) / 2, columns: side) : Size(rows: side, columns: 2 * side)
  }

  /// Draws it with as much light around it as there is room for, or nothing where it would be cut.
  public func surface(fitting room: Size) -> Surface? {
    let widths = Self.quiet.reversed().first { quiet in
      let size = size(quiet: quiet)
      return size.rows <= room.rows && size.columns <= room.columns
    }
    return widths.map { blocks ? inBlocks(quiet: $0) : inBlanks(quiet: $0) }
  }

  private func inBlocks(quiet: Int) -> Surface {
    var surface = Surface(size: size(quiet: quiet))
    for row in 0..<surface.size.rows {
      for column in 0..<surface.size.columns {
        let upper = isDark(2 * row - quiet, column - quiet)
        let lower = isDark(2 * row + 1 - quiet, column - quiet)
        surface[row, column] = Cell(text: Self.block(upper, lower), role: .code)
      }
    }
    return surface
  }

  private func inBlanks(quiet: Int) -> Surface {
    var surface = Surface(size: size(quiet: quiet))
    for row in 0..<surface.size.rows {
      for column in 0..<surface.size.columns {
        let isDark = isDark(row - quiet, column / 2 - quiet)
        surface[row, column] = Cell(role: isDark ? .codeDark : .code)
      }
    }
    return surface
  }

  private func isDark(_ row: Int, _ column: Int) -> Bool {
    modules.indices.contains(row) && modules[row].indices.contains(column) && modules[row][column]
  }

  private static func block(_ upper: Bool, _ lower: Bool) -> String {
    switch (upper, lower) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }
}
