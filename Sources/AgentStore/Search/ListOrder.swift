import AgentDomain
import GRDB

/// What a list is sorted by in SQL: an expression, and a number that tells equal values apart.
///
/// Active agents with equal values stand in the order of their names, deleted ones in that of their ids.
struct ListOrder {
  /// Over the table `a`.
  let value: String
  let tie: String
  /// The index that has (value, tie), where there is one.
  let index: String?
  let isNullable: Bool
  let needsFolding: Bool
  /// Whether `rank` alone is the order.
  let isNames: Bool

  init(_ query: ListQuery) {
    let active = query.kind == .agent && query.view == .active
    let column = query.sort.column
    let known =
      Self.seen(column, query) ?? Self.expressions[query.kind]?[column]
      ?? Self.byName(query.kind)
    (value, isNullable, needsFolding) = (known.sql, known.isNullable, known.sql.contains("folded("))
    isNames = active && known.sql == Self.byName(.agent).sql
    tie = active ? "a.rank" : "a.id"
    index = active ? known.index : nil
  }

  private struct Expression {
    let sql: String
    var index: String?
    var isNullable = false
  }

  private static func byName(_ kind: RecordKind) -> Expression {
    if kind == .agent { return Expression(sql: "a.name_key") }
    return Expression(sql: "folded(a.\(ListQuery.Sort.name(of: kind).column))")
  }

  private static let expressions = Dictionary(
    uniqueKeysWithValues: RecordKind.allCases.map {
      ($0, fields($0.type).merging($0 == .agent ? own : counted($0)) { $1 })
    })

  private static func fields<Record: DirectoryRecord>(_ type: Record.Type) -> [String: Expression] {
    Dictionary(
      uniqueKeysWithValues: Record.catalogue.storedFields.map { ($0.id, expression(for: $0)) })
  }

  private static func expression<Record>(for field: Field<Record>) -> Expression {
    switch field.editor.kind {
    case .text, .multiline, .names: Expression(sql: "folded(a.\"\(field.id)\")")
    case .digits: Expression(sql: "CAST(a.\"\(field.id)\" AS INTEGER)")
    default: Expression(sql: "a.\"\(field.id)\"", isNullable: true)
    }
  }

  /// What differs for a reader who does not see everything: numbers of agents, and names of queues.
  private static func seen(_ column: String, _ query: ListQuery) -> Expression? {
    if query.scope == .everyone { return nil }
    if query.kind == .agent { return column == "queues" ? groups(.queue, query.scope) : nil }
    if listsQueues(column, query.kind.type) { return Expression(sql: "''") }
    return CellReader.computed(column, query.kind, query.scope).map {
      Expression(sql: $0, isNullable: true)
    }
  }

  private static func listsQueues<Record: DirectoryRecord>(_ id: String, _ type: Record.Type)
    -> Bool
  {
    Record.catalogue[id]?.listsQueues ?? false
  }

  /// What stands beside the fields of a centre object.
  private static func counted(_ kind: RecordKind) -> [String: Expression] {
    let columns = ListColumn.all(kind).filter { CellReader.computed($0.id, kind) != nil }
    return Dictionary(
      uniqueKeysWithValues: columns.map { column in
        (column.id, Expression(sql: CellReader.expression(column, kind), isNullable: true))
      })
  }

  private static let own: [String: Expression] = [
    "full_name": byName(.agent),
    "username": Expression(sql: "a.username COLLATE NOCASE", index: "agent_by_username"),
    "email": Expression(sql: "a.email COLLATE NOCASE", index: "agent_by_email"),
    "internal": Expression(sql: "CAST(a.internal AS INTEGER)", index: "agent_by_internal"),
    "typology": Expression(sql: "a.typology", index: "agent_by_typology"),
    "status": Expression(sql: status("a."), index: "agent_by_status"),
    "created": Expression(sql: "a.created", index: "agent_by_created"),
    "updated": Expression(sql: "a.updated", index: "agent_by_updated"),
    "last_login": Expression(
      sql: "a.last_login", index: "agent_by_last_login", isNullable: true),
    "log": Expression(sql: logLevel),
    "queues": groups(.queue), "teams": groups(.team), "profiles": groups(.profile),
  ]

  /// Neither, disabled, locked.
  private static func status(_ table: String) -> String {
    "CASE WHEN \(table)locked THEN 2 WHEN \(table)disabled THEN 1 ELSE 0 END"
  }

  private static let logLevel =
    "CASE WHEN a.client_logs_enabled THEN CASE a.client_logs_level "
    + zip(LogLevel.allCases, 1...).map { "WHEN '\($0.rawValue)' THEN \($1)" }
    .joined(separator: " ") + " END ELSE 0 END"

  private static func groups(_ kind: GroupKind, _ scope: Scope = .everyone) -> Expression {
    let name = kind.rawValue
    return Expression(
      sql: """
        (SELECT group_concat(name, ', ') FROM (SELECT g.name FROM \(name)_member m
        JOIN \(name) g ON g.id = m.\(name)_id
        WHERE m.agent_id = a.id AND \(scope.condition(on: kind, "g.id")) ORDER BY g.name, g.id))
        """, isNullable: true)
  }
}

// MARK: - Indexes

extension ListOrder {
  /// Every index of the list, by name, with what it stands on.
  static let indexes: [String: String] = [
    "agent_by_name": "agent(name_key) WHERE rank IS NOT NULL",
    "agent_by_search": "agent(rank, search) WHERE rank IS NOT NULL",
    "agent_by_username": "agent(username COLLATE NOCASE, rank)",
    "agent_by_email": "agent(email COLLATE NOCASE, rank)",
    "agent_by_internal": "agent(CAST(internal AS INTEGER), rank)",
    "agent_by_typology": "agent(typology, rank)",
    "agent_by_status": "agent(\(status("")), rank)",
    "agent_by_created": "agent(created, rank)",
    "agent_by_updated": "agent(updated, rank)",
    "agent_by_last_login": "agent(last_login, rank)",
    "agent_disabled": "agent(rank) WHERE disabled = 1",
    "agent_locked": "agent(rank) WHERE locked = 1",
    "agent_deleted": "agent(deleted) WHERE deleted IS NOT NULL",
  ]
}

extension SearchIndex {
  static func createIndexes(_ db: Database) throws {
    for (name, columns) in ListOrder.indexes.sorted(by: { $0.key < $1.key }) {
      try db.execute(sql: "CREATE INDEX \(name) ON \(columns)")
    }
  }

  static func dropIndexes(_ db: Database) throws {
    for name in ListOrder.indexes.keys.sorted() { try db.execute(sql: "DROP INDEX \(name)") }
  }
}

// MARK: - Places in the order

extension ListOrder {
  /// One stretch of a list that an index can walk in one go.
  struct Stretch {
    var condition: Clause
    var order: String
  }

  /// The stretches behind a place, in the walking direction; from an end where there is no place.
  func stretches(
    _ db: Database, from key: RowKey?, including: Bool, ascending: Bool
  ) throws -> [Stretch] {
    if isNames { return [try names(db, from: key, including: including, ascending: ascending)] }
    let direction = ascending ? "ASC" : "DESC"
    let whole = "\(value) \(direction), \(tie) \(direction)"
    guard let key else { return [Stretch(condition: Clause("1"), order: whole)] }
    let equal = try equals(db, key, including: including, ascending: ascending)
    return [Stretch(condition: equal, order: "\(tie) \(direction)")]
      + beyond(key, ascending: ascending).map { Stretch(condition: $0, order: whole) }
  }

  private func equals(
    _ db: Database, _ key: RowKey, including: Bool, ascending: Bool
  ) throws -> Clause {
    let number = try tieNumber(db, key.tie, ascending: ascending)
    let sign = (ascending ? ">" : "<") + (including ? "=" : "")
    let same =
      key.value == .null ? Clause("\(value) IS NULL") : Clause("\(value) = ?", [bound(key)])
    return same + Clause("AND \(tie) \(sign) ?", [number])
  }

  /// What comes after all that have the key's value; nothing sorts before a number or a text.
  private func beyond(_ key: RowKey, ascending: Bool) -> [Clause] {
    if key.value == .null { return ascending ? [Clause("\(value) IS NOT NULL")] : [] }
    let further = Clause("\(value) \(ascending ? ">" : "<") ?", [bound(key)])
    return ascending || !isNullable ? [further] : [further, Clause("\(value) IS NULL")]
  }

  private func bound(_ key: RowKey) -> DatabaseValue { key.value.databaseValue }

  /// Keys name the agent, so that they outlive a change of ranks; the order goes by rank.
  private func tieNumber(_ db: Database, _ id: Int64, ascending: Bool) throws -> Int64 {
    guard tie == "a.rank" else { return id }
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT rank, name_key FROM agent WHERE id = ?"), arguments: [id])
    guard let row else { return ascending ? .min : .max }
    if let rank: Int64 = row[0] { return rank }
    return try ascending
      ? NameOrder.rank(db, before: row[1], id) ?? .min
      : NameOrder.rank(db, after: row[1], id) ?? .max
  }

  private func names(
    _ db: Database, from key: RowKey?, including: Bool, ascending: Bool
  ) throws -> Stretch {
    let order = "\(tie) \(ascending ? "ASC" : "DESC")"
    guard let key, let name = key.value.text else {
      return Stretch(condition: Clause("\(tie) IS NOT NULL"), order: order)
    }
    let id = including ? key.tie : key.tie + (ascending ? 1 : -1)
    // The last that is out; then everything beyond it is in.
    let bound =
      try ascending
      ? NameOrder.rank(db, before: name, id) ?? .min : NameOrder.rank(db, after: name, id) ?? .max
    return Stretch(condition: Clause("\(tie) \(ascending ? ">" : "<") ?", [bound]), order: order)
  }
}
