import AgentDomain
import ArgumentParser

/// `roster agents list`: the list of the console, on standard output.
struct AgentsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List agents.",
    discussion: """
      Words and filters are those of the console's search line: ada typology:webrtc \
      queue:'Night shift' is:disabled codec:opus 'changed:<7d'; a dash before a filter negates it.
      """)

  @OptionGroup var database: DatabaseOption

  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("Words and filters.", valueName: "filter"))
  var filter: [String] = []

  @Option(help: ArgumentHelp("The column to sort by.", valueName: "column"))
  var sort = ListQuery.Sort.name.column

  @Flag(help: "Sort the other way round.")
  var descending = false

  @Option(help: ArgumentHelp("The columns, joined by commas.", valueName: "a,b"))
  var columns: String?

  @Flag(help: "The deleted agents instead.")
  var deleted = false

  @Option(help: ArgumentHelp("At most so many agents.", valueName: "number"))
  var limit: Int?

  @OptionGroup var format: FormatOption

  private static let pageSize = 200

  func validate() throws {
    try FilterArguments.validate(filter)
    if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more.") }
    _ = try (column(sort), wantedColumns())
  }

  func run() throws {
    let directory = try database.open()
    var query = try FilterArguments.query(filter, directory, view: deleted ? .deleted : nil)
    query.sort = .init(column: sort, descending: descending)
    if format.json { try writeJSON(query, directory) } else { try writeTable(query, directory) }
  }

  private func writeTable(_ query: ListQuery, _ directory: any AgentDirectory) throws {
    let columns = try wantedColumns() ?? ListColumn.standard
    var table = TextTable(columns.map(\.title))
    try forEachRow(query, columns, directory) { try table.add($0.cells) }
    try table.end()
  }

  private func writeJSON(_ query: ListQuery, _ directory: any AgentDirectory) throws {
    let columns = try wantedColumns().map { Set($0.map(\.id)) }
    let settings = try directory.settings().settings
    var list = JSONList()
    try forEachRow(query, [], directory) { row in
      guard let agent = try directory.agent(row.id, scope: .everyone) else { return }
      let memberships = try directory.memberships(of: row.id)
      try list.add(AgentJSON.object(agent, memberships, settings, only: columns))
    }
    try list.end()
  }

  /// Reads page by page, so that a long list takes no more memory than a short one.
  private func forEachRow(
    _ query: ListQuery, _ columns: [ListColumn], _ directory: any AgentDirectory,
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
    guard let column = ListColumn.named(id) else {
      let known = ListColumn.all.map(\.id).joined(separator: ", ")
      throw ValidationError("There is no column \(id). Columns are \(known).")
    }
    return column
  }
}
