import AgentDomain
import GRDB

/// History of one transaction: the header is written with the first entry, the digest at the end.
final class ChangeLog {
  private let db: Database
  private(set) var header: ChangeHeader
  private var chain: Chain?
  private(set) var digest: [UInt8] = []
  private var insertion: Statement?

  init(_ db: Database, _ header: ChangeHeader) { (self.db, self.header) = (db, header) }

  /// The change's number, once anything was written.
  var change: Int64? { chain == nil ? nil : header.id }

  /// What people read of the change, and what it takes back: said before the first entry.
  func word(_ summary: String) {
    precondition(chain == nil)
    header.summary = summary
  }

  func word(_ reversal: Reversal) {
    word(reversal.summary)
    (header.kind, header.reverses) = (reversal.kind, reversal.change)
  }

  func add(_ entry: LoggedEntry) throws {
    if chain == nil { try begin() }
    chain?.add(entry)
    let values: [DatabaseValue] = [
      header.id.databaseValue, entry.kind.databaseValue, entry.record.databaseValue,
      entry.name.databaseValue, entry.field.databaseValue, entry.before.databaseValue,
      entry.after.databaseValue,
    ]
    let statement = try prepared()
    statement.setUncheckedArguments(StatementArguments(values))
    try statement.execute()
  }

  /// Kept for the whole change, since a change may have a million entries.
  private func prepared() throws -> Statement {
    if let insertion { return insertion }
    let statement = try db.makeStatement(
      sql: """
        INSERT INTO history (change_id, kind, record, name, field, before, after)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    insertion = statement
    return statement
  }

  /// Whether this change has told of the same field of the same record already.
  func tells(of entry: LoggedEntry) throws -> Bool {
    guard let change else { return false }
    let statement = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM history
          WHERE change_id = ? AND kind = ? AND record = ? AND field = ?)
        """)
    return try Bool.fetchOne(statement, arguments: [change, entry.kind, entry.record, entry.field])
      ?? false
  }

  func finish() throws {
    guard var chain else { return }
    digest = chain.digest()
    try db.execute(
      sql: "UPDATE change_set SET digest = ? WHERE id = ?",
      arguments: [Blob.value(digest), header.id])
    try db.execute(
      sql: "UPDATE history_head SET changes = ?, digest = ?",
      arguments: [header.id, Blob.value(digest)])
  }

  private func begin() throws {
    let head = try Row.fetchOne(db, sql: "SELECT changes, digest FROM history_head")
    guard let head, let previous = Blob.bytes(head[1]) else {
      throw StoreError.unreadable("History")
    }
    header.id = (head[0] as Int64) + 1
    chain = Chain(after: previous, header)
    try db.execute(
      sql: "INSERT INTO change_set VALUES (?, ?, ?, ?, ?, ?, ?, zeroblob(32))",
      arguments: [
        header.id, header.time, header.person, header.origin, header.summary,
        header.kind.rawValue, header.reverses,
      ])
  }
}
