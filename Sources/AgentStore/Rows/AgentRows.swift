import AgentDomain
import GRDB

/// Agents between table and domain, one at a time or a few hundred.
enum AgentRows {
  /// What stands before the catalogue's columns.
  private static let head = "id, version, created, updated, deleted, last_login"
  private static let reader = RowReader<Agent>()
  private static let select = "SELECT \(head), \(Columns<Agent>.list) FROM agent"

  /// The agent, if it exists for the scope.
  static func fetch(_ db: Database, _ id: Int64, _ scope: Scope = .everyone) throws -> StoredAgent?
  {
    guard try scope.holds(id, db) else { return nil }
    let statement = try db.cachedStatement(sql: "\(select) WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map(stored)
  }

  static func id(_ db: Database, username: String) throws -> Int64? {
    let statement = try db.cachedStatement(
      sql: "SELECT id FROM agent WHERE username = ? COLLATE NOCASE")
    return try Int64.fetchOne(statement, arguments: [username])
  }

  static func stored(_ row: Row) throws -> StoredAgent {
    StoredAgent(
      id: row[0], version: row[1], created: Timestamp(row[2]), updated: Timestamp(row[3]),
      deleted: Timestamp(row[4]), lastLogin: Timestamp(row[5]),
      agent: try reader.record(row, from: 6))
  }
}

extension Scope {
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
