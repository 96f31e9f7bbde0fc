public import AgentDomain
import GRDB

extension AgentStore {
  public func page(_ request: PageRequest) throws -> [ListRow] {
    try reading { try ListQueries.page($0, request) }
  }

  public func count(_ query: ListQuery) throws -> Int {
    try counting { try ListQueries.count($0, query) }
  }

  public func key(of agent: Int64, in query: ListQuery) throws -> RowKey? {
    try reading { try ListQueries.key($0, of: agent, in: query) }
  }

  public func stored<Record: DirectoryRecord>(_ type: Record.Type, _ id: Int64, scope: Scope)
    throws -> Stored<Record>?
  {
    try reading { try Record.rows.fetch($0, id, scope) }
  }

  public func id(of kind: RecordKind, named handle: String, scope: Scope) throws -> Int64? {
    try reading { db in
      let id = try RecordIDs.named(db, kind, handle)
      return try id.flatMap { try scope.holds(RecordKey(kind, $0), db) ? $0 : nil }
    }
  }

  public func count(_ selection: Selection, scope: Scope) throws -> Int {
    try counting { try ListQueries.count($0, selection, scope: scope) }
  }

  public func forEach<Record: DirectoryRecord>(
    _ type: Record.Type, _ selection: Selection, scope: Scope,
    _ body: ([Stored<Record>]) throws -> Bool
  ) throws {
    var place: SelectionPlace?
    repeat {
      let (records, next) = try reading { db in
        let batch = try ListQueries.batch(db, selection, scope: scope, after: place, limit: 256)
        let found = try Record.rows.fetch(db, batch.ids[...], scope)
        return (batch.ids.compactMap { found[$0] }, batch.next)
      }
      guard try records.isEmpty || body(records) else { return }
      place = next
    } while place != nil
  }

  public func memberships(of agents: [Int64], scope: Scope) throws -> [Int64: [Membership]] {
    try reading { db in
      try agents.reduce(into: [:]) { places, agent in
        guard try scope.holds(agent, db) else { return }
        places[agent] = try Memberships.of(agent, db).filter { scope.shows($0.group) }
      }
    }
  }

  public func groups(scope: Scope) throws -> [Group] {
    try reading(Memberships.groups).filter(scope.shows)
  }

  public func memberCounts(_ kind: GroupKind, in selection: Selection, scope: Scope) throws
    -> [Int64: MemberCount]
  {
    let counts = try reading {
      try Memberships.counts(kind, of: Selected.ids($0, selection, scope), $0)
    }
    guard case .queues(let own) = scope, kind == .queue else { return counts }
    return counts.filter { own.contains($0.key) }
  }

  public func uses(of record: RecordKey, scope: Scope) throws -> [RecordUse] {
    try reading { try RecordUses.find($0, record, scope) }
  }

  public func choices(of kind: RecordKind, scope: Scope) throws -> [Editor.Choice] {
    try reading { try ListQueries.choices(of: kind.type, $0, scope) }
  }

  public func attachment(_ hash: String, scope: Scope) throws -> [UInt8]? {
    var clause = Clause("SELECT bytes FROM attachment WHERE hash = ?", [hash])
    if scope != .everyone {
      let owner = Clause(
        "AND EXISTS (SELECT 1 FROM agent a WHERE a.avatar LIKE ? AND", ["% " + hash])
      clause = clause + owner + Predicates.scope(scope) + Clause(")")
    }
    return try reading { [clause] db in
      try DatabaseValue.fetchOne(db, sql: clause.sql, arguments: clause.arguments)
        .flatMap(Blob.bytes)
    }
  }

  public func settings() throws -> StoredSettings { try reading(SettingsRow.fetch) }

  public func nextInternal() throws -> InternalNumber {
    try reading { db in
      InternalNumber(
        Int(try FreeNumbers.next(db, from: SettingsRow.fetch(db).settings.numbers.minInternal)))
    }
  }
}

/// A selection's agents, resolved before anything is written: what happens to them may move them in the order.
enum Selected {
  static func ids(_ db: Database, _ selection: Selection, _ scope: Scope) throws -> [Int64] {
    var (ids, place): ([Int64], SelectionPlace?) = ([], nil)
    repeat {
      let batch = try ListQueries.batch(db, selection, scope: scope, after: place, limit: 4096)
      ids += batch.ids
      place = batch.next
    } while place != nil
    return ids
  }
}
