import AgentDomain
import GRDB
import Telephony

/// Writes rows of `telephony.db` inside a transaction, and notes what the exchange has to be told because of
/// them.
struct ExchangeRows {
  let db: Database
  /// Whether there is a manager interface that could be told.
  let notesOrders: Bool

  /// Makes the rows of some agents what they should be.
  /// - Parameter agents: nil values are those who are gone.
  func write(_ ids: [Int64], _ agents: [Int64: ServedAgent]) throws {
    let before = notesOrders ? try ids.map(known) : []
    for family in ExchangeCatalogue.ofAgents {
      for id in ids { try write(id, agents[id].flatMap(family.row), family) }
    }
    for (index, id) in ids.enumerated() {
      try writeMembers(id, agents[id]?.members.compactMap(ExchangeCatalogue.members.row) ?? [])
      if notesOrders { try note(before[index], agents[id]) }
    }
  }

  /// Whether an agent's rows are what they should be.
  func isRight(_ agent: ServedAgent) throws -> Bool {
    for family in ExchangeCatalogue.ofAgents {
      guard try row(agent.id, family) == family.row(of: agent) else { return false }
    }
    return try Set(members(agent.id))
      == Set(agent.members.compactMap(ExchangeCatalogue.members.row))
  }

  /// Everything that stands in the file of an agent.
  func all(of agent: Int64) throws -> [ExchangeRow] {
    let rows = try ExchangeCatalogue.ofAgents.compactMap { family in
      try row(agent, family).map { ExchangeRow(family, $0) }
    }
    return try rows + members(agent).map { ExchangeRow(ExchangeCatalogue.members, $0) }
  }

  /// Makes the row of a queue what it should be.
  /// - Returns: whether its members' rows have to follow.
  func write(queue id: Int64, _ queue: Queue?) throws -> Bool {
    let family = ExchangeCatalogue.queues
    let (old, new) = (try row(id, family), queue.flatMap(family.row))
    try write(id, new, family)
    if let old, old[0] != new?[0] {
      try db.cachedStatement(sql: "DELETE FROM queue_members WHERE queue_name = ?")
        .execute(arguments: [old[0]])
    }
    return old?[0] != new?[0]
  }

  // MARK: - Rows

  /// Rows are numbered by the agent's number, the newest first.
  private func row<Source>(_ id: Int64, _ family: RealtimeFamily<Source>) throws -> [String]? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM \(family.name) WHERE rowid = ?")
    return try Row.fetchOne(statement, arguments: [-id]).map { row in
      (0..<row.count).map { row[$0] }
    }
  }

  private func write<Source>(_ id: Int64, _ new: [String]?, _ family: RealtimeFamily<Source>) throws
  {
    guard let new else {
      return try db.cachedStatement(sql: "DELETE FROM \(family.name) WHERE rowid = ?")
        .execute(arguments: [-id])
    }
    let old = try row(id, family)
    let changed = new.indices.filter { old?[$0] != new[$0] }
    guard !changed.isEmpty else { return }
    let isKnown = old != nil && !changed.contains { family.key.contains(family.columns[$0].name) }
    try isKnown ? change(id, changed, new, family) : replace(id, new, family)
  }

  /// Touches no index, which would spread a change of all agents over all of its pages again and again.
  private func change<Source>(
    _ id: Int64, _ columns: [Int], _ new: [String], _ family: RealtimeFamily<Source>
  ) throws {
    let list = columns.map { "\(family.columns[$0].name) = ?" }.joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "UPDATE \(family.name) SET \(list) WHERE rowid = ?")
    statement.setUncheckedArguments(
      StatementArguments(columns.map { new[$0].databaseValue } + [(-id).databaseValue]))
    try statement.execute()
  }

  /// Somebody else may have had the number before.
  private func replace<Source>(_ id: Int64, _ new: [String], _ family: RealtimeFamily<Source>)
    throws
  {
    let names = family.columns.map(\.name).joined(separator: ", ")
    let marks = String(repeating: ", ?", count: new.count)
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO \(family.name) (rowid, \(names)) VALUES (?\(marks))")
    statement.setUncheckedArguments(
      StatementArguments([(-id).databaseValue] + new.map(\.databaseValue)))
    try statement.execute()
  }

  private func members(_ id: Int64) throws -> [[String]] {
    let names = ExchangeCatalogue.members.columns.map(\.name).joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "SELECT \(names) FROM queue_members WHERE agent = ?")
    return try Row.fetchAll(statement, arguments: [id]).map { row in
      (0..<row.count).map { row[$0] }
    }
  }

  private func writeMembers(_ id: Int64, _ new: [[String]]) throws {
    let family = ExchangeCatalogue.members
    let names = family.columns.map(\.name).joined(separator: ", ")
    guard try Set(members(id)) != Set(new) else { return }
    try db.cachedStatement(sql: "DELETE FROM queue_members WHERE agent = ?").execute(arguments: [id]
    )
    let marks = String(repeating: "?, ", count: family.columns.count)
    let insertion = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO queue_members (\(names), agent) VALUES (\(marks)?)")
    for row in new {
      insertion.setUncheckedArguments(
        StatementArguments(row.map(\.databaseValue) + [id.databaseValue]))
      try insertion.execute()
    }
  }

  // MARK: - Orders

  /// What the exchange knew of an agent before.
  private struct Endpoint {
    let id, contact, pause: String?
  }

  private func known(_ agent: Int64) throws -> Endpoint {
    Endpoint(
      id: try row(agent, ExchangeCatalogue.endpoints)?[0],
      contact: try row(agent, ExchangeCatalogue.aors)?[aorContact], pause: try pause(of: agent))
  }

  private var aorContact: Int { ExchangeCatalogue.aors.index(of: "contact") ?? 0 }

  private func pause(of id: Int64) throws -> String? {
    let statement = try db.cachedStatement(
      sql: "SELECT reason_paused FROM queue_members WHERE agent = ? AND paused = '1' LIMIT 1")
    return try String.fetchOne(statement, arguments: [id])
  }

  /// Realtime alone does not ring a new endpoint in queues, nor end a call of one that is gone.
  private func note(_ old: Endpoint, _ agent: ServedAgent?) throws {
    let new = agent.flatMap(ExchangeCatalogue.endpoints.row)?[0]
    let contact = agent.flatMap(ExchangeCatalogue.aors.row)?[aorContact]
    if let gone = old.id, gone != new { try note(gone, .vanish) }
    guard let new, let agent else { return }
    if old.id != new || old.contact != contact { try note(new, .appear) }
    guard !agent.members.isEmpty, old.pause != agent.pause else { return }
    try note(new, agent.pause.map { .pause(reason: $0) } ?? .resume)
  }

  /// A later order of the same kind makes an earlier one needless.
  private func note(_ endpoint: String, _ action: ExchangeOrder.Action) throws {
    let needless = action.replaces.map { "'\($0)'" }.joined(separator: ", ")
    try db.cachedStatement(
      sql: "DELETE FROM roster_order WHERE endpoint = ? AND action IN (\(needless))"
    ).execute(arguments: [endpoint])
    try db.cachedStatement(
      sql: "INSERT INTO roster_order (endpoint, action, reason) VALUES (?, ?, ?)"
    ).execute(arguments: [endpoint, action.word, action.reason])
  }
}

extension ExchangeOrder.Action {
  var word: String {
    switch self {
    case .appear: "appear"
    case .vanish: "vanish"
    case .pause: "pause"
    case .resume: "resume"
    }
  }

  var reason: String {
    if case .pause(let reason) = self { reason } else { "" }
  }

  init?(word: String, reason: String) {
    switch word {
    case "appear": self = .appear
    case "vanish": self = .vanish
    case "pause": self = .pause(reason: reason)
    case "resume": self = .resume
    default: return nil
    }
  }

  fileprivate var replaces: [String] {
    switch self {
    case .appear, .vanish: ["appear", "vanish"]
    case .pause, .resume: ["pause", "resume"]
    }
  }
}
