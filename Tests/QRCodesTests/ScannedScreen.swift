import Foundation
import TextUI

/// What a camera sees of a surface: a picture of its cells, read by zbarimg.
struct ScannedScreen {
  /// Picture points of a cell; a cell is twice as high as wide.
  private static let (width, height) = (6, 12)

  private let surface: Surface

  init(_ surface: Surface) { self.surface = surface }

  enum Fault: Error { case noScanner, noPicture, notStarted }

  /// The text of the code in the picture, or nil where none is found.
  /// - Throws: a fault where the scanner is missing or cannot be run.
  func text() throws -> String? {
    let scanner = "/usr/bin/zbarimg"
    guard FileManager.default.isExecutableFile(atPath: scanner) else { throw Fault.noScanner }
    let path = "\(NSTemporaryDirectory())/roster-code-\(UUID().uuidString).pgm"
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard FileManager.default.createFile(atPath: path, contents: picture) else {
      throw Fault.noPicture
    }
    guard let pipe = popen("\(scanner) -q --raw '\(path)' 2>/dev/null", "r") else {
      throw Fault.notStarted
    }
    defer { pclose(pipe) }
    var buffer = [CChar](repeating: 0, count: 4096)
    guard fgets(&buffer, 4096, pipe) != nil else { return nil }
    let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A grey picture with a margin as dark as a dark theme's screen.
  private var picture: Data {
    let (rows, columns) = (surface.size.rows + 2, surface.size.columns + 2)
    let head = "P5\n\(columns * Self.width) \(rows * Self.height)\n255\n"
    var data = Data(head.utf8)
    for line in 0..<(rows * Self.height) {
      for column in 0..<columns {
        let shade = shade(row: line / Self.height - 1, column: column - 1, line % Self.height)
        data.append(contentsOf: repeatElement(shade, count: Self.width))
      }
    }
    return data
  }

  private func shade(row: Int, column: Int, _ line: Int) -> UInt8 {
    let cell = surface[row, column]
    guard cell.role == .code else { return 0 }
    let isUpper = line < Self.height / 2
    let isDark = cell.text == "█" || cell.text == (isUpper ? "▀" : "▄")
    return isDark ? 0 : 255
  }
}
