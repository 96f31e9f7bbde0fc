public import AgentDomain
import GRDB

extension AgentStore {
  public func spread(of field: String, in selection: Selection, scope: Scope) throws
    -> [(value: String, count: Int)]
  {
    guard let field = Agent.catalogue[field], field.isStored else { return [] }
    let counts = try reading { db in
      try Spread.count(db, "SELECT \"\(field.id)\" FROM agent WHERE id = ?", selection, scope)
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

  static func written(_ value: Scalar, _ field: Field<Agent>) throws -> String {
    var agent = Agent()
    do { try field.restore(value, into: &agent) } catch {
      throw StoreError.unreadable(field.label)
    }
    return field.written(agent)
  }
}
