import AgentDomain
import Foundation
import GRDB
import Synchronization
import Testing

@testable import AgentStore

/// Locks end when their time is over, also where nobody signs in.
@Suite(.serialized) struct OverdueLockTests {
  private func locked(_ kind: AccountKind, minutes: Int = 10) throws -> Door {
    let door = try Door(kind)
    try door.settings {
      ($0.security.maxFailedLogins, $0.security.lockMinutes) = (2, minutes)
    }
    door.fail(times: 2)
    try #require(try door.number("locked") == 1)
    return door
  }

  private func changes(_ door: Door) throws -> Int? {
    try door.store.reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM change_set") }
  }

  @Test(arguments: AccountKind.allCases)
  func `[5.2] a lock ends at its time, with the words of a sign-in`(kind: AccountKind) throws {
    let door = try locked(kind)
    door.clock.pass(seconds: 599)
    #expect(try door.store.endLocks() == 1)
    #expect(try door.number("locked") == 1)
    door.clock.pass(seconds: 1)
    #expect(try door.store.endLocks() == nil)
    #expect(try door.number("locked") == 0 && door.number("failed_logins") == 0)
    #expect(try door.number("locked_until") == nil)
    let entry = try #require(try door.history("locked").first)
    #expect(entry.summary == "Unlocked Olga Open, since the time is over")
    #expect(entry.person == "sign-in" && entry.origin == "clock")
    #expect(door.enter().isIn)
  }

  @Test func `[5.2] who is locked until somebody unlocks stays locked`() throws {
    let door = try locked(.agent, minutes: 0)
    let before = try changes(door)
    door.clock.pass(days: 300)
    #expect(try door.store.endLocks() == nil)
    #expect(try door.number("locked") == 1)
    #expect(try changes(door) == before)
  }

  @Test func `[5.2] where nothing is due, no byte is written and only the locked are read`() throws
  {
    let door = try locked(.agent)
    let path = door.folder + "/roster.db"
    let (bytes, version) = (
      FileManager.default.contents(atPath: path), try door.store.dataVersion()
    )
    for _ in 0..<3 { #expect(try door.store.endLocks() == 600) }
    #expect(FileManager.default.contents(atPath: path) == bytes)
    #expect(try door.store.dataVersion() == version)
    let queries: [(String, StatementArguments)] = [
      (LockedAccount.overdue(.agent), [0]), (LockedAccount.nextEnd(.agent), []),
    ]
    for (sql, arguments) in queries {
      let plan = try door.store.reading { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
          .map { $0["detail"] as String }
      }
      #expect(plan.contains { $0.contains("USING INDEX agent_locked") }, "\(plan)")
    }
  }

  @Test func `[5.2] many locks end in one change, and the screens hear of it`() throws {
    let door = try locked(.agent)
    let hedda = try door.store.made(newAgent("hedda"))
    for _ in 0..<2 {
      _ = door.store.authenticate(door.attempt(Secret("Wrong-pass1"), name: "hedda"))
    }
    try #require(try door.store.now(hedda).agent.account.locked)
    let (before, version) = (try #require(try changes(door)), try door.store.dataVersion())
    door.clock.pass(seconds: 600)
    #expect(try door.store.endLocks() == nil)
    #expect(try changes(door) == before + 1)
    #expect(try !door.store.now(hedda).agent.account.locked && door.number("locked") == 0)
    let summary = try #require(try door.history("locked").first).summary
    #expect(summary == "Unlocked 2 accounts, since the time is over")
    #expect(try door.store.dataVersion() != version)
  }

  @Test func `[5.2] of many programs at once only one ends a lock`() throws {
    let door = try locked(.agent)
    let before = try #require(try changes(door))
    let stores = try (0..<4).map { _ in try door.another() }
    door.clock.pass(seconds: 600)
    let faults = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 16) { number in
      do { _ = try stores[number % 4].endLocks() } catch { faults.withLock { $0 += 1 } }
    }
    #expect(faults.withLock(\.self) == 0)
    #expect(try door.number("locked") == 0 && changes(door) == before + 1)
  }

  @Test func `[12.2] Asterisk's file has the endpoint again when the lock has ended`() throws {
    let door = try locked(.agent)
    try door.settings {
      ($0.telephony.isOn, $0.telephony.folder) = (true, FilePath(unchecked: door.folder + "/t"))
    }
    #expect(try endpoints(door) == 0)
    door.clock.pass(seconds: 600)
    _ = try door.store.endLocks()
    #expect(try endpoints(door) == 1)
  }

  private func endpoints(_ door: Door) throws -> Int? {
    try DatabaseQueue(path: door.folder + "/t/telephony.db").read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM ps_endpoints")
    }
  }
}
