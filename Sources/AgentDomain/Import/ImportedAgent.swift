/// One line of a file: what it says of the agent with its username.
public struct ImportedAgent: Sendable {
  /// The word that empties a field, or puts it back to its default.
  public static let clear = "[clear]"

  public let record: CSVRecord
  let header: ImportHeader
  public let username: String

  public init(_ record: CSVRecord, _ header: ImportHeader) {
    (self.record, self.header) = (record, header)
    username =
      header.column(ImportHeader.key)
      .map { CSVCell.unguarded(record.cells[$0]).trimmed } ?? ""
  }

  /// The text of a cell; nil where nothing stands in it, which changes nothing.
  func text(_ column: Int) -> String? {
    let cell = record.cells[column]
    guard !cell.utf8.allSatisfy({ $0 == 0x20 }) else { return nil }
    return CSVCell.unguarded(cell)
  }

  func text(named column: String) -> String? { header.column(column).flatMap(text) }

  /// The password as it stands there, if there is one.
  public var password: Secret? {
    guard let cell = header.column(ImportHeader.password).map({ record.cells[$0] }), !cell.isEmpty,
      cell != Self.clear
    else { return nil }
    return Secret(cell)
  }

  private static let numberColumn =
    Agent.catalogue.fields.first { $0.editor.kind == .digits }?.id ?? ""

  /// Whether lines of the file can give internal numbers.
  public var hasNumberColumn: Bool { header.column(Self.numberColumn) != nil }

  /// The internal number that the line gives, where it gives one.
  public var number: InternalNumber? {
    text(named: Self.numberColumn).flatMap { try? InternalNumber(written: $0) }
  }

  /// Whether the line says anything of groups.
  public var namesGroups: Bool { header.groups.contains { text($0.column) != nil } }

  /// A note at a column's cell, or at the line where the file has no such column.
  public func note(_ name: String, _ sentence: String) -> ImportNote {
    guard let column = header.column(name) else {
      return ImportNote(record.place(of: 0), sentence)
    }
    return ImportNote(record.place(of: column), column: name, sentence)
  }
}
