import AgentDomain
import Foundation
import GRDB
import Testing

@testable import AgentStore

/// How the file that Asterisk reads becomes right again, whatever happened to it.
@Suite struct TelephonyHealTests {
  @Test func `what a program saved and did not live to tell is told by the next one`() throws {
    let desk = try TelephonyDesk()
    let agent = try desk.store.made()
    let number = agent.agent.account.internalNumber.text
    let at = try desk.asked { try Row.fetchOne($0, sql: "SELECT * FROM roster_applied") }
    desk.store.change(agent) { $0.account.disabled = true }
    let row = try #require(at)
    try desk.tamper(
      """
      UPDATE roster_applied SET change = \(row["change"] as Int64),
        digest = x'\((row["digest"] as Data).map { String(format: "%02x", $0) }.joined())';
      """)
    try desk.tamper("UPDATE roster_agents SET full_name = 'stale'")
    let other = try AgentStore(path: desk.temporary.path, mode: .open)
    try other.serveExchange()
    #expect(try desk.row("roster_agents", "internal", number)?["full_name"] == "Agent grace")
  }

  @Test func `work that was noted and not done is done by whoever comes next`() throws {
    let desk = try TelephonyDesk()
    let agent = try desk.store.made()
    try desk.tamper("INSERT INTO roster_pending VALUES ('agent', \(agent.id))")
    try desk.tamper("DELETE FROM ps_endpoints; DELETE FROM ps_auths")
    try desk.store.serveExchange()
    #expect(try desk.count("ps_endpoints") == 1 && desk.count("roster_pending") == 0)
  }

  @Test func `a rebuild puts right whatever was changed, in the same file`() throws {
    let desk = try TelephonyDesk()
    let sales = try desk.queue("Sales")
    for name in ["one", "two", "three"] {
      _ = try desk.store.made(newAgent(name), in: [Membership(sales)])
    }
    let right = try desk.everything()
    let inode = try FileManager.default.attributesOfItem(atPath: desk.path)[.systemFileNumber]
    try desk.tamper(
      """
      DELETE FROM ps_endpoints WHERE id = '1000';
      UPDATE ps_auths SET password_digest = 'MD5:00';
      CREATE TEMP TABLE ghost AS SELECT * FROM ps_endpoints LIMIT 1;
      UPDATE ghost SET id = 'ghost';
      INSERT INTO ps_endpoints SELECT * FROM ghost;
      DELETE FROM queue_members;
      """)
    try desk.store.rebuildExchange()
    #expect(try desk.everything() == right)
    let now = try FileManager.default.attributesOfItem(atPath: desk.path)[.systemFileNumber]
    #expect(now as? Int == inode as? Int)
  }

  @Test func `a database that was put back from a backup brings its own agents`() throws {
    let desk = try TelephonyDesk()
    let agent = try desk.store.made()
    let backup = desk.temporary.folder + "/backup.db"
    try DatabaseQueue(path: desk.temporary.path).vacuum(into: backup)
    _ = try desk.store.made(newAgent("later"))
    desk.store.change(agent) { $0.account.fullName = "Another Name" }
    #expect(try desk.count("ps_endpoints") == 2)
    chmod(backup, 0o600)
    try AgentStore(path: backup, mode: .open).serveExchange()
    #expect(try desk.count("ps_endpoints") == 1)
    #expect(try desk.row("roster_agents", "username", "grace")?["full_name"] == "Agent grace")
  }

  @Test func `whatever is done, the file is what a rebuild would make of it`() throws {
    let desk = try TelephonyDesk(hasManager: true)
    let queues = try ["Sales", "Support", "Night"].map(desk.queue)
    let agents = try (0..<12).map { number in
      try desk.store.made(newAgent("agent\(number)"), in: [Membership(queues[number % 3])])
    }
    var random = SystemRandomNumberGenerator()
    for step in 0..<120 {
      let agent = try #require(agents.randomElement(using: &random))
      let queue = try #require(queues.randomElement(using: &random))
      switch Int.random(in: 0...11, using: &random) {
      case 0: desk.store.run(.delete(.one(agent.id)))
      case 1: desk.store.run(.restore(.one(agent.id)))
      case 2: desk.store.run(.join(.one(agent.id), [Membership(queue, penalty: step % 9)]))
      case 3: desk.store.run(.leave(.one(agent.id), [queue]))
      case 4: desk.store.run(.pause(.one(agent.id), reason: "step \(step)"))
      case 5: desk.store.run(.resume(.one(agent.id)))
      case 6: _ = desk.store.undo(ada)
      case 7: _ = desk.store.redo(ada)
      case 8: desk.store.change(try desk.store.now(agent)) { $0.account.disabled.toggle() }
      case 9: desk.store.change(try desk.store.now(agent)) { $0.account.voicemail.toggle() }
      case 10:
        let texts = [FieldValueText(field: "codecs", text: step % 2 == 0 ? "opus" : "ulaw,g722")]
        desk.store.run(.editAll(Selection(.agent, ids: Set(agents.map(\.id))), texts))
      default:
        desk.store.change(try desk.store.now(agent)) {
          $0.account.internalNumber = InternalNumber(2000 + step)
        }
      }
    }
    let now = try desk.everything()
    try desk.store.rebuildExchange()
    #expect(try desk.everything() == now)
    #expect(now.count > 20)
  }

  @Test func `a file whose tables another Roster made is made anew, in the same file`() throws {
    let desk = try TelephonyDesk()
    let agent = try desk.store.made()
    let right = try desk.everything()
    try desk.tamper("ALTER TABLE ps_aors DROP COLUMN contact; PRAGMA user_version = 1")
    #expect(desk.store.change(agent) { $0.account.alias = "x" }.receipt?.notices.isEmpty == true)
    try desk.store.rebuildExchange()
    let applied = "roster_applied"
    #expect(
      try desk.everything().filter { !$0.hasPrefix(applied) }
        == right.filter { !$0.hasPrefix(applied) })
  }

  @Test func `a folder that cannot be written is told, and the save holds`() throws {
    let desk = try TelephonyDesk()
    let agent = try desk.store.made()
    try desk.settings { $0.telephony.folder = FilePath(unchecked: "/dev/null/telephony") }
    let outcome = desk.store.change(agent) { $0.account.alias = "still saved" }
    let receipt = try #require(outcome.receipt)
    #expect(receipt.notices.contains { $0.hasPrefix("It is saved, but Asterisk does not see it") })
    #expect(try desk.store.now(agent).agent.account.alias == "still saved")
  }

  @Test func `a folder that is open to everybody is refused`() throws {
    let desk = try TelephonyDesk()
    _ = try desk.store.made()
    chmod(desk.folder, 0o755)
    let other = try AgentStore(path: desk.temporary.path, mode: .open)
    let error = #expect(throws: StoreError.self) { try other.serveExchange() }
    #expect(error?.description.contains("chmod 750") == true)
  }

  @Test func `a file of another program is left alone`() throws {
    let desk = try TelephonyDesk(isOn: false)
    try FileManager.default.createDirectory(
      atPath: desk.folder, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o750])
    try DatabaseQueue(path: desk.path).write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
    try desk.settings { $0.telephony.isOn = true }
    #expect(throws: StoreError.self) { try desk.store.serveExchange() }
    #expect(try desk.count("theirs") == 0)
  }

  // MARK: - What the exchange is told

  @Test func `orders say what reading alone does not bring about, the last word of each`() throws {
    let desk = try TelephonyDesk(hasManager: true)
    let sales = try desk.queue("Sales")
    let agent = try desk.store.made(newAgent(), in: [Membership(sales)])
    func orders() throws -> [String] {
      try desk.store.orders(limit: 10).map { "\($0.endpoint) \($0.action)" }
    }
    #expect(try orders() == ["1000 appear"])
    desk.store.change(agent) { $0.account.alias = "nothing to tell" }
    desk.store.change(try desk.store.now(agent)) { $0.account.disabled = true }
    #expect(try orders() == ["1000 vanish"])
    try desk.store.done(desk.store.orders(limit: 10).map(\.id))
    #expect(try orders().isEmpty)
    desk.store.change(try desk.store.now(agent)) { $0.account.disabled = false }
    desk.store.run(.pause(.one(agent.id), reason: "Lunch"))
    #expect(try orders() == ["1000 appear", #"1000 pause(reason: "Lunch")"#])
    desk.store.run(.resume(.one(agent.id)))
    #expect(try orders() == ["1000 appear", "1000 resume"])
    try desk.store.done(desk.store.orders(limit: 10).map(\.id))
    desk.store.change(try desk.store.now(agent)) {
      $0.account.internalNumber = InternalNumber(4711)
    }
    #expect(try orders() == ["1000 vanish", "4711 appear"])
  }

  @Test func `a pause at the telephone is kept, and in history`() throws {
    let desk = try TelephonyDesk(hasManager: true)
    let agent = try desk.store.made(newAgent(), in: [Membership(try desk.queue("Sales"))])
    try desk.store.pauseChanged(endpoint: "1000", isPaused: true, reason: "phone")
    #expect(try desk.row("queue_members", "queue_name", "Sales")?["reason_paused"] == "phone")
    let entry = try #require(
      try desk.store.history(HistoryQuery(agent: agent.id), scope: .everyone).first)
    #expect(entry.person == "telephone" && entry.origin == "exchange")
    try desk.store.pauseChanged(endpoint: "1000", isPaused: false, reason: "")
    #expect(try desk.row("queue_members", "queue_name", "Sales")?["paused"] == "0")
    try desk.store.pauseChanged(endpoint: "9999", isPaused: true, reason: "")
  }
}
