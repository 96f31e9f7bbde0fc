import AgentDomain
import GRDB

extension AgentStore {
  /// Computes the chain of history anew, some thousand entries a read.
  ///
  /// It finds what was altered, removed, reordered, added or cut off at the end. Whoever rewrites the
  /// digests and the head with it is found only by a head that was noted elsewhere.
  public func verifyHistory() throws -> HistoryVerdict {
    let (count, head) = try reading(HistoryCheck.head)
    var check = HistoryCheck(until: count)
    while check.next <= count {
      if let fault = try reading({ try check.some($0) }) { return fault }
    }
    guard check.digest == head else { return .altered(change: count) }
    let behind = try reading { try HistoryCheck.behind($0, count) }
    return behind.map { .added(change: $0) } ?? .intact(changes: count, head: hexadecimal(head))
  }
}

/// The chain as far as it was computed.
private struct HistoryCheck {
  private(set) var next: Int64 = 1
  private(set) var digest = [UInt8](repeating: 0, count: 32)
  private let last: Int64

  init(until last: Int64) { self.last = last }

  @Sendable static func head(_ db: Database) throws -> (Int64, [UInt8]) {
    let row = try Row.fetchOne(db, sql: "SELECT changes, digest FROM history_head")
    guard let row, let digest = Blob.bytes(row[1]) else { throw StoreError.unreadable("History") }
    return (row[0], digest)
  }

  /// A change that the head does not know of and that no save has made since.
  static func behind(_ db: Database, _ count: Int64) throws -> Int64? {
    let (now, _) = try head(db)
    return try Int64.fetchOne(
      db,
      sql: """
        SELECT min(n) FROM (SELECT id AS n FROM change_set WHERE id > ?1 OR id < 1
          UNION ALL SELECT change_id FROM history WHERE change_id > ?1 OR change_id < 1)
        """, arguments: [max(now, count)])
  }

  /// Goes on until enough is read, and gives the first fault.
  mutating func some(_ db: Database) throws -> HistoryVerdict? {
    var read = 0
    while next <= last && read < 5000 {
      if let fault = try one(db, &read) { return fault }
    }
    return nil
  }

  private mutating func one(_ db: Database, _ read: inout Int) throws -> HistoryVerdict? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT time, person, origin, summary, kind, reverses, digest FROM change_set WHERE id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [next]) else {
      return .missing(change: next)
    }
    guard let kind = ChangeHeader.Kind(rawValue: row[4]) else { return .altered(change: next) }
    let header = ChangeHeader(
      id: next, time: row[0], person: row[1], origin: row[2], summary: row[3], kind: kind,
      reverses: row[5])
    let found = try digest(db, header, &read)
    guard found == Blob.bytes(row[6]) else { return .altered(change: next) }
    (digest, next) = (found, next + 1)
    return nil
  }

  private func digest(_ db: Database, _ header: ChangeHeader, _ read: inout Int) throws -> [UInt8] {
    var chain = Chain(after: digest, header)
    let statement = try db.cachedStatement(
      sql: """
        SELECT kind, record, name, field, before, after FROM history WHERE change_id = ?
        ORDER BY id
        """)
    let rows = try Row.fetchCursor(statement, arguments: [header.id])
    while let row = try rows.next() {
      chain.add(LoggedEntry(row))
      read += 1
    }
    return chain.digest()
  }
}

/// Two digits a byte.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
