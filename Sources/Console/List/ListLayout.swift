import AgentDomain

/// An operator's own choice of columns, their widths and the order, kept between sessions.
struct ListLayout: Hashable, Codable, Sendable {
  var columns: [String]
  var widths: [String: Int]
  var sort: ListQuery.Sort

  static let standard = ListLayout(
    columns: ListColumn.standard.map(\.id), widths: [:], sort: .name)

  /// The columns that exist, in the chosen order.
  var shown: [ListColumn] { columns.compactMap(ListColumn.named) }

  func width(of column: ListColumn) -> Int { max(1, widths[column.id] ?? column.width) }
}
