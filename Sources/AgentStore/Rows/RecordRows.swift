import AgentDomain
import GRDB

/// Records of one kind between table and domain, one at a time or a few hundred.
struct RecordRows<Record: DirectoryRecord>: Sendable {
  private let reader = RowReader<Record>()
  private let fields = Columns<Record>.fields
  private let select, list, marks: String

  fileprivate init() {
    list = Columns<Record>.list
    select = "SELECT \(Record.kind.head), \(list) FROM \(Record.kind.rawValue)"
    marks = String(repeating: ",?", count: fields.count)
  }

  /// Writes a new row.
  /// - Parameter extra: columns that are no fields, and their values.
  func insert(_ db: Database, _ record: Record, extra: [(String, Int64?)]) throws {
    let names = extra.map(\.0).joined(separator: ",")
    let others = extra.map { _ in "?" }.joined(separator: ",")
    let statement = try db.cachedStatement(
      sql: "INSERT INTO \(Record.kind.rawValue) (\(names),\(list)) VALUES (\(others)\(marks))")
    let values: [DatabaseValue] =
      extra.map { $0.1?.databaseValue ?? .null } + fields.map { $0.stored(record).databaseValue }
    statement.setUncheckedArguments(StatementArguments(values))
    try statement.execute()
  }

  /// The record, if it exists for the scope.
  func fetch(_ db: Database, _ id: Int64, _ scope: Scope = .everyone) throws -> Stored<Record>? {
    guard try scope.holds(RecordKey(Record.kind, id), db) else { return nil }
    let statement = try db.cachedStatement(sql: "\(select) WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map {
      try stored($0, ShownQueues(db, scope, of: Record.kind))
    }
  }

  /// Some records at once, by their numbers; those that do not exist for the scope are left out.
  func fetch(_ db: Database, _ ids: ArraySlice<Int64>, _ scope: Scope) throws
    -> [Int64: Stored<Record>]
  {
    let wanted = try ids.filter { try scope.holds(RecordKey(Record.kind, $0), db) }
    let statement = try db.cachedStatement(
      sql: "\(select) WHERE id IN (SELECT value FROM json_each(?))")
    let rows = try Row.fetchCursor(
      statement, arguments: ["[" + wanted.map(String.init).joined(separator: ",") + "]"])
    let queues = try ShownQueues(db, scope, of: Record.kind)
    var found: [Int64: Stored<Record>] = [:]
    while let row = try rows.next() { found[row[0]] = try stored(row, queues) }
    return found
  }

  private func stored(_ row: Row, _ queues: ShownQueues) throws -> Stored<Record> {
    Stored(
      id: row[0], version: row[1], created: Timestamp(row[2]), updated: Timestamp(row[3]),
      deleted: Timestamp(row[4]), lastLogin: Timestamp(row[5]),
      record: try queues.shown(reader.record(row, from: 6)))
  }
}

extension DirectoryRecord {
  /// Made once for each kind: it knows all columns.
  static var rows: RecordRows<Self> {
    guard let rows = RecordRowsTable.all[kind] as? RecordRows<Self> else {
      preconditionFailure("every kind of record has its rows")
    }
    return rows
  }
}

private enum RecordRowsTable {
  static let all: [RecordKind: any Sendable] = Dictionary(
    uniqueKeysWithValues: RecordKind.allCases.map { ($0, rows($0.type)) })

  private static func rows<Record: DirectoryRecord>(_ type: Record.Type) -> any Sendable {
    RecordRows<Record>()
  }
}

extension RecordKind {
  /// What stands before the catalogue's columns: number, version and times.
  fileprivate var head: String {
    switch self {
    case .agent: "id, version, created, updated, deleted, last_login"
    case .operator: "id, version, created, updated, NULL, last_login"
    case .settings: "id, version, NULL, NULL, NULL, NULL"
    default: "id, version, created, updated, NULL, NULL"
    }
  }
}

enum RecordIDs {
  /// The number of the record that has this handle, whatever its case.
  static func named(_ db: Database, _ kind: RecordKind, _ handle: String) throws -> Int64? {
    if kind == .settings { return nil }
    let statement = try db.cachedStatement(
      sql: "SELECT id FROM \(kind.rawValue) WHERE \(kind.type.handleField) = ? COLLATE NOCASE")
    return try Int64.fetchOne(statement, arguments: [handle])
  }
}

extension Scope {
  /// Whether a record exists for whoever has this scope: agents of the enabled queues, these queues
  /// themselves, and what belongs to the centre as a whole, but no operators.
  func holds(_ record: RecordKey, _ db: Database) throws -> Bool {
    guard case .queues(let queues) = self else { return true }
    guard !queues.isEmpty else { return record.kind == .settings }
    switch record.kind {
    case .agent: return try holds(record.id, db)
    case .queue: return queues.contains(record.id)
    case .operator: return false
    default: return true
    }
  }

  /// Whether the agent exists for whoever has this scope.
  func holds(_ agent: Int64, _ db: Database) throws -> Bool {
    guard case .queues(let queues) = self else { return true }
    guard !queues.isEmpty else { return false }
    return try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM queue_member WHERE agent_id = ? AND queue_id IN (\(queues.list)))
        """, arguments: [agent]) ?? false
  }
}

extension Set<Int64> {
  /// The numbers for an SQL list: numbers only, so nothing can be smuggled in.
  var list: String { sorted().map(String.init).joined(separator: ",") }
}
