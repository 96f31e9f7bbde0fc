import AgentDomain
import GRDB

/// The smallest internal number that nobody has: no agent, deleted ones included, no operator, no
/// telephone.
///
/// A hint says from where on to look: every number from `least` up to `next` is known to be taken, so
/// that a centre of many thousands does not walk over them all for each new agent.
enum FreeNumbers {
  static func next(
    _ db: Database, from least: InternalNumber, besides promised: Set<Int64> = []
  ) throws -> Int64 {
    var number = try start(db, Int64(least.number))
    while true {
      let free = try firstGap(db, from: number)
      if !promised.contains(free), try !isHeldByOthers(db, free) { return free }
      number = free + 1
    }
  }

  /// Finds the number and keeps the place for the next search.
  /// - Parameter promised: numbers that this very transaction gives to others.
  static func take(
    _ db: Database, from least: InternalNumber, besides promised: Set<Int64> = []
  ) throws -> Int64 {
    let number = try next(db, from: least, besides: promised)
    try db.cachedStatement(sql: "UPDATE number_hint SET least = ?, next = ?")
      .execute(arguments: [least.number, number])
    return number
  }

  /// A number has become free again; nothing to do for an agent that had none.
  static func release(_ db: Database, _ number: InternalNumber) throws {
    guard !number.text.isEmpty else { return }
    try db.cachedStatement(sql: "UPDATE number_hint SET next = min(next, ?)")
      .execute(arguments: [number.number])
  }

  private static func start(_ db: Database, _ least: Int64) throws -> Int64 {
    let statement = try db.cachedStatement(sql: "SELECT least, next FROM number_hint")
    guard let row = try Row.fetchOne(statement), row[0] == least else { return least }
    return max(least, row[1])
  }

  /// Walks the agents' numbers while they follow one another.
  private static func firstGap(_ db: Database, from first: Int64) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: "SELECT number FROM agent WHERE number >= ? ORDER BY number")
    let numbers = try Int64.fetchCursor(statement, arguments: [first])
    var expected = first
    while let number = try numbers.next() {
      if number > expected { break }
      if number == expected { expected += 1 }
    }
    return expected
  }

  private static func isHeldByOthers(_ db: Database, _ number: Int64) throws -> Bool {
    let text = String(number)
    let statement = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM telephone WHERE number = ?)
          OR EXISTS (SELECT 1 FROM operator WHERE internal = ?)
        """)
    return try Bool.fetchOne(statement, arguments: [text, text]) ?? false
  }
}
