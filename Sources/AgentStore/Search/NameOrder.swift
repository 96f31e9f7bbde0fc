import GRDB

/// The place of each active agent in the list: `rank` grows with (folded name, id).
///
/// Ranks have gaps, a new agent takes the middle of one, and where there is none left the neighbourhood
/// is spread again. The wider the neighbourhood, the more room it has to have, so that many agents put
/// into the same place one after the other move few others each.
/// https://erikdemaine.org/papers/DietzSleator_ESA2002/
enum NameOrder {
  /// The distance of two agents that nothing came between.
  static let gap: Int64 = 1024
  /// The first agent's rank, with room for millions before it.
  static let start: Int64 = 1 << 40

  /// A free rank for an agent that has none yet.
  /// - Parameter grams: Takes along what moves in the full-text table when neighbours make room.
  static func place(
    _ db: Database, id: Int64, name: String, _ grams: inout GramIndex
  ) throws -> Int64 {
    let before = try rank(db, before: name, id)
    let after = try rank(db, after: name, id)
    if let free = between(before, after) { return free }
    try makeRoom(db, below: before ?? 0, above: after ?? 0, &grams)
    return between(try rank(db, before: name, id), try rank(db, after: name, id)) ?? start
  }

  /// Whether an agent of this name may keep the rank that it has.
  static func holds(_ db: Database, id: Int64, name: String, rank own: Int64) throws -> Bool {
    let before = try rank(db, before: name, id) ?? .min
    let after = try rank(db, after: name, id) ?? .max
    return before <= own && own <= after
  }

  private static func between(_ before: Int64?, _ after: Int64?) -> Int64? {
    switch (before, after) {
    case (nil, nil): start
    case (let before?, nil): before + gap
    case (nil, let after?): after - gap
    case (let before?, let after?): after - before < 2 ? nil : before + (after - before) / 2
    }
  }

  /// The highest rank before a name and id, whether or not an agent has just these.
  static func rank(_ db: Database, before name: String, _ id: Int64) throws -> Int64? {
    try first(db, "name_key = ? AND id < ?", "id DESC", [name, id])
      ?? first(db, "name_key < ?", "name_key DESC, id DESC", [name])
  }

  /// The lowest rank behind a name and id.
  static func rank(_ db: Database, after name: String, _ id: Int64) throws -> Int64? {
    try first(db, "name_key = ? AND id > ?", "id", [name, id])
      ?? first(db, "name_key > ?", "name_key, id", [name])
  }

  private static func first(
    _ db: Database, _ condition: String, _ order: String, _ arguments: StatementArguments
  ) throws -> Int64? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT rank FROM agent INDEXED BY agent_by_name
        WHERE rank IS NOT NULL AND \(condition) ORDER BY \(order) LIMIT 1
        """)
    return try Int64.fetchOne(statement, arguments: arguments)
  }
}

// MARK: - Making room

extension NameOrder {
  private struct Place {
    let id, rank: Int64
    let search: String
  }

  /// Agents that lie between two ranks that stay, nil where the list ends.
  private struct Neighbourhood {
    let low, high: Int64?
    let agents: [Place]

    /// The even distance that everybody and one more would have, or nil where that is too little.
    var distance: Int64? {
      guard let low, let high else { return gap }
      let count = Int64(agents.count) + 2
      let wanted = min(gap / 2, 8 * Int64(Double(count).squareRoot()))
      return (high - low) / count >= wanted ? (high - low) / count : nil
    }
  }

  private static func makeRoom(
    _ db: Database, below: Int64, above: Int64, _ grams: inout GramIndex
  ) throws {
    var reach = 8
    while true {
      let place = try neighbourhood(db, below: below, above: above, reach: reach)
      if let distance = place.distance { return try spread(db, place, distance, &grams) }
      reach *= 8
    }
  }

  private static func neighbourhood(
    _ db: Database, below: Int64, above: Int64, reach: Int
  ) throws -> Neighbourhood {
    var left = try places(db, "rank <= ? ORDER BY rank DESC", below, reach + 1)
    var right = try places(db, "rank >= ? ORDER BY rank", above, reach + 1)
    let low = left.count > reach ? left.removeLast().rank : nil
    let high = right.count > reach ? right.removeLast().rank : nil
    return Neighbourhood(low: low, high: high, agents: left.reversed() + right)
  }

  private static func places(
    _ db: Database, _ condition: String, _ rank: Int64, _ limit: Int
  ) throws -> [Place] {
    let statement = try db.cachedStatement(
      sql: "SELECT id, rank, search FROM agent WHERE \(condition) LIMIT ?")
    return try Row.fetchAll(statement, arguments: [rank, limit]).map {
      Place(id: $0[0], rank: $0[1], search: $0[2])
    }
  }

  private static func spread(
    _ db: Database, _ place: Neighbourhood, _ distance: Int64, _ grams: inout GramIndex
  ) throws {
    let count = Int64(place.agents.count)
    let base = place.low ?? place.high.map { $0 - distance * (count + 1) } ?? start
    let moves = zip(place.agents, 1...).map { ($0, base + distance * $1) }
    // Downwards from the lowest, upwards from the highest: no rank is ever taken twice.
    let downwards = moves.filter { $0.rank > $1 }
    let upwards = moves.filter { $0.rank < $1 }.reversed()
    for (agent, rank) in downwards + upwards {
      try move(db, agent.id, to: rank)
      grams.remove(rank: agent.rank, search: agent.search)
      grams.insert(rank: rank, search: agent.search)
    }
  }

  private static func move(_ db: Database, _ id: Int64, to rank: Int64) throws {
    try db.cachedStatement(sql: "UPDATE agent SET rank = ? WHERE id = ?")
      .execute(arguments: [rank, id])
  }
}
