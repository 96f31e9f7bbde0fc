import AgentDomain
import GRDB

/// Reads the list: pages by key, counts, and the place of one agent.
enum ListQueries {
  static func page(_ db: Database, _ request: PageRequest) throws -> [ListRow] {
    try page(request.query.kind.type, db, request)
  }

  private static func page<Record: DirectoryRecord>(
    _ type: Record.Type, _ db: Database, _ request: PageRequest
  ) throws -> [ListRow] {
    let reader = try CellReader(request.columns, of: request.query, db)
    let columns = ["a.id", "a.version", ListOrder(request.query).value] + reader.expressions
    var blank = Record()
    let rows = try walk(db, request, columns) { row in
      ListRow(
        id: row[0], version: row[1], cells: reader.cells(row, from: 3, &blank),
        key: RowKey(value: Scalar(row[2] as DatabaseValue), tie: row[0]))
    }
    return try fill(db, reader, rows)
  }

  static func key(_ db: Database, of record: Int64, in query: ListQuery) throws -> RowKey? {
    let order = ListOrder(query)
    if order.needsFolding { try FoldFunction.add(to: db) }
    let select =
      Clause(
        """
        SELECT \(order.value) FROM \(query.kind.rawValue) a NOT INDEXED
        WHERE a.id = ? AND \(query.view.condition(query.kind)) AND
        """, [record])
      + (try Predicates(db, query).row)
    return try Row.fetchOne(db, sql: select.sql, arguments: select.arguments).map {
      RowKey(value: Scalar($0[0] as DatabaseValue), tie: record)
    }
  }

  /// All records of a kind as choices of a field, in the order of their list.
  static func choices<Record: DirectoryRecord>(
    of type: Record.Type, _ db: Database, _ scope: Scope
  ) throws -> [Editor.Choice] {
    let query = ListQuery(Record.kind, scope: scope)
    let name = ListColumn.named(Record.searchedFields[0], Record.kind)
    let rows = try page(
      db, PageRequest(query: query, columns: [name].compactMap(\.self), anchor: .first, limit: .max)
    )
    return try rows.compactMap { row in
      try Record.rows.fetch(db, row.id, scope).map { .init($0.record.handle, $0.record.name) }
    }
  }

  static func count(_ db: Database, _ query: ListQuery) throws -> Int {
    let count = try countClause(db, query)
    return try Int.fetchOne(db, sql: count.sql, arguments: count.arguments) ?? 0
  }
}

// MARK: - Pages

extension ListQueries {
  /// Reads the rows of a request in list order, stretch by stretch.
  static func walk<Element>(
    _ db: Database, _ request: PageRequest, _ columns: [String], _ read: (Row) -> Element
  ) throws -> [Element] {
    let plan = try ListPlan(db, request.query)
    let isBackward = request.anchor.isBackward
    let stretches = try plan.order.stretches(
      db, from: request.anchor.key, including: request.anchor.isIncluding,
      ascending: isBackward == request.query.sort.descending)
    var found: [Element] = []
    for stretch in stretches where found.count < request.limit {
      let select = plan.select(
        columns.joined(separator: ", "), stretch, limit: request.limit - found.count)
      let rows = try Row.fetchCursor(
        statement(db, select, request.query), arguments: select.arguments)
      while let row = try rows.next() { found.append(read(row)) }
    }
    return isBackward ? found.reversed() : found
  }

  /// Statements without filters are few and come with every key; others are not kept.
  private static func statement(
    _ db: Database, _ select: Clause, _ query: ListQuery
  ) throws -> Statement {
    query.filters.isEmpty && query.scope == .everyone
      ? try db.cachedStatement(sql: select.sql) : try db.makeStatement(sql: select.sql)
  }

  private static func fill(
    _ db: Database, _ reader: CellReader, _ rows: [ListRow]
  ) throws -> [ListRow] {
    var filled = rows
    for (position, kind) in reader.groupKinds {
      let names = try reader.names(db, kind, of: rows.map(\.id))
      filled = filled.map { row in
        var cells = row.cells
        cells[position] = names[row.id] ?? ""
        return ListRow(id: row.id, version: row.version, cells: cells, key: row.key)
      }
    }
    return filled
  }
}

extension PageRequest.Anchor {
  var key: RowKey? {
    switch self {
    case .first, .last: nil
    case .after(let key), .before(let key), .from(let key): key
    }
  }

  var isBackward: Bool {
    switch self {
    case .last, .before: true
    case .first, .after, .from: false
    }
  }

  var isIncluding: Bool { if case .from = self { true } else { false } }
}

// MARK: - Counts

extension ListQueries {
  private static func countClause(_ db: Database, _ query: ListQuery) throws -> Clause {
    let isPlain =
      query.kind == .agent && query.filters.isEmpty && query.scope == .everyone
      && query.view == .active
    guard isPlain else { return try ListPlan(db, query.inNameOrder, counting: true).count }
    let predicates = try Predicates(db, query)
    guard let match = predicates.match else { return everybody }
    return wordCount(match, predicates.checks)
  }

  /// Counting a table whole needs no row of it.
  private static let everybody = Clause(
    """
    SELECT (SELECT count(*) FROM agent) - (SELECT count(*) FROM agent WHERE deleted IS NOT NULL)
    """)

  /// Hits come in list order, and so does the index that has their texts.
  private static func wordCount(_ match: String, _ checks: [Clause]) -> Clause {
    let found = Clause("g.agent_gram MATCH ?", [match])
    if checks.isEmpty { return Clause("SELECT count(*) FROM agent_gram g WHERE") + found }
    return Clause("SELECT count(*) FROM \(ListPlan.checkedWords) WHERE") + .all([found] + checks)
  }
}

extension ListQuery.View {
  /// Over the table `a`; only agents are ever deleted and kept.
  fileprivate func condition(_ kind: RecordKind) -> String {
    if kind != .agent { return "1" }
    return self == .active ? "a.rank IS NOT NULL" : "a.deleted IS NOT NULL"
  }
}

extension ListQuery {
  var inNameOrder: ListQuery {
    var query = self
    query.sort = .name(of: kind)
    return query
  }
}
