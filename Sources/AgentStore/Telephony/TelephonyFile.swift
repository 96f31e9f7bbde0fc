import AgentDomain
import GRDB
import Synchronization

/// `telephony.db`, which is made from the database and never the other way round.
///
/// It knows up to which change it is right, and which records are still to be written; so whoever comes next
/// goes on where somebody stopped or died. Long work is done in short transactions, and only by the one who
/// holds the lock beside the file, so that a save of another console waits for no bulk change.
final class TelephonyFile: Sendable {
  /// How many records are written at once: some 50 ms of work.
  private static let batch = 400

  private let open = Mutex<(place: TelephonyPlace, queue: DatabaseQueue)?>(nil)

  /// Writes everything that is missing.
  /// - Parameter source: reads the database in one short transaction.
  /// - Parameter everything: whether also to look at all that should be right already.
  /// - Throws: `StoreError`; what was written until then is right, and the rest stays noted.
  func bring(
    to place: TelephonyPlace, everything: Bool = false, source: TelephonySource
  ) throws {
    let queue = try connection(to: place)
    var isFirst = true
    while try place.locked({
      defer { isFirst = false }
      return try round(queue, everything && isFirst, place, source)
    }) {}
  }

  func read<Result>(_ place: TelephonyPlace, _ body: (Database) throws -> Result) throws -> Result {
    let queue = try connection(to: place)
    do { return try queue.read(body) } catch { throw StoreError(error, path: place.path) }
  }

  /// Writes to Roster's own tables.
  func note(_ place: TelephonyPlace, _ body: (Database) throws -> Void) throws {
    let queue = try connection(to: place)
    try place.locked {
      do { try queue.write(body) } catch { throw StoreError(error, path: place.path) }
    }
  }

  /// - Returns: whether there is more to do.
  private func round(
    _ queue: DatabaseQueue, _ everything: Bool, _ place: TelephonyPlace, _ source: TelephonySource
  ) throws -> Bool {
    do {
      return try queue.writeWithoutTransaction { db in
        var isMore = false
        try db.inTransaction(.immediate) {
          try TelephonySchema.prepare(db)
          try gather(db, everything, source)
          isMore = try write(db, source)
          return .commit
        }
        return isMore
      }
    } catch {
      drop(queue)
      throw StoreError(error, path: place.path)
    }
  }

  /// Notes which records changed since the file was last right.
  private func gather(_ db: Database, _ everything: Bool, _ source: TelephonySource) throws {
    let applied = try Row.fetchOne(db, sql: "SELECT change, digest FROM roster_applied").map {
      ExchangeChanges.Head(change: $0[0], digest: $0[1])
    }
    let head: ExchangeChanges.Head
    let records: [ExchangeChanges.Record]
    (head, records) = try source.read { database in
      let head = try ExchangeChanges.head(database)
      if let applied, !everything, try ExchangeChanges.knows(database, applied),
        let some = try ExchangeChanges.records(
          database, after: applied.change, upTo: head.change)
      {
        return (head, some)
      }
      return (head, try ExchangeChanges.all(database, served(db)))
    }
    for record in records { try pend(db, record) }
    guard head.change != applied?.change || head.digest != applied?.digest else { return }
    try db.execute(
      sql: "INSERT OR REPLACE INTO roster_applied VALUES (1, ?, ?)",
      arguments: [head.change, head.digest])
  }

  private func served(_ db: Database) throws -> [ExchangeChanges.Record] {
    let agents = try Int64.fetchAll(
      db,
      sql: "SELECT -rowid FROM roster_agents UNION SELECT -rowid FROM ps_endpoints")
    let queues = try Int64.fetchAll(db, sql: "SELECT -rowid FROM queues")
    return agents.map { .init(kind: "agent", id: $0) } + queues.map { .init(kind: "queue", id: $0) }
  }

  private func pend(_ db: Database, _ record: ExchangeChanges.Record) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO roster_pending VALUES (?, ?)")
      .execute(arguments: [record.kind, record.id])
  }

  /// Writes some of what is noted, queues first.
  /// - Returns: whether there is more.
  private func write(_ db: Database, _ source: TelephonySource) throws -> Bool {
    let pending = try Row.fetchAll(
      db, sql: "SELECT kind, record FROM roster_pending ORDER BY kind DESC LIMIT \(Self.batch)"
    ).map { ExchangeChanges.Record(kind: $0[0], id: $0[1]) }
    guard !pending.isEmpty else { return false }
    let rows = ExchangeRows(db: db, notesOrders: source.notesOrders)
    for queue in pending where queue.kind == "queue" {
      let (record, members) = try source.read {
        (try ServedRows.queue($0, queue.id), try ExchangeChanges.members($0, of: queue.id))
      }
      if try rows.write(queue: queue.id, record) { for member in members { try pend(db, member) } }
    }
    let ids = pending.filter { $0.kind == "agent" }.map(\.id)
    try rows.write(ids, try source.read { try ServedRows.agents($0, ids, source.settings) })
    for record in pending {
      try db.cachedStatement(sql: "DELETE FROM roster_pending WHERE kind = ? AND record = ?")
        .execute(arguments: [record.kind, record.id])
    }
    return try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM roster_pending)") ?? false
  }

  private func connection(to place: TelephonyPlace) throws -> DatabaseQueue {
    try open.withLock { open in
      if let open, open.place == place { return open.queue }
      let queue = try place.open()
      open = (place, queue)
      return queue
    }
  }

  private func drop(_ queue: DatabaseQueue) {
    open.withLock { open in if open?.queue === queue { open = nil } }
    try? queue.close()
  }
}

/// Where the rows come from.
struct TelephonySource {
  let settings: CentreSettings
  /// Reads the database in one short transaction.
  let database: DatabaseQueue

  var notesOrders: Bool { settings.telephony.hasManager }

  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try database.read(body)
  }
}
