public import AgentDomain
import GRDB

extension AgentStore {
  public func spread(of field: String, in selection: Selection, scope: Scope) throws
    -> [(value: String, count: Int)]
  {
    try spread(selection.kind.type, field, selection, scope)
  }

  private func spread<Record: DirectoryRecord>(
    _ type: Record.Type, _ field: String, _ selection: Selection, _ scope: Scope
  ) throws -> [(value: String, count: Int)] {
    guard let field = Record.catalogue[field], field.isStored else { return [] }
    let sql = "SELECT \"\(field.id)\" FROM \(Record.kind.rawValue) WHERE id = ?"
    let counts = try reading { db in
      let queues = try ShownQueues(db, scope, of: Record.kind)
      return try Dictionary(
        Spread.count(db, sql, selection, scope).map { (queues.shown($0.key, in: field), $0.value) },
        uniquingKeysWith: +)
    }
    return try counts.map { (try Spread.written($0.key, field), $0.value) }
      .sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }
  }
}

private enum Spread {
  static func count(_ db: Database, _ sql: String, _ selection: Selection, _ scope: Scope)
    throws -> [Scalar: Int]
  {
    let statement = try db.cachedStatement(sql: sql)
    var counts: [Scalar: Int] = [:]
    for id in try Selected.ids(db, selection, scope) {
      guard let value = try DatabaseValue.fetchOne(statement, arguments: [id]) else { continue }
      counts[Scalar(value), default: 0] += 1
    }
    return counts
  }

  static func written<Record: DirectoryRecord>(_ value: Scalar, _ field: Field<Record>) throws
    -> String
  {
    var record = Record()
    do { try field.restore(value, into: &record) } catch {
      throw StoreError.unreadable(field.label)
    }
    return field.written(record)
  }
}
