import Foundation

/// A row of `fields.csv`, the specification of every field.
struct SpecifiedField: Sendable {
  let key, tab, section, label, kind: String
  let choices: [String]
  let defaultText, visible, required, editable: String

  private static let columns = [
    "key", "tab", "section", "label", "kind", "choices", "default", "visible_when", "required",
    "editable", "rule", "reaches",
  ]

  static func all() throws -> [SpecifiedField] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "fields.csv")
    let rows = try StrictCSV.rows(String(contentsOf: file, encoding: .utf8))
    guard rows.first == columns else { throw StrictCSV.Fault("the header is another") }
    return try rows.dropFirst().map { cells in
      guard cells.count == columns.count else { throw StrictCSV.Fault("a row of \(cells.count)") }
      return SpecifiedField(
        key: cells[0], tab: cells[1], section: cells[2], label: cells[3], kind: cells[4],
        choices: cells[5].isEmpty ? [] : cells[5].components(separatedBy: "|"),
        defaultText: cells[6], visible: cells[7], required: cells[8], editable: cells[9])
    }
  }
}

/// Reads comma-separated values and forgives nothing.
enum StrictCSV {
  struct Fault: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
  }

  static func rows(_ text: String) throws -> [[String]] {
    var (rows, row, cell): ([[String]], [String], String) = ([], [], "")
    var scalars = Array(text.replacing("\r\n", with: "\n").unicodeScalars)[...]
    var isQuoted = false
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell.unicodeScalars.append(scalar)
        scalars.removeFirst()
      case "\"" where isQuoted:
        isQuoted = false
        guard scalars.first.map({ ",\n".unicodeScalars.contains($0) }) != false else {
          throw Fault("text behind a closing quote")
        }
      case "\"":
        guard cell.isEmpty else { throw Fault("a quote inside a cell") }
        isQuoted = true
      case "," where !isQuoted: (row, cell) = (row + [cell], "")
      case "\n" where !isQuoted: (rows, row, cell) = (rows + [row + [cell]], [], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    guard !isQuoted, row.isEmpty, cell.isEmpty else { throw Fault("the end is missing") }
    return rows
  }
}
