import AgentDomain
import Foundation
import GRDB
import Synchronization
import Testing

@testable import AgentStore

/// An operator and an agent with a password, in a centre whose clock a test moves.
final class MultiFactorDesk: Sendable {
  let folder: String
  let store: AgentStore
  let grace: AccountKey
  let olga: AccountKey
  /// Seconds since 1970.
  private let now: Seconds

  private final class Seconds: Sendable {
    let value = Atomic<Int64>(1_795_176_000)
  }

  init() throws {
    let (folder, now) = (NSTemporaryDirectory() + "roster-" + UUID().uuidString, Seconds())
    let store = try AgentStore(
      path: folder + "/roster.db", mode: .create, steps: Migration.all,
      clock: { now.value.load(ordering: .relaxed) })
    (self.folder, self.now, self.store) = (folder, now, store)
    _ = try store.foundFirst(systemLogin: "root", origin: "test")
    var record = OperatorAccount()
    (record.username, record.fullName) = ("olga", "Olga Ladyzhenskaya")
    let outcome = store.run(.add(record))
    olga = AccountKey(.operator, try #require(outcome.receipt?.records.first, "\(outcome.words)"))
    grace = AccountKey(.agent, try store.made(newAgent("grace", name: "Grace Hopper")).id)
    let set = store.run(.setPassword(olga, goodPassword))
    _ = try #require(set.receipt, "\(set.words)")
    try store.writer().write { try $0.execute(sql: "UPDATE credential SET must_change = 0") }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var time: Int64 { now.value.load(ordering: .relaxed) }
  func wait(_ seconds: Int64) { now.value.add(seconds, ordering: .relaxed) }

  /// One more program on the same file.
  func another() throws -> AgentStore {
    let now = now
    return try AgentStore(
      path: folder + "/roster.db", mode: .open, steps: Migration.all,
      clock: { now.value.load(ordering: .relaxed) })
  }

  /// What the authenticator shows, so many steps from now.
  func code(_ enrolment: Enrolment, _ step: Int64 = 0) -> Secret {
    Secret(enrolment.codes.code(at: OneTimeCode.step(at: time) + step))
  }

  /// A code that holds at none of the steps that count now.
  func wrongCode(_ enrolment: Enrolment) -> Secret {
    let right = (-1...1).map { code(enrolment, $0).revealed }
    let all = (0...3).map { "00000\($0)" }
    return Secret(all.first { !right.contains($0) } ?? "")
  }

  /// Switches it on, and goes on to a time at which the code of that is used up and gone.
  func enrolled(_ account: AccountKey) throws -> (enrolment: Enrolment, recovery: [RecoveryCode]) {
    let enrolment = Enrolment()
    let outcome = store.enrol(account, in: enrolment, code: code(enrolment), origin: "test")
    guard case .on(let codes) = outcome else {
      throw StoreError.failed(outcome.sentence)
    }
    wait(120)
    return (enrolment, codes)
  }

  func signIn(_ account: AccountKey, code: Secret?, at store: AgentStore? = nil) -> SignInOutcome {
    let name = account.kind == .agent ? "grace" : "olga"
    return (store ?? self.store).authenticate(
      SignInAttempt(account.kind, name, goodPassword, code: code, source: "test"))
  }

  func rows(_ table: String, _ account: AccountKey) throws -> Int? {
    try store.reading {
      try Int.fetchOne(
        $0, sql: "SELECT count(*) FROM \(table) WHERE kind = ? AND account = ?",
        arguments: [account.kind.rawValue, account.id])
    }
  }
}

extension SignInOutcome {
  var isIn: Bool { if case .signedIn = self { true } else { false } }
}
