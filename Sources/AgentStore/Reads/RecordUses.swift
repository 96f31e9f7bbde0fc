import AgentDomain
import GRDB

/// What refers to a record.
enum RecordUses {
  static func find(_ db: Database, _ record: RecordKey, _ scope: Scope) throws -> [RecordUse] {
    guard try scope.holds(record, db) else { return [] }
    if let kind = record.kind.groupKind {
      let members = Clause(
        "a.id IN (SELECT agent_id FROM \(kind.memberTable) WHERE \(kind.rawValue)_id = ?)",
        [record.id])
      return try [agents(db, members, scope)].compactMap(\.self) + lists(db, record)
    }
    guard record.kind == .module, let module = try Module.rows.fetch(db, record.id) else {
      return []
    }
    let having = Clause(
      "instr(',' || a.modules || ',', ',' || ? || ',') > 0", [module.record.key])
    return try [agents(db, having, scope)].compactMap(\.self)
  }

  private static func agents(_ db: Database, _ condition: Clause, _ scope: Scope) throws
    -> RecordUse?
  {
    let source = Clause("FROM agent a WHERE") + condition + Clause("AND") + Predicates.scope(scope)
    let count = Clause("SELECT count(*)") + source
    let names = Clause("SELECT a.full_name") + source + Clause("ORDER BY a.name_key, a.id LIMIT 3")
    let number = try Int.fetchOne(db, sql: count.sql, arguments: count.arguments) ?? 0
    guard number > 0 else { return nil }
    return RecordUse(
      kind: .agent, count: number,
      names: try String.fetchAll(db, sql: names.sql, arguments: names.arguments))
  }

  /// Teams and profiles that name a queue.
  private static func lists(_ db: Database, _ record: RecordKey) throws -> [RecordUse] {
    guard record.kind == .queue, let queue = try Queue.rows.fetch(db, record.id) else { return [] }
    return try [
      holders(db, Team.self, \.queues, queue.record.name),
      holders(db, Profile.self, \.queues, queue.record.name),
    ].compactMap(\.self)
  }

  private static func holders<Record: DirectoryRecord>(
    _ db: Database, _ type: Record.Type, _ path: KeyPath<Record, QueueNames>, _ queue: String
  ) throws -> RecordUse? {
    let ids = try Int64.fetchAll(db, sql: "SELECT id FROM \(Record.kind.rawValue) ORDER BY name")
    let names = try ids.compactMap { try Record.rows.fetch(db, $0)?.record }
      .filter { $0[keyPath: path].names.contains(queue) }.map(\.name)
    guard !names.isEmpty else { return nil }
    return RecordUse(kind: Record.kind, count: names.count, names: Array(names.prefix(3)))
  }
}
