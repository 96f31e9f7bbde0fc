import AgentDomain
import GRDB

/// Who is in which queue, team and profile.
enum Memberships {
  /// An agent's places, queues first, each kind by name.
  static func of(_ agent: Int64, _ db: Database) throws -> [Membership] {
    try GroupKind.allCases.flatMap { kind in
      let (penalty, channel) = kind == .queue ? ("m.penalty", "g.channel") : ("0", "NULL")
      let statement = try db.cachedStatement(
        sql: """
          SELECT g.id, g.name, \(channel), \(penalty) FROM \(kind.memberTable) m
          JOIN \(kind.rawValue) g ON g.id = m.\(kind.rawValue)_id WHERE m.agent_id = ?
          ORDER BY g.name COLLATE NOCASE
          """)
      return try Row.fetchAll(statement, arguments: [agent])
        .map { Membership(group($0, kind), penalty: $0[3]) }
    }
  }

  static func groups(_ db: Database) throws -> [Group] {
    try GroupKind.allCases.flatMap { try groups($0, db) }
  }

  static func groups(_ kind: GroupKind, _ db: Database) throws -> [Group] {
    let channel = kind == .queue ? "channel" : "NULL"
    return try Row.fetchAll(
      db, sql: "SELECT id, name, \(channel) FROM \(kind.rawValue) ORDER BY name COLLATE NOCASE"
    ).map { group($0, kind) }
  }

  /// The group that an entry of history names, such as `queue:12`, while it is there.
  static func group(_ word: String, _ db: Database) throws -> Group? {
    let parts = word.split(separator: ":")
    guard parts.count == 2, let kind = GroupKind(rawValue: String(parts[0])),
      let id = Int64(parts[1])
    else { return nil }
    let channel = kind == .queue ? "channel" : "NULL"
    return try Row.fetchOne(
      db, sql: "SELECT id, name, \(channel) FROM \(kind.rawValue) WHERE id = ?", arguments: [id]
    ).map { group($0, kind) }
  }

  /// How many of some agents are in each group of a kind.
  static func counts(_ kind: GroupKind, of agents: [Int64], _ db: Database) throws
    -> [Int64: MemberCount]
  {
    let penalty = kind == .queue ? "m.penalty" : "0"
    let wanted = "[" + agents.map(String.init).joined(separator: ",") + "]"
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT m.\(kind.rawValue)_id, count(*), min(\(penalty)), max(\(penalty))
        FROM json_each(?) j CROSS JOIN \(kind.memberTable) m ON m.agent_id = j.value GROUP BY 1
        """, arguments: [wanted])
    return Dictionary(
      uniqueKeysWithValues: rows.map {
        ($0[0], MemberCount(count: $0[1], penalties: $0[2]...$0[3]))
      })
  }

  /// Everybody in a group, deleted agents included.
  static func members(of group: Group, _ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT agent_id FROM \(group.kind.memberTable) WHERE \(group.kind.rawValue)_id = ?
        ORDER BY agent_id
        """, arguments: [group.id])
  }

  /// The penalty of an agent in a group, or nil where it is no member; 0 in teams and profiles.
  static func penalty(of agent: Int64, in group: Group, _ db: Database) throws -> Int64? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(group.kind == .queue ? "penalty" : "0") FROM \(group.kind.memberTable)
        WHERE \(group.kind.rawValue)_id = ? AND agent_id = ?
        """)
    return try Int64.fetchOne(statement, arguments: [group.id, agent])
  }

  /// Puts an agent into a group, or gives it another penalty there; nil takes it out.
  static func set(_ agent: Int64, in group: Group, to penalty: Int64?, _ db: Database) throws {
    let (table, key) = (group.kind.memberTable, "\(group.kind.rawValue)_id")
    guard let penalty else {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(key) = ? AND agent_id = ?")
        .execute(arguments: [group.id, agent])
      return
    }
    if group.kind == .queue {
      try db.cachedStatement(
        sql: """
          INSERT INTO \(table) (\(key), agent_id, penalty) VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET penalty = excluded.penalty
          """
      ).execute(arguments: [group.id, agent, penalty])
    } else {
      try db.cachedStatement(sql: "INSERT OR IGNORE INTO \(table) (\(key), agent_id) VALUES (?, ?)")
        .execute(arguments: [group.id, agent])
    }
  }

  private static func group(_ row: Row, _ kind: GroupKind) -> Group {
    let channel: String? = row[2]
    return Group(
      id: row[0], kind: kind, name: row[1], channel: channel.flatMap(Channel.init(rawValue:)))
  }
}

extension GroupKind {
  var memberTable: String { "\(rawValue)_member" }
}

extension Scope {
  /// The groups of a kind that there are for whoever has this scope, by a column with their numbers.
  func condition(on kind: GroupKind, _ column: String) -> String {
    guard case .queues(let queues) = self else { return "1" }
    if queues.isEmpty { return "0" }
    return kind == .queue ? "\(column) IN (\(queues.list))" : "1"
  }

  /// Whether a group is there at all for whoever has this scope: of queues, only the enabled ones.
  func shows(_ group: Group) -> Bool {
    guard case .queues(let queues) = self else { return true }
    return !queues.isEmpty && (group.kind != .queue || queues.contains(group.id))
  }
}
