import AgentDomain

/// An operator's own choice of columns, their widths and the order, kept between sessions.
struct ListLayout: Hashable, Codable, Sendable {
  var columns: [String]
  var widths: [String: Int]
  var sort: AgentQuery.Sort

  static let standard = ListLayout(
    columns: AgentColumn.standard.map(\.id), widths: [:], sort: .name)

  /// The columns that exist, in the chosen order.
  var shown: [AgentColumn] { columns.compactMap(AgentColumn.named) }

  func width(of column: AgentColumn) -> Int { max(1, widths[column.id] ?? column.width) }
}
