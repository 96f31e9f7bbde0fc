import GRDB

/// Writes to the full-text table; its rowid is the agent's rank, so that hits come in list order.
///
/// The table is contentless: what is taken out has to be told as it was put in, which the `search`
/// column remembers. https://www.sqlite.org/fts5.html#contentless_tables
///
/// What is to be written is gathered by rank first: FTS5 makes a segment of every write, and few large
/// ones cost a small part of many little ones.
struct GramIndex {
  /// What happens at one rank: the text that stood there goes, another one comes.
  private struct Entry {
    var removed, inserted: String?
  }

  private var entries: [Int64: Entry] = [:]

  var count: Int { entries.count }

  /// FTS5 itself merges seldom and then much, seconds long in a large centre: that is switched off, and
  /// every write merges a little instead. https://www.sqlite.org/fts5.html#the_merge_command
  static let schema = """
    CREATE VIRTUAL TABLE agent_gram USING fts5(
      text, content='', detail=none, columnsize=0, tokenize='ascii');
    INSERT INTO agent_gram(agent_gram, rank) VALUES ('automerge', 0);
    INSERT INTO agent_gram(agent_gram, rank) VALUES ('crisismerge', 500);
    """

  /// Pages of the index that one write may merge: twice what keeps up with an agent a write, and more for
  /// many agents in one.
  private static let mergedPages = 16

  mutating func remove(rank: Int64, search: String) {
    if entries[rank]?.inserted != nil {
      entries[rank]?.inserted = nil
    } else {
      entries[rank, default: Entry()].removed = search
    }
  }

  mutating func insert(rank: Int64, search: String) {
    entries[rank, default: Entry()].inserted = search
  }

  /// Carries out everything in the order of ranks: FTS5 begins a new segment wherever they go back.
  mutating func write(_ db: Database) throws {
    guard !entries.isEmpty else { return }
    let insert = try db.cachedStatement(sql: "INSERT INTO agent_gram(rowid, text) VALUES (?, ?)")
    let remove = try db.cachedStatement(
      sql: "INSERT INTO agent_gram(agent_gram, rowid, text) VALUES ('delete', ?, ?)")
    for (rank, entry) in entries.sorted(by: { $0.key < $1.key })
    where entry.removed != entry.inserted {
      if let text = entry.removed { try remove.execute(arguments: [rank, Grams(of: text).text]) }
      if let text = entry.inserted { try insert.execute(arguments: [rank, Grams(of: text).text]) }
    }
    try db.cachedStatement(sql: "INSERT INTO agent_gram(agent_gram, rank) VALUES ('merge', ?)")
      .execute(arguments: [Self.mergedPages * (1 + entries.count / 32)])
    entries = [:]
  }
}
