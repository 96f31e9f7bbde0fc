import AgentDomain

/// An operator's own choice of columns, their widths and the order, kept between sessions.
struct ListLayout: Hashable, Codable, Sendable {
  var columns: [String]
  var widths: [String: Int]
  var sort: ListQuery.Sort

  static func standard(_ kind: RecordKind) -> ListLayout {
    ListLayout(columns: ListColumn.standard(kind).map(\.id), widths: [:], sort: .name(of: kind))
  }

  /// The columns that a kind of record has, in the chosen order.
  func shown(_ kind: RecordKind) -> [ListColumn] {
    columns.compactMap { ListColumn.named($0, kind) }
  }

  func width(of column: ListColumn) -> Int { max(1, widths[column.id] ?? column.width) }
}
