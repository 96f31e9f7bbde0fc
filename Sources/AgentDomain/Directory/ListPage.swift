/// One line of the list: the columns that were asked for, and where the line stands in the order.
public struct ListRow: Hashable, Sendable, Identifiable {
  public let id: Int64
  public let version: Int
  /// One text a column, in the order of the request, as people read it.
  public let cells: [String]
  public let key: RowKey

  public init(id: Int64, version: Int, cells: [String], key: RowKey) {
    (self.id, self.version, self.cells, self.key) = (id, version, cells, key)
  }
}

/// The place of a row in an order: the sorted column's value, then a number that tells equal ones apart.
public struct RowKey: Hashable, Sendable {
  public let value: Scalar
  public let tie: Int64

  public init(value: Scalar, tie: Int64) { (self.value, self.tie) = (value, tie) }
}

/// Some neighbouring rows of a query, by key and never by number, so that the last page costs what the
/// first does.
public struct PageRequest: Hashable, Sendable {
  public enum Anchor: Hashable, Sendable {
    case first, last
    /// The rows behind or before a row, without it; `before` gives them in list order too.
    case after(RowKey), before(RowKey)
    /// From a row on, including it.
    case from(RowKey)
  }

  public var query: ListQuery
  public var columns: [ListColumn]
  public var anchor: Anchor
  public var limit: Int

  public init(query: ListQuery, columns: [ListColumn], anchor: Anchor, limit: Int) {
    (self.query, self.columns, self.anchor, self.limit) = (query, columns, anchor, limit)
  }
}
