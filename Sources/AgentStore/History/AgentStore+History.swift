public import AgentDomain
import GRDB

extension AgentStore {
  public func history(_ query: HistoryQuery, scope: Scope) throws -> [HistoryEntry] {
    try reading { db in
      let (condition, arguments) = HistoryRows.condition(query, scope)
      return try Row.fetchAll(
        db,
        sql: "\(HistoryRows.select(scope)) WHERE \(condition) ORDER BY h.id DESC LIMIT ?",
        arguments: StatementArguments(arguments + [query.limit])
      ).map(HistoryRows.entry)
    }
  }

  public func undoStep(for person: String) throws -> UndoStep? {
    try reading { try UndoSteps.undoable($0, person) }
  }

  public func redoStep(for person: String) throws -> UndoStep? {
    try reading { try UndoSteps.redoable($0, person) }
  }
}

/// Lines of history between table and domain.
enum HistoryRows {
  /// What a change is called in words is told only to those who may see all that it did: the words may
  /// name others, or say how many they are.
  static func select(_ scope: Scope) -> String {
    let summary =
      scope == .everyone
      ? "c.summary"
      : """
      CASE WHEN EXISTS (SELECT 1 FROM history o WHERE o.change_id = c.id
        AND NOT (\(visible(scope, "o")))) THEN '\(unnamed)' ELSE c.summary END
      """
    return """
      SELECT h.id, h.change_id, c.time, c.person, c.origin, \(summary), h.kind, h.record, h.name,
        h.field, h.before, h.after
      FROM history h JOIN change_set c ON c.id = h.change_id
      """
  }

  private static let unnamed = "A change"

  static func entry(_ row: Row) -> HistoryEntry {
    HistoryEntry(
      id: row[0], change: row[1], time: Timestamp(row[2]), person: row[3], origin: row[4],
      summary: row[5], kind: row[6], record: row[7], name: row[8], field: row[9],
      before: Scalar(row[10]), after: Scalar(row[11]))
  }

  static func condition(_ query: HistoryQuery, _ scope: Scope)
    -> (String, [any DatabaseValueConvertible])
  {
    let parts: [(String, (any DatabaseValueConvertible)?)] = [
      ("h.kind = ?", query.record?.kind.rawValue), ("h.record = ?", query.record?.id),
      ("c.person = ?", query.person),
      ("h.field = ?", query.field), ("c.time >= ?", query.since?.seconds),
      ("c.time <= ?", query.until?.seconds), ("h.id < ?", query.before),
    ]
    let asked = parts.filter { $0.1 != nil }
    let conditions = asked.map(\.0) + [visible(scope, "h")]
    return (conditions.joined(separator: " AND "), asked.compactMap(\.1))
  }

  /// What a scope does not hold has no history either: neither an agent nor its place in another queue.
  private static func visible(_ scope: Scope, _ entry: String) -> String {
    guard case .queues(let queues) = scope else { return "1" }
    let own = queues.map { "'queue:\($0)'" }.sorted().joined(separator: ",")
    return """
      \(entry).kind = 'agent'
      AND (\(entry).field NOT LIKE 'queue:%' OR \(entry).field IN (\(own)))
      AND EXISTS (SELECT 1 FROM queue_member m
        WHERE m.agent_id = \(entry).record AND m.queue_id IN (\(queues.list)))
      """
  }

  /// Who changed a field of a record last, after a change.
  static func lastAuthor(
    _ db: Database, _ kind: String, _ record: Int64, field: String, after change: Int64 = 0
  ) throws -> String? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT c.person FROM history h JOIN change_set c ON c.id = h.change_id
        WHERE h.kind = ? AND h.record = ? AND h.field = ? AND h.change_id > ?
        ORDER BY h.id DESC LIMIT 1
        """)
    return try String.fetchOne(statement, arguments: [kind, record, field, change])
  }
}
