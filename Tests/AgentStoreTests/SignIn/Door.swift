import AgentDomain
import Foundation
import GRDB
import Synchronization
import Testing

@testable import AgentStore

/// One account of a kind before a clock that a test sets, with somebody who looks after it.
final class Door: Sendable {
  let folder: String
  let store: AgentStore
  let kind: AccountKind
  let account: AccountKey
  let clock: TestClock
  let directory: FakeDirectory

  static let password = Secret("Door-open1")

  init(_ kind: AccountKind) throws {
    (self.kind, clock, directory) = (kind, TestClock(), FakeDirectory())
    folder = NSTemporaryDirectory() + "door-" + UUID().uuidString
    store = try Self.open(folder, .create, clock, directory)
    _ = try store.foundFirst(systemLogin: "root", origin: "test")
    let id: Int64
    switch kind {
    case .agent: id = try store.made(newAgent("olga", name: "Olga Open")).id
    case .operator:
      var record = OperatorAccount()
      (record.fullName, record.username) = ("Olga Open", "olga")
      id = try #require(store.run(.add(record)).receipt?.records.first)
    }
    account = AccountKey(kind, id)
    try choose(Self.password)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static func open(
    _ folder: String, _ mode: AgentStore.Mode, _ clock: TestClock, _ directory: FakeDirectory
  ) throws -> AgentStore {
    try AgentStore(
      path: folder + "/roster.db", mode: mode, steps: Migration.all, passwordDirectory: directory,
      clock: { clock.now })
  }

  /// Another store on the same file, as another program has it.
  func another() throws -> AgentStore { try Self.open(folder, .open, clock, directory) }

  /// Gives the account a password that counts as its owner's own choice.
  func choose(_ password: Secret) throws {
    try #require(store.run(.setPassword(account, password)).receipt != nil)
    try look("UPDATE credential SET must_change = 0")
  }

  /// An attempt from a source of its own, so that no delay stands in the way.
  func attempt(
    _ password: Secret = Door.password, name: String = "olga", code: Secret? = nil,
    new: Secret? = nil, source: String? = nil
  ) -> SignInAttempt {
    SignInAttempt(
      kind, name, password, code: code, newPassword: new,
      source: source ?? "test \(UUID().uuidString)")
  }

  func enter(
    _ password: Secret = Door.password, name: String = "olga", new: Secret? = nil,
    source: String? = nil
  ) -> SignInOutcome {
    store.authenticate(attempt(password, name: name, new: new, source: source))
  }

  func fail(times: Int) {
    for _ in 0..<times { _ = enter(Secret("Wrong-pass1")) }
  }

  func set(_ changes: FieldValueText...) throws {
    let selection = Selection(account.kind.record, ids: [account.id])
    let outcome = store.run(.editAll(selection, changes))
    try #require(outcome.receipt != nil, "\(outcome.words)")
  }

  func settings(_ edit: (inout CentreSettings) -> Void) throws {
    let stored = try store.settings()
    var settings = stored.settings
    edit(&settings)
    let changes = settings.changes(since: stored.settings)
    let outcome = store.run(.settings(version: stored.version, changes))
    try #require(outcome.receipt != nil, "\(outcome.words)")
  }

  func look(_ sql: String) throws { try store.noting { try $0.execute(sql: sql) } }

  func number(_ column: String) throws -> Int? {
    try store.reading { db in
      try Int.fetchOne(
        db, sql: "SELECT \(column) FROM \(kind.rawValue) WHERE id = ?", arguments: [account.id])
    }
  }

  func history(_ field: String) throws -> [HistoryEntry] {
    try store.history(HistoryQuery(record: account.record, field: field), scope: .everyone)
  }
}

/// Seconds that go on only when a test says so.
final class TestClock: Sendable {
  private let seconds = Atomic<Int64>(1_800_000_000)
  var now: Int64 { seconds.load(ordering: .relaxed) }
  func pass(seconds count: Int64) { seconds.add(count, ordering: .relaxed) }
  func pass(days: Int64) { pass(seconds: days * 86_400) }
}

/// A directory that knows one password, and can be taken away.
final class FakeDirectory: PasswordDirectory {
  static let password = Secret("In-the-directory1")
  private let isAway = Atomic(false)
  private let asked = Atomic(0)

  var count: Int { asked.load(ordering: .relaxed) }
  func goAway() { isAway.store(true, ordering: .relaxed) }

  func verdict(
    on username: String, _ password: Secret, _ settings: CentreSettings.SignInDirectory
  ) -> DirectoryVerdict {
    asked.add(1, ordering: .relaxed)
    if isAway.load(ordering: .relaxed) { return .unavailable("It is away: wait.") }
    return password == Self.password ? .accepted : .refused
  }
}
