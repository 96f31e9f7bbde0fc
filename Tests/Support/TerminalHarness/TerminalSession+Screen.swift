import CTerminalHarness
import Foundation

/// Where the terminal's own cursor stands, from 0.
public struct TerminalCursor: Hashable, Sendable {
  public let row, column: Int
  public let visible: Bool
}

/// How one character of the screen looks.
public struct CellLook: Hashable, Sendable {
  public let text: String
  /// 2 for a wide character, whose second cell is empty.
  public let width: Int
  public let bold, underline, italic, blink, reverse: Bool
  /// -1: the terminal's own; 0-255: the palette; from 0x1000000: red, green, blue.
  public let foreground, background: Int
}

extension TerminalSession {
  public var size: (rows: Int, columns: Int) { line.locked(\.size) }
  public var rows: [String] { line.locked(\.rows) }
  /// The rows without the blanks at their ends, and a line break between them.
  public var screen: String { rows.joined(separator: "\n") }

  public var cursor: TerminalCursor {
    let cursor = line.locked(\.cursor)
    return TerminalCursor(
      row: Int(cursor.row), column: Int(cursor.column), visible: cursor.visible)
  }

  public func look(row: Int, column: Int) -> CellLook {
    let cell = line.locked { $0.cell(row, column) }
    return CellLook(
      text: cell.text, width: Int(cell.width), bold: cell.bold, underline: cell.underline,
      italic: cell.italic, blink: cell.blink, reverse: cell.reverse,
      foreground: Int(cell.foreground), background: Int(cell.background))
  }

  /// How every character of every row looks, to find what a key changed.
  public var looks: [[CellLook]] {
    let size = size
    return (0..<size.rows).map { row in
      (0..<size.columns).map { look(row: row, column: $0) }
    }
  }

  /// The first row that contains a text, from 0.
  public func row(of text: String) -> Int? { rows.firstIndex { $0.contains(text) } }

  /// What a person who looks over one's shoulder would note: the screen in a frame, and the cursor.
  public var picture: String {
    let cursor = cursor
    let frame = rows.map { "|\($0)" }.joined(separator: "\n")
    let state = exitStatus.map { "ended with \($0)" } ?? "running"
    return """
      --- \(term) \(size.columns)x\(size.rows), cursor row \(cursor.row) column \(cursor.column)\
      \(cursor.visible ? "" : " (hidden)"), \(state)
      \(frame)
      ---
      """
  }
}

extension TerminalLine {
  var rows: [String] { (0..<size.rows).map(row) }

  private func row(_ number: Int) -> String {
    var text = ""
    var column = 0
    while column < size.columns {
      let cell = cell(number, column)
      text += cell.text
      column += max(1, Int(cell.width))
    }
    return String(
      text[..<(text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex)])
  }
}

extension harness_cell {
  var text: String {
    let all = [
      characters.0, characters.1, characters.2, characters.3, characters.4, characters.5,
    ]
    let scalars = all.prefix { $0 != 0 && $0 != UInt32.max }.compactMap(UnicodeScalar.init)
    return scalars.isEmpty ? " " : String(String.UnicodeScalarView(scalars))
  }
}
