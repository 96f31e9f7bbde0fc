import AgentDomain
import GRDB

/// Plain SQL in place of the search, right for small data.
struct AgentQueries {
  static func page(_ db: Database, _ request: PageRequest) throws -> [AgentRow] {
    var rows = try all(db, request.query)
    let place = { (key: RowKey) in rows.firstIndex { $0.1 == key } }
    switch request.anchor {
    case .first: rows = Array(rows.prefix(request.limit))
    case .last: rows = Array(rows.suffix(request.limit))
    case .after(let key):
      rows = Array(rows.dropFirst((place(key) ?? rows.count - 1) + 1).prefix(request.limit))
    case .before(let key): rows = Array(rows.prefix(place(key) ?? 0).suffix(request.limit))
    case .from(let key): rows = Array(rows.dropFirst(place(key) ?? 0).prefix(request.limit))
    }
    return try rows.map { stored, key in
      AgentRow(
        id: stored.id, version: stored.version,
        cells: try request.columns.map { try cell($0, stored, db) }, key: key)
    }
  }

  static func count(_ db: Database, _ query: AgentQuery) throws -> Int { try all(db, query).count }

  static func key(_ db: Database, of agent: Int64, in query: AgentQuery) throws -> RowKey? {
    try all(db, query).first { $0.0.id == agent }?.1
  }

  static func ids(_ db: Database, _ selection: AgentSelection, scope: Scope) throws -> [[Int64]] {
    var ids = selection.ids
    if let query = selection.query { ids.formUnion(try all(db, query).map(\.0.id)) }
    ids.subtract(selection.except)
    let found = try ids.filter { try scope.holds($0, db) }
    let ordered = try Int64.fetchAll(
      db, sql: "SELECT id FROM agent WHERE id IN (\(found.list)) ORDER BY name_key, id")
    return ordered.isEmpty ? [] : [ordered]
  }

  static func count(_ db: Database, _ selection: AgentSelection, scope: Scope) throws -> Int {
    try ids(db, selection, scope: scope).reduce(0) { $0 + $1.count }
  }

  private static func all(_ db: Database, _ query: AgentQuery) throws -> [(StoredAgent, RowKey)] {
    let ids = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM agent WHERE deleted IS \(query.view == .active ? "" : "NOT") NULL
        ORDER BY name_key, id
        """)
    let agents = try ids.compactMap { try AgentRows.fetch(db, $0, query.scope) }
    let hits = try agents.filter { try matches($0, query, db) }
    let keyed = hits.map { ($0, RowKey(value: value($0, query.sort.column), tie: $0.id)) }
    let sorted = keyed.sorted { less($0.1.value, $1.1.value) ?? ($0.0.id < $1.0.id) }
    return query.sort.descending ? sorted.reversed() : sorted
  }

  private static func less(_ one: Scalar, _ other: Scalar) -> Bool? {
    if one == other { return nil }
    switch (one, other) {
    case (.integer(let one), .integer(let other)): return one < other
    case (.text(let one), .text(let other)): return one < other
    case (.null, _): return true
    default: return false
    }
  }

  private static func value(_ stored: StoredAgent, _ column: String) -> Scalar {
    switch column {
    case "created": return stored.created.stored
    case "updated": return stored.updated.stored
    case "last_login": return stored.lastLogin.stored
    default: break
    }
    guard let scalar = Agent.catalogue[column]?.stored(stored.agent) else { return .null }
    return scalar.text.map { .text($0.folded) } ?? scalar
  }

  private static func cell(_ column: AgentColumn, _ stored: StoredAgent, _ db: Database) throws
    -> String
  {
    switch column {
    case .status: return status(stored)
    case .logLetter:
      let logs = stored.agent.clientLogs
      return logs.enabled ? logs.level.rawValue.prefix(1).uppercased() : "-"
    case .created: return stored.created.shown
    case .updated: return stored.updated.shown
    case .lastLogin: return stored.lastLogin.shown
    case .queues, .teams, .profiles:
      let kind: GroupKind =
        column == .queues ? .queue : column == .teams ? .team : .profile
      return try Memberships.of(stored.id, db).filter { $0.group.kind == kind }
        .map(\.group.name).joined(separator: ", ")
    default: return Agent.catalogue[column.id]?.shown(stored.agent) ?? ""
    }
  }

  private static func status(_ stored: StoredAgent) -> String {
    let account = stored.agent.account
    return stored.isDeleted
      ? "deleted" : account.locked ? "locked" : account.disabled ? "disabled" : ""
  }

  private static func matches(_ stored: StoredAgent, _ query: AgentQuery, _ db: Database) throws
    -> Bool
  {
    let account = stored.agent.account
    let text = [
      account.fullName, account.username, account.alias, account.email.text,
      account.internalNumber.text,
    ].map(\.folded).joined(separator: "\n")
    guard query.words.allSatisfy({ text.contains($0) }) else { return false }
    return try query.filters.allSatisfy { try holds($0.test, stored, db) != $0.isNegated }
  }

  private static func holds(_ test: AgentQuery.Test, _ stored: StoredAgent, _ db: Database) throws
    -> Bool
  {
    let agent = stored.agent
    switch test {
    case .equals(let field, let scalar): return Agent.catalogue[field]?.stored(agent) == scalar
    case .holds(let field, let element):
      let text = Agent.catalogue[field]?.written(agent) ?? ""
      return text.split(separator: ",").contains { $0 == element }
    case .contains(let field, let text):
      return Agent.catalogue[field]?.written(agent).folded.contains(text) ?? false
    case .member(let kind, let name):
      return try Memberships.of(stored.id, db).contains {
        $0.group.kind == kind && $0.group.name.folded == name.folded
      }
    case .channel(let channel):
      return try Memberships.of(stored.id, db).contains { $0.group.channel == channel }
    case .enabled: return !agent.account.disabled && !agent.account.locked && !stored.isDeleted
    case .changedSince(let time): return (stored.updated.seconds ?? 0) >= time
    case .createdSince(let time): return (stored.created.seconds ?? 0) >= time
    }
  }
}
