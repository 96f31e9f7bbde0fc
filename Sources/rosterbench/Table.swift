/// Rows of cells, lined up for a screen.
struct Table {
  private let rows: [[String]]

  init(_ rows: [[String]]) { self.rows = rows }

  /// The first column to the left, the others to the right.
  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + blanks : blanks + cell
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// A number as a cell: with a digit behind the point where it is small.
  static func figure(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return value >= 100 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

extension [Double] {
  /// A quantile of sorted numbers.
  func quantile(_ part: Double) -> Double? {
    isEmpty ? nil : self[Swift.min(count - 1, Int(Double(count) * part))]
  }
}
