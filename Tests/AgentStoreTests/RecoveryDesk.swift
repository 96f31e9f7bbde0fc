import AgentDomain
import Foundation
import GRDB
import Synchronization
import Testing

@testable import AgentStore

/// A store with mail set up, a clock that stands until it is moved, an agent and an operator, and a
/// postman who keeps what he is given.
final class RecoveryDesk: Sendable {
  private let folder: String
  private let time = Clock()
  let store: AgentStore
  let agent, person: AccountKey

  init() throws {
    folder = NSTemporaryDirectory() + "roster-" + UUID().uuidString
    let time = time
    store = try AgentStore(
      path: folder + "/roster.db", mode: .create, steps: Migration.all, clock: { time.now })
    try Self.setMail("roster@example.org", store)
    var record = OperatorAccount()
    (record.username, record.fullName) = ("root", "Rita Root")
    record.email = EmailAddress(unchecked: "rita@example.org")
    record.rights.role = .administrator
    let made = store.run(.add(record))
    person = AccountKey(.operator, try #require(made.receipt?.records.first, "\(made.words)"))
    agent = AccountKey(.agent, try store.made().id)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func setMail(_ from: String, _ store: AgentStore) throws {
    let stored = try store.settings()
    var settings = stored.settings
    settings.mail.from = EmailAddress(unchecked: from)
    let changes = settings.changes(since: stored.settings)
    let outcome = store.run(.settings(version: stored.version, changes))
    try #require(outcome.receipt != nil, "\(outcome.words)")
  }

  /// The store of one more program on the same file.
  func another() throws -> AgentStore {
    let time = time
    return try AgentStore(
      path: store.path, mode: .open, steps: Migration.all, clock: { time.now })
  }

  func wait(_ seconds: Int64) { time.move(seconds) }

  @discardableResult
  func request(_ email: String, source: String = "test") -> ResetRequestOutcome {
    store.requestReset(email: email, source: source)
  }

  /// Sends everything that waits.
  func deliver() throws -> [PendingReset] {
    var sent: [PendingReset] = []
    _ = try store.deliverResets { sent.append($0) }
    return sent
  }

  /// A code that was sent to the agent's or the operator's address.
  func token(_ email: String = "grace@example.org") throws -> Secret {
    request(email)
    return try #require(try deliver().last).token.text
  }

  func redeem(_ token: Secret, _ password: String = "Other-pass2", source: String = "test")
    -> RedeemOutcome
  {
    store.redeem(token, newPassword: Secret(password), source: source)
  }

  func signIn(_ kind: AccountKind, _ username: String, _ password: String) -> SignInOutcome {
    store.authenticate(
      SignInAttempt(kind, username, Secret(password), source: UUID().uuidString))
  }

  func look<Value: DatabaseValueConvertible>(_ sql: String, as type: Value.Type = Value.self)
    throws -> Value?
  {
    try store.reading { try Value.fetchOne($0, sql: sql) }
  }

  func write(_ sql: String) throws { try store.noting { try $0.execute(sql: sql) } }
}

/// Seconds since 1970, which pass only when they are told to.
final class Clock: Sendable {
  private let seconds = Mutex<Int64>(1_795_176_000)
  var now: Int64 { seconds.withLock { $0 } }
  func move(_ by: Int64) { seconds.withLock { $0 += by } }
}
