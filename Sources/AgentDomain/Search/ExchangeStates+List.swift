/// What an exchange tells, in the columns of the list.
extension ExchangeStates {
  /// What every agent's row brings behind its columns, so that a state finds its row: what the database
  /// says, and the internal number.
  public static let rowFacts = ["status", "internal"].compactMap { ListColumn.named($0) }

  /// The text of an agent's cell; a state of the database that says more stays.
  /// - Parameter row: one with `rowFacts` behind its columns.
  public func text(of column: ListColumn, at index: Int, in row: ListRow) -> String {
    guard let endpoint = row.cells.last else { return row.cells[index] }
    if column.isLive { return registrations[endpoint]?.shown ?? "" }
    return column == .status ? status(row.cells[index], of: endpoint) : row.cells[index]
  }

  /// The word for an agent's state: that of the status column.
  /// - Parameter row: one with `rowFacts` behind its columns.
  public func status(of row: ListRow) -> String {
    let facts = row.cells.suffix(Self.rowFacts.count)
    guard let stored = facts.first, let endpoint = facts.last else { return "" }
    return status(stored, of: endpoint)
  }
}
