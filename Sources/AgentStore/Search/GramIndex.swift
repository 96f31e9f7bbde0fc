import GRDB

/// Writes to the full-text table; its rowid is the agent's rank, so that hits come in list order.
///
/// The table is contentless: what is taken out has to be told as it was put in, which the `search`
/// column remembers. https://www.sqlite.org/fts5.html#contentless_tables
struct GramIndex {
  private struct Entry {
    let rank: Int64
    let isRemoval: Bool
    let text: String
  }

  private var entries: [Entry] = []

  /// FTS5 itself merges seldom and then much, seconds long in a large centre: that is switched off, and
  /// every write merges a little instead. https://www.sqlite.org/fts5.html#the_merge_command
  static let schema = """
    CREATE VIRTUAL TABLE agent_gram USING fts5(
      text, content='', detail=none, columnsize=0, tokenize='ascii');
    INSERT INTO agent_gram(agent_gram, rank) VALUES ('automerge', 0);
    INSERT INTO agent_gram(agent_gram, rank) VALUES ('crisismerge', 500);
    """

  /// Pages of the index that one write may merge: twice what keeps up with an agent a write.
  private static let mergedPages = 16

  mutating func remove(rank: Int64, search: String) {
    entries.append(Entry(rank: rank, isRemoval: true, text: search))
  }

  mutating func insert(rank: Int64, search: String) {
    entries.append(Entry(rank: rank, isRemoval: false, text: search))
  }

  /// Carries out everything in the order of ranks: FTS5 begins a new segment wherever they go back.
  func write(_ db: Database) throws {
    let insert = try db.cachedStatement(sql: "INSERT INTO agent_gram(rowid, text) VALUES (?, ?)")
    let remove = try db.cachedStatement(
      sql: "INSERT INTO agent_gram(agent_gram, rowid, text) VALUES ('delete', ?, ?)")
    let inOrder = entries.sorted {
      ($0.rank, $0.isRemoval ? 0 : 1) < ($1.rank, $1.isRemoval ? 0 : 1)
    }
    for entry in inOrder {
      let statement = entry.isRemoval ? remove : insert
      try statement.execute(arguments: [entry.rank, Grams(of: entry.text).text])
    }
    try db.cachedStatement(sql: "INSERT INTO agent_gram(agent_gram, rank) VALUES ('merge', ?)")
      .execute(arguments: [Self.mergedPages])
  }
}
