import CPictures
import TextUI

/// A picture in cells: the upper half of each is one pixel, the lower half another.
struct AvatarPicture: Sendable {
  let size: Size
  private let pixels: [UInt8]

  /// Decodes a picture for that many cells, keeping its shape; a cell is twice as high as wide.
  /// - Returns: nil where the bytes are damaged.
  init?(bytes: [UInt8], width: Int, height: Int, cells: Size) {
    let columns = min(cells.columns, max(1, cells.rows * 2 * width / max(1, height)))
    let rows = max(1, min(cells.rows, (columns * height / max(1, width) + 1) / 2))
    var pixels = [UInt8](repeating: 0, count: columns * rows * 2 * 3)
    guard roster_picture(bytes, bytes.count, Int32(columns), Int32(rows * 2), &pixels) == 0 else {
      return nil
    }
    (self.pixels, size) = (pixels, Size(rows: rows, columns: columns))
  }

  /// Draws the picture; where there are 256 colours only, the nearest of them.
  func draw(on surface: inout Surface, at place: Position, colors: Int) {
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let style = Style(
          foreground: color(column, 2 * row, colors), background: color(column, 2 * row + 1, colors)
        )
        surface[place.row + row, place.column + column] = Cell(
          text: "\u{2580}", role: .text, style: style)
      }
    }
  }

  private func color(_ column: Int, _ row: Int, _ colors: Int) -> Color {
    let start = 3 * (row * size.columns + column)
    let (red, green, blue) = (pixels[start], pixels[start + 1], pixels[start + 2])
    return colors > 256 ? .rgb(red, green, blue) : .index(cube(red, green, blue))
  }

  /// The nearest colour of the 6 by 6 by 6 cube that terminals of 256 colours share.
  private func cube(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
    16 + 36 * Self.step(red) + 6 * Self.step(green) + Self.step(blue)
  }

  /// The cube's steps are 0, 95, 135, 175, 215 and 255.
  private static func step(_ value: UInt8) -> UInt8 {
    if value < 48 { return 0 }
    return value < 115 ? 1 : (value - 35) / 40
  }
}
