import AgentDomain
import Foundation
import GRDB
import Synchronization
import Testing

@testable import AgentStore

/// Asterisk takes a locked file for a wrong password: whatever Roster does, a reader gets its answer at once.
@Suite struct TelephonyReaderTests {
  /// Asks as Asterisk does, without waiting for any lock, until it is told to stop.
  private final class Reader: Sendable {
    private let path: String
    private let isOver = Atomic(false)
    private let asked = Atomic(0)
    private let failures = Mutex<[String]>([])
    private let end = DispatchSemaphore(value: 0)

    init(_ path: String) {
      self.path = path
      Thread.detachNewThread { [self] in
        ask()
        end.signal()
      }
    }

    private func ask() {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .immediateError
      do {
        let queue = try DatabaseQueue(path: "file:\(path)?mode=ro", configuration: configuration)
        while !isOver.load(ordering: .relaxed) {
          let id = Int.random(in: 1100...3900)
          let found = try queue.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM ps_auths WHERE id = ?", arguments: ["\(id)"])
          }
          if found == nil { failures.withLock { $0.append("\(id) is not there") } }
          asked.add(1, ordering: .relaxed)
        }
      } catch { failures.withLock { $0.append("\(error)") } }
    }

    /// - Returns: how often it asked, and what went wrong.
    func stop() -> (asked: Int, failures: [String]) {
      isOver.store(true, ordering: .relaxed)
      end.wait()
      return (asked.load(ordering: .relaxed), failures.withLock { $0 })
    }
  }

  private func centre() throws -> TelephonyDesk {
    let desk = try TelephonyDesk(isOn: false)
    try GeneratedCentre.fill(path: desk.temporary.path, agents: 3000)
    try desk.temporary.tamper("UPDATE agent SET disabled = 0, locked = 0")
    try GeneratedCentre.giveTelephones(path: desk.temporary.path, password: Secret("Good-pass1"))
    try desk.settings { $0.telephony.isOn = true }
    return desk
  }

  @Test func `[12.1] a change of all agents keeps no telephone from registering`() throws {
    let desk = try centre()
    let reader = Reader(desk.path)
    for codecs in ["opus", "g722,alaw"] {
      let all = Change.editAll(
        Selection(query: ListQuery(.agent)), [FieldValueText(field: "codecs", text: codecs)])
      #expect(desk.store.run(all).receipt?.count == 3000)
    }
    try desk.store.rebuildExchange()
    let (asked, failures) = reader.stop()
    #expect(failures.isEmpty && asked > 100, "\(failures.prefix(3)), \(asked)")
    #expect(try desk.endpoint("1500")?["allow"] == "!all,g722,alaw")
  }

  @Test func `[12.1] a locked database keeps no telephone from registering`() throws {
    let desk = try centre()
    let other = try DatabaseQueue(path: desk.temporary.path)
    let reader = Reader(desk.path)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN EXCLUSIVE")
      usleep(200_000)
      try db.execute(sql: "ROLLBACK")
    }
    let (asked, failures) = reader.stop()
    #expect(failures.isEmpty && asked > 100, "\(failures.prefix(3)), \(asked)")
  }

  @Test func `[12.1] no read keeps a save from being done`() throws {
    let desk = try centre()
    var configuration = Configuration()
    configuration.readonly = true
    let asterisk = try DatabaseQueue(
      path: "file:\(desk.path)?mode=ro", configuration: configuration)
    try asterisk.read { db in
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM ps_endpoints")
      #expect(count == 3000)
      let agents = Selection(.agent, ids: Set(1...500))
      let change = Change.editAll(agents, [FieldValueText(field: "codecs", text: "gsm")])
      let receipt = desk.store.run(change).receipt
      #expect(receipt?.count == 500 && receipt?.notices.isEmpty == true)
    }
    let changed = try desk.asked { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM ps_endpoints WHERE allow = '!all,gsm'")
    }
    #expect(changed == 500)
  }

  @Test func `[12.2] who may only read, reads while nobody has the file open`() throws {
    let desk = try TelephonyDesk()
    _ = try desk.store.made()
    let copy = desk.temporary.folder + "/left"
    try FileManager.default.copyItem(atPath: desk.folder, toPath: copy)
    for file in ["telephony.db", "telephony.db-wal", "telephony.db-shm"] {
      #expect(FileManager.default.fileExists(atPath: "\(copy)/\(file)"), "\(file)")
    }
    chmod(copy, 0o550)
    defer { chmod(copy, 0o750) }
    var configuration = Configuration()
    configuration.readonly = true
    let found = try DatabaseQueue(
      path: "file:\(copy)/telephony.db?mode=ro", configuration: configuration
    ).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM ps_endpoints") }
    #expect(found == 1)
  }
}
