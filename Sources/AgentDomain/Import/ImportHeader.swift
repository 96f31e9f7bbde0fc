/// What the columns of a file are, read from its first line.
public struct ImportHeader: Sendable {
  /// The column that new agents may bring, and that export never writes.
  public static let password = "password"

  /// The columns of fields, but for the username, in the order of the file.
  let fields: [FieldColumn]
  let groups: [(column: Int, kind: GroupKind)]
  /// `created` and `updated`.
  let times: [(column: Int, name: String)]
  private let columns: [String: Int]

  /// Reads the names.
  /// - Throws: `Wrong` with everything that is wrong with them.
  public init(_ record: CSVRecord) throws(Wrong) {
    var (columns, notes) = ([String: Int](), [ImportNote]())
    for (index, cell) in record.cells.enumerated() {
      let name = cell.trimmed.lowercased()
      if let problem = Self.problem(name, known: columns) {
        notes.append(ImportNote(record.place(of: index), problem))
      }
      columns[name] = columns[name] ?? index
    }
    if columns[Self.key] == nil {
      let sentence = "There is no column \(Self.key): it says which agent a line is about."
      notes.append(ImportNote(record.place(of: 0), sentence))
    }
    guard notes.isEmpty else { throw Wrong(notes: notes) }
    let named = columns.map { ($0.value, $0.key) }.sorted { $0.0 < $1.0 }
    self.columns = columns
    fields = named.compactMap { column, name in
      name == Self.key ? nil : Agent.catalogue[name].map { FieldColumn(column, $0) }
    }
    groups = named.compactMap { column, name in Self.kinds[name].map { (column, $0) } }
    times = named.filter { Self.times.contains($0.1) }.map { ($0.0, $0.1) }
  }

  /// Nothing of a file with such a header can be read.
  public struct Wrong: Error {
    public let notes: [ImportNote]
  }

  /// Where a column is, if the file has it.
  func column(_ name: String) -> Int? { columns[name] }

  static let key = "username"
  private static let kinds = Dictionary(
    uniqueKeysWithValues: GroupKind.allCases.map { ($0.column, $0) })
  private static let times: Set = ["created", "updated"]
  private static let names = AgentCSV.header + [password]
  private static let known = Set(names)

  private static func problem(_ name: String, known columns: [String: Int]) -> String? {
    if columns[name] != nil { return "The column \(name) stands here twice: keep one of them." }
    if known.contains(name) { return nil }
    guard !name.isEmpty else { return "The column has no name: name it, or take it out." }
    return "There is no column \(name): take it out.\(Nearest.question(name, among: names))"
  }
}

/// A column of a field; by reference, since a field is much to copy for every cell.
final class FieldColumn: Sendable {
  let column: Int
  let field: Field<Agent>

  init(_ column: Int, _ field: Field<Agent>) { (self.column, self.field) = (column, field) }
}

extension GroupKind {
  /// The name of the column that lists an agent's groups of this kind.
  public var column: String { rawValue + "s" }
}
