import AgentDomain
import GRDB

/// Turns columns of a row into the texts that people read in the list.
struct CellReader {
  /// What to select for each column, over the table `a`.
  let expressions: [String]
  private let columns: [ListColumn]
  private let scope: Scope
  private let queues: ShownQueues

  init(_ columns: [ListColumn], of query: ListQuery, _ db: Database) throws {
    let kind = query.kind
    (self.columns, scope) = (columns, query.scope)
    queues = try ShownQueues(db, scope, of: kind)
    expressions = columns.map { Self.expression($0, kind, query.scope) }
    groupKinds =
      kind == .agent
      ? columns.enumerated().compactMap { position, column in
        Self.groups[column.id].map { (position, $0) }
      } : []
  }

  /// The columns that come from memberships and are read for the whole page.
  let groupKinds: [(position: Int, kind: GroupKind)]

  /// The cells of one row, whose columns begin at `first`; those of memberships stay empty.
  func cells<Record: DirectoryRecord>(_ row: Row, from first: Int, _ blank: inout Record)
    -> [String]
  {
    columns.enumerated().map { position, column in
      text(column, Scalar(row[first + position] as DatabaseValue), &blank)
    }
  }

  private func text<Record: DirectoryRecord>(
    _ column: ListColumn, _ value: Scalar, _ blank: inout Record
  ) -> String {
    guard let field = Record.catalogue[column.id] else { return Self.own(column, value) }
    do {
      try field.restore(queues.shown(value, in: field), into: &blank)
      return field.shown(blank)
    } catch {
      return Self.plain(value)
    }
  }

  private static let groups: [String: GroupKind] = [
    ListColumn.queues.id: .queue, ListColumn.teams.id: .team, ListColumn.profiles.id: .profile,
  ]

  private static let times: Set<String> = [
    ListColumn.lastLogin.id, ListColumn.created.id, ListColumn.updated.id,
  ]

  private static func own(_ column: ListColumn, _ value: Scalar) -> String {
    times.contains(column.id) ? Timestamp(value.integer).shown : plain(value)
  }

  private static func plain(_ value: Scalar) -> String {
    switch value {
    case .null: ""
    case .integer(let number): String(number)
    case .text(let text): text
    }
  }

  static func expression(
    _ column: ListColumn, _ kind: RecordKind, _ scope: Scope = .everyone
  ) -> String {
    if let computed = computed(column.id, kind, scope) { return computed }
    return isStored(column.id, in: kind.type) ? "a.\"\(column.id)\"" : "''"
  }

  private static func isStored<Record: DirectoryRecord>(_ id: String, in type: Record.Type) -> Bool
  {
    Record.catalogue[id]?.isStored == true
  }

  /// What is no field: times, states, numbers of agents.
  static func computed(_ id: String, _ kind: RecordKind, _ scope: Scope = .everyone) -> String? {
    if times.contains(id), kind == .agent || id != ListColumn.lastLogin.id { return "a.\(id)" }
    if kind == .agent { return ofAgents[id] }
    return kind == .module
      ? ofModules(scope)[id] : kind.groupKind.flatMap { ofGroups($0, scope)[id] }
  }

  private static let ofAgents = [
    ListColumn.status.id: """
    CASE WHEN a.deleted IS NOT NULL THEN 'deleted' WHEN a.locked THEN 'locked'
    WHEN a.disabled THEN 'disabled'
    WHEN EXISTS (SELECT 1 FROM pause p WHERE p.agent_id = a.id) THEN 'paused' ELSE '-' END
    """,
    ListColumn.logLetter.id: """
    CASE WHEN a.client_logs_enabled THEN upper(substr(a.client_logs_level, 1, 1)) ELSE '-' END
    """,
  ]

  /// Neither deleted agents are counted nor those that there are not for the scope.
  private static func counted(_ scope: Scope) -> String {
    guard case .queues(let queues) = scope else { return "g.deleted IS NULL" }
    return """
      g.deleted IS NULL AND EXISTS (SELECT 1 FROM queue_member s
      WHERE s.agent_id = g.id AND s.queue_id IN (\(queues.list)))
      """
  }

  private static func ofGroups(_ kind: GroupKind, _ scope: Scope) -> [String: String] {
    [
      ListColumn.members.id: """
      (SELECT count(*) FROM \(kind.memberTable) m JOIN agent g ON g.id = m.agent_id
      WHERE m.\(kind.rawValue)_id = a.id AND \(counted(scope)))
      """
    ]
  }

  private static func ofModules(_ scope: Scope) -> [String: String] {
    [
      ListColumn.agents.id: """
      (SELECT count(*) FROM agent g WHERE \(counted(scope))
      AND instr(',' || g.modules || ',', ',' || a.key || ',') > 0)
      """
    ]
  }
}

extension CellReader {
  /// The names of each agent's groups of a kind, in alphabetical order, as far as the scope has them.
  func names(_ db: Database, _ kind: GroupKind, of agents: [Int64]) throws -> [Int64: String] {
    let name = kind.rawValue
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT m.agent_id, g.name FROM \(name)_member m JOIN \(name) g ON g.id = m.\(name)_id
        WHERE m.agent_id IN \(Clause.list(agents)) AND \(scope.condition(on: kind, "g.id"))
        ORDER BY g.name, g.id
        """)
    var names: [Int64: String] = [:]
    while let row = try rows.next() {
      let (agent, group): (Int64, String) = (row[0], row[1])
      names[agent] = names[agent].map { "\($0), \(group)" } ?? group
    }
    return names
  }
}
