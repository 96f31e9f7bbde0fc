import AgentDomain
import GRDB

/// A change that is to be taken back, and why that may be refused.
struct Reversal {
  let change: Int64
  /// What history calls the taking back.
  let summary: String
  /// Taking back an undo is doing again.
  let kind: ChangeHeader.Kind
  private let original: String
  private let person: String

  /// - Throws: `Stop` where the change is none of the person's, or was taken back before.
  init(_ db: Database, _ change: Int64, by person: String) throws {
    let row = try Row.fetchOne(
      db, sql: "SELECT person, summary, kind FROM change_set WHERE id = ?", arguments: [change])
    guard let row, row[0] == person else {
      let sentence = "There is no change \(change) of yours: look for it in the history."
      throw Stop.refusal(.nothingToUndo(sentence))
    }
    let by = try Int64.fetchOne(
      db, sql: "SELECT id FROM change_set WHERE reverses = ?", arguments: [change])
    if let by {
      let sentence = "Change \(change) was taken back before, by change \(by)."
      throw Stop.refusal(.nothingToUndo(sentence))
    }
    (self.change, self.person, original) = (change, person, Self.plain(row[1]))
    kind = row[2] == ChangeHeader.Kind.undo.rawValue ? .redo : .undo
    summary = (kind == .redo ? Self.again : Self.undid) + original
  }

  private static let (undid, again) = ("Undid: ", "Did again: ")

  private static func plain(_ summary: String) -> String {
    for prefix in [undid, again] where summary.hasPrefix(prefix) {
      return String(summary.dropFirst(prefix.count))
    }
    return summary
  }

  /// Whether the change is of records of a kind: what it did to deleted agents along with a module that
  /// was removed is taken back with it.
  func concerns(_ kind: RecordKind, _ db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM history WHERE change_id = ? AND kind = ?)")
    return try Bool.fetchOne(statement, arguments: [change, kind.rawValue]) ?? false
  }

  func refusal(_ reason: String) -> Stop {
    .refusal(.nothingToUndo("“\(original)” cannot be taken back: \(reason)"))
  }

  /// Whether the change brought the sample centre, took it away, or did neither.
  func sample(_ db: Database) throws -> Bool? {
    try DatabaseValue.fetchOne(
      db, sql: "SELECT after FROM history WHERE change_id = ? AND kind = 'sample'",
      arguments: [change]
    ).map { !$0.isNull }
  }

  /// What cannot come back, since it is not there any more.
  func refuseFinal(_ entries: [LoggedEntry]) throws {
    let words = entries.map(\.field)
    if words.contains(HistoryWord.purged) {
      throw refusal("\(entries[0].name) was deleted for good. Create the agent anew.")
    }
    if words.contains(HistoryWord.password) {
      throw refusal("old passwords are not kept. Set another password.")
    }
  }

  /// Somebody else who changed the agent later.
  func otherAuthor(_ db: Database, _ agent: Int64) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT c.person FROM history h JOIN change_set c ON c.id = h.change_id
        WHERE h.kind = 'agent' AND h.record = ? AND h.change_id > ? AND c.person <> ?
        ORDER BY h.id DESC LIMIT 1
        """, arguments: [agent, change, person])
  }

  /// The change's entries, the last one first.
  func entries(_ db: Database) throws -> some Cursor<LoggedEntry> {
    try Row.fetchCursor(
      db,
      sql: """
        SELECT kind, record, name, field, before, after FROM history WHERE change_id = ?
        ORDER BY id DESC
        """, arguments: [change]
    ).map(LoggedEntry.init)
  }
}

extension LoggedEntry {
  /// From a row of kind, record, name, field, before, after.
  init(_ row: Row) {
    self.init(
      kind: row[0], record: row[1], name: row[2], field: row[3], before: Scalar(row[4]),
      after: Scalar(row[5]))
  }
}
