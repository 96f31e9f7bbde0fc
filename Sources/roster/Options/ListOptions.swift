import AgentDomain
import ArgumentParser

/// What a list of records shows, and in which order; the same for every kind.
struct ListOptions<Record: DirectoryRecord>: ParsableArguments {
  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("Words and filters.", valueName: "filter"))
  var filter: [String] = []

  @Option(help: ArgumentHelp("The column to sort by.", valueName: "column"))
  var sort = ListQuery.Sort.name(of: Record.kind).column

  @Flag(help: "Sort the other way round.")
  var descending = false

  @Option(help: ArgumentHelp("The columns, joined by commas.", valueName: "a,b"))
  var columns: String?

  @Option(
    help: ArgumentHelp("At most so many \(Record.kind.plural).", valueName: "number"))
  var limit: Int?

  private static var pageSize: Int { 200 }

  func validate() throws {
    try FilterArguments.validate(filter)
    if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more.") }
    _ = try (column(sort), wantedColumns())
  }

  func asked(_ directory: Shell, view: ListQuery.View? = nil) throws -> FilterArguments.Asked {
    var asked = try FilterArguments.asked(filter, directory, of: Record.kind, view: view)
    asked.query.sort = .init(column: sort, descending: descending)
    return asked
  }

  func writeTable(_ asked: FilterArguments.Asked, _ directory: Shell) throws {
    let columns = try wantedColumns() ?? ListColumn.standard(Record.kind)
    let requested = columns + (asked.live == nil ? [] : ExchangeStates.rowFacts)
    var table = TextTable(columns.map(\.title))
    try forEachRow(asked.query, requested, directory) { row in
      try table.add(
        columns.enumerated().map { index, column in
          asked.live?.text(of: column, at: index, in: row) ?? row.cells[index]
        })
    }
    try table.end()
  }

  /// - Parameter object: what is written of one record, given its row with the state of an agent, and the
  ///   ids of the wanted columns.
  func writeJSON(
    _ asked: FilterArguments.Asked, _ directory: Shell,
    _ object: (Stored<Record>, ListRow, Set<String>?) throws -> JSON
  ) throws {
    let columns = try wantedColumns().map { Set($0.map(\.id)) }
    let facts = Record.kind == .agent ? ExchangeStates.rowFacts : []
    var list = JSONList()
    try forEachRow(asked.query, facts, directory) { row in
      guard let record = try directory.stored(Record.self, row.id) else { return }
      try list.add(object(record, row, columns))
    }
    try list.end()
  }

  /// Reads page by page, so that a long list takes no more memory than a short one.
  private func forEachRow(
    _ query: ListQuery, _ columns: [ListColumn], _ directory: Shell,
    _ body: (ListRow) throws -> Void
  ) throws {
    var anchor = PageRequest.Anchor.first
    var left = limit ?? .max
    while left > 0 {
      let size = min(left, Self.pageSize)
      let rows = try directory.page(
        PageRequest(query: query, columns: columns, anchor: anchor, limit: size))
      for row in rows { try body(row) }
      guard let last = rows.last, rows.count == size else { return }
      anchor = .after(last.key)
      left -= rows.count
    }
  }

  private func wantedColumns() throws -> [ListColumn]? {
    try columns?.split(separator: ",").map { try column(String($0)) }
  }

  private func column(_ id: String) throws -> ListColumn {
    let columns = ListColumn.stored(Record.kind)
    guard let column = columns.first(where: { $0.id == id }) else {
      let known = columns.map(\.id).joined(separator: ", ")
      throw ValidationError("There is no column \(id). Columns are \(known).")
    }
    return column
  }
}
