import AgentDomain
import Foundation
import GRDB
import Synchronization
import Testing

@testable import AgentStore

/// What the disk does at a commit.
private final class Disk: Sendable {
  enum State { case sound, failsAfter, failsBefore, vanishes(String), full }

  let state = Mutex(State.sound)

  @Sendable func commit(_ db: Database) throws {
    switch state.withLock({ $0 }) {
    case .sound: try db.commit()
    case .failsAfter:
      try db.commit()
      throw DatabaseError(resultCode: .SQLITE_IOERR)
    case .failsBefore: throw DatabaseError(resultCode: .SQLITE_IOERR)
    case .vanishes(let path):
      try FileManager.default.moveItem(atPath: path, toPath: path + ".gone")
      throw DatabaseError(resultCode: .SQLITE_IOERR)
    case .full: throw DatabaseError(resultCode: .SQLITE_FULL)
    }
  }
}

@Suite struct OutcomeTests {
  private let disk = Disk()
  let temporary: TemporaryStore
  let stored: StoredAgent
  var store: AgentStore { temporary.store }

  init() throws {
    temporary = try TemporaryStore(commit: disk.commit)
    stored = try temporary.store.made()
  }

  private func outcome(_ state: Disk.State) -> SaveOutcome {
    disk.state.withLock { $0 = state }
    defer { disk.state.withLock { $0 = .sound } }
    return store.change(stored) { $0.account.alias = "x" }
  }

  @Test func `a commit that failed but is on the disk was saved`() throws {
    #expect(outcome(.failsAfter).receipt?.change == 2)
    #expect(try store.now(stored).agent.account.alias == "x")
  }

  @Test func `a commit that failed and is not on the disk was not saved`() throws {
    #expect(outcome(.failsBefore).words.contains("reported an error"))
    #expect(try store.now(stored) == stored)
    #expect(store.change(stored) { $0.account.alias = "y" }.receipt != nil)
  }

  @Test func `a commit that failed on a file that cannot be read is unknown`() throws {
    guard case .unknown(let sentence) = outcome(.vanishes(temporary.path)) else {
      Issue.record("not unknown"); return
    }
    #expect(sentence.contains("Look at the history"))
  }

  @Test func `a full disk is said in words`() {
    #expect(outcome(.full).refusal == .diskFull)
  }

  @Test func `another program that writes makes it busy, and nothing is changed`() throws {
    let other = try DatabaseQueue(path: temporary.path)
    try other.writeWithoutTransaction { db in
      try db.beginTransaction(.exclusive)
      #expect(outcome(.sound).refusal == .busy)
      try db.rollback()
    }
    #expect(try store.now(stored) == stored)
  }

  @Test func `own saves are no news, others' are`() throws {
    let other = try AgentStore(path: temporary.path, mode: .open)
    let (mine, theirs) = (try store.dataVersion(), try other.dataVersion())
    #expect(store.change(stored) { $0.account.alias = "x" }.receipt != nil)
    #expect(try store.dataVersion() == mine)
    #expect(try other.dataVersion() != theirs)
  }

  @Test func `an interrupted read is a cancellation and never ends a save`() throws {
    let store = store
    let reading = Atomic(true)
    Thread.detachNewThread {
      while reading.load(ordering: .relaxed) {
        usleep(1000)
        store.interruptReads()
      }
    }
    #expect(throws: CancellationError.self) {
      _ = try store.reading { try Int.fetchOne($0, sql: endless) }
    }
    #expect(store.change(stored) { $0.account.alias = "x" }.receipt != nil)
    reading.store(false, ordering: .relaxed)
  }

  private let endless = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n
    """
}
