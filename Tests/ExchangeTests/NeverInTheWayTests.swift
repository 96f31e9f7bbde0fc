import AgentDomain
import ExchangeHarness
import Foundation
import GRDB
import Synchronization
import Telephony
import TerminalHarness
import Testing

@testable import AgentStore

/// Asterisk takes a locked or unreadable file for a wrong password: whatever Roster does, telephones register
/// meanwhile.
@Suite(.serialized) struct NeverInTheWayTests {
  /// More, such as 100000, where the environment says so: the change alone then takes a minute or two.
  private static let agents =
    ProcessInfo.processInfo.environment["ROSTER_CROWD"].flatMap { Int($0) } ?? 10_000

  /// A centre of many, with one agent whose telephone registers.
  private static func centre() throws -> (ExchangeDesk, DeskAgent) {
    let desk = try ExchangeDesk(
      fill: { path in
        try GeneratedCentre.fill(path: path, agents: agents)
        try GeneratedCentre.giveTelephones(path: path, password: Secret(DeskAgent.password))
      }, edit: { $0.readsAllAtStart = false })
    return (desk, try DeskAgent(desk))
  }

  /// Registers again and again until the work is done.
  /// - Returns: how often, and the statuses that were no success.
  private func register(_ agent: DeskAgent, during work: @escaping @Sendable () throws -> Void)
    throws
    -> (count: Int, failures: [Int])
  {
    let fault = Mutex<(any Error)?>(nil)
    let isOver = Atomic(false)
    Thread.detachNewThread {
      do { try work() } catch { fault.withLock { $0 = error } }
      isOver.store(true, ordering: .releasing)
    }
    var (count, failures) = (0, [Int]())
    while !isOver.load(ordering: .acquiring) {
      let status = try agent.register()
      count += 1
      if status != 200 { failures.append(status) }
    }
    if let error = fault.withLock({ $0 }) { throw error }
    return (count, failures)
  }

  @Test
  func
    `[12.1] telephones register while all agents change, while the database is locked and migrated`()
    throws
  {
    let (desk, agent) = try Self.centre()
    let change = try register(agent) {
      let all = Selection(query: ListQuery(.agent))
      try desk.save(.editAll(all, [FieldValueText(field: "codecs", text: "g722,alaw")]))
    }
    #expect(change.failures.isEmpty && change.count > 5, "\(change)")
    let lock = try register(agent) {
      let script = "BEGIN EXCLUSIVE;\n.shell sleep 2\nROLLBACK;\n"
      let done = try run("/usr/bin/sqlite3", [desk.path], stdin: Array(script.utf8))
      guard done.status == 0 else { throw HarnessError.timeout("\(done)") }
    }
    #expect(lock.failures.isEmpty && lock.count > 5, "\(lock)")
    let migration = try register(agent) {
      let step = Migration { db in
        try db.execute(sql: "ALTER TABLE agent ADD later TEXT; UPDATE agent SET later = username")
      }
      _ = try AgentStore(path: desk.path, mode: .open, steps: Migration.all + [step])
    }
    #expect(migration.failures.isEmpty && migration.count > 0, "\(migration)")
  }
}
