import AgentDomain
import GRDB

/// Keeps what search and the list stand on: the name order, the folded texts, the full-text table and the
/// indexes. Every function is part of the caller's transaction, which ends with `write`.
struct SearchIndex {
  /// What the full-text table has still to be told.
  private var grams = GramIndex()
  /// So many agents are written to the full-text table together.
  private static let batch = 512

  /// Makes the full-text table and all indexes of the list; the table `agent` exists.
  static func create(_ db: Database) throws {
    try db.execute(sql: GramIndex.schema)
    try createIndexes(db)
  }

  /// Takes an agent into list and search whose row has no rank: one that is new or was restored.
  mutating func insert(_ db: Database, id: Int64, agent: Agent) throws {
    let (name, search) = (agent.nameKey, SearchedText(agent).text)
    let rank = try NameOrder.place(db, id: id, name: name, &grams)
    grams.insert(rank: rank, search: search)
    try Self.write(db, id, Entry(rank: rank, name: name, search: search))
    try writeMany(db)
  }

  /// Tells the full-text table what is waiting.
  mutating func write(_ db: Database) throws { try grams.write(db) }

  private mutating func writeMany(_ db: Database) throws {
    if grams.count >= Self.batch { try grams.write(db) }
  }

  /// Follows a change of an agent, active or deleted; costs nothing where no searched text changed.
  mutating func update(
    _ db: Database, id: Int64, from old: Agent, to new: Agent
  ) throws {
    guard !SearchedText.isSame(old, new), let before = try Self.entry(db, id) else { return }
    var after = Entry(rank: before.rank, name: new.nameKey, search: SearchedText(new).text)
    guard after != before else { return }
    if let rank = before.rank {
      grams.remove(rank: rank, search: before.search)
      let stays = try NameOrder.holds(db, id: id, name: after.name, rank: rank)
      let place = stays ? rank : try Self.move(db, id, after.name, &grams)
      after.rank = place
      grams.insert(rank: place, search: after.search)
    }
    try Self.write(db, id, after)
    try writeMany(db)
  }

  /// Takes an agent out of list and search; the row stays and keeps its texts for the deleted view.
  mutating func remove(_ db: Database, id: Int64, agent: Agent) throws {
    guard var entry = try Self.entry(db, id), let rank = entry.rank else { return }
    grams.remove(rank: rank, search: entry.search)
    entry.rank = nil
    try Self.write(db, id, entry)
    try writeMany(db)
  }

  private struct Entry: Hashable {
    var rank: Int64?
    var name, search: String
  }

  private static func move(
    _ db: Database, _ id: Int64, _ name: String, _ grams: inout GramIndex
  ) throws -> Int64 {
    try db.cachedStatement(sql: "UPDATE agent SET rank = NULL WHERE id = ?")
      .execute(arguments: [id])
    return try NameOrder.place(db, id: id, name: name, &grams)
  }

  private static func entry(_ db: Database, _ id: Int64) throws -> Entry? {
    let statement = try db.cachedStatement(
      sql: "SELECT rank, name_key, search FROM agent WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map {
      Entry(rank: $0[0], name: $0[1], search: $0[2])
    }
  }

  private static func write(_ db: Database, _ id: Int64, _ entry: Entry) throws {
    try db.cachedStatement(
      sql: "UPDATE agent SET rank = ?, name_key = ?, search = ? WHERE id = ?"
    ).execute(arguments: [entry.rank, entry.name, entry.search, id])
  }
}
