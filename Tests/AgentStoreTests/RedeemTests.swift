import AgentDomain
import Foundation
import GRDB
import Testing

@testable import AgentStore

/// Choosing a new password with a code.
@Suite struct RedeemTests {
  private let desk: RecoveryDesk

  init() throws { desk = try RecoveryDesk() }

  @Test func `the new password holds, needs no change, and history says whose doing it was`() throws
  {
    #expect(desk.redeem(try desk.token(), source: "ssh 10.0.0.7") == .changed(username: "grace"))
    guard case .signedIn = desk.signIn(.agent, "grace", "Other-pass2") else {
      Issue.record("not let in")
      return
    }
    #expect(desk.signIn(.agent, "grace", goodPassword.revealed) == .refused)
    let entry = try #require(
      try desk.store.history(HistoryQuery(limit: 1), scope: .everyone).first)
    #expect(entry.person == "grace" && entry.origin == "ssh 10.0.0.7")
    #expect(entry.summary == "Changed the own password with a code sent by mail")
    let changed = try desk.store.agent(desk.agent.id, scope: .everyone)?.agent.account
      .passwordChangedAt
    #expect(changed?.seconds == 1_795_176_000)
    guard case .intact = try desk.store.verifyHistory() else {
      Issue.record("history is not intact")
      return
    }
  }

  @Test func `an operator without any password gets one`() throws {
    #expect(desk.redeem(try desk.token("rita@example.org")) == .changed(username: "root"))
    guard case .signedIn(let person) = desk.signIn(.operator, "root", "Other-pass2") else {
      Issue.record("not let in")
      return
    }
    #expect(person.account == desk.person)
  }

  @Test func `a code holds once`() throws {
    let token = try desk.token()
    #expect(desk.redeem(token) == .changed(username: "grace"))
    #expect(desk.redeem(token, "Third-pass3") == .refused)
  }

  @Test func `a code is known in small letters and without dashes`() throws {
    let typed = try desk.token().revealed.lowercased().replacing("-", with: " ")
    #expect(desk.redeem(Secret(typed)) == .changed(username: "grace"))
  }

  @Test(arguments: [(3599, true), (3600, false), (3601, false)])
  func `a code holds for 3 600 seconds`(seconds: Int64, holds: Bool) throws {
    let token = try desk.token()
    desk.wait(seconds)
    #expect(desk.redeem(token) == (holds ? .changed(username: "grace") : .refused))
  }

  @Test func `the hour begins when the code is made, not when it was asked for`() throws {
    desk.request("grace@example.org")
    desk.wait(3000)
    let token = try #require(try desk.deliver().first).token.text
    desk.wait(3599)
    #expect(desk.redeem(token) == .changed(username: "grace"))
  }

  @Test func `a later code voids the one before, of this account alone`() throws {
    let (first, other) = (try desk.token(), try desk.token("rita@example.org"))
    let second = try desk.token()
    #expect(desk.redeem(first) == .refused)
    #expect(desk.redeem(second) == .changed(username: "grace"))
    #expect(desk.redeem(other) == .changed(username: "root"))
  }

  @Test(arguments: [
    "disabled", "email", "deleted", "password",
  ])
  func `a code is void once the account is disabled, deleted, has another address or password`(
    change: String
  ) throws {
    let token = try desk.token()
    let stored = try #require(try desk.store.agent(desk.agent.id, scope: .everyone))
    let outcome =
      switch change {
      case "disabled": desk.store.change(stored) { $0.account.disabled = true }
      case "email":
        desk.store.change(stored) { $0.account.email = EmailAddress(unchecked: "new@example.org") }
      case "deleted": desk.store.run(.delete(.one(stored.id)))
      default: desk.store.run(.setPassword(desk.agent, Secret("Third-pass3")))
      }
    try #require(outcome.receipt != nil, "\(outcome.words)")
    #expect(desk.redeem(token) == .refused)
  }

  @Test func `a password that breaks the rule leaves the code as it was`() throws {
    let token = try desk.token()
    for (password, words) in [("short", "at least 8"), (goodPassword.revealed, "current one")] {
      guard case .passwordRefused(let problem) = desk.redeem(token, password) else {
        Issue.record("\(password) was not refused")
        continue
      }
      #expect(problem.sentence.contains(words))
    }
    #expect(desk.redeem(token) == .changed(username: "grace"))
  }

  @Test func `an earlier password is refused as often as history is kept`() throws {
    #expect(desk.redeem(try desk.token()) == .changed(username: "grace"))
    guard case .passwordRefused = desk.redeem(try desk.token(), "Other-pass2") else {
      Issue.record("the current password was taken again")
      return
    }
  }

  @Test func `it takes the lock of failed logins off, and no more than that`() throws {
    try desk.write(
      "UPDATE agent SET locked = 1, failed_logins = 9, mfa_active = 1, version = version + 1")
    try desk.write("INSERT INTO multi_factor VALUES ('agent', \(desk.agent.id), x'00', 0)")
    #expect(desk.redeem(try desk.token()) == .changed(username: "grace"))
    let agent = try #require(try desk.store.agent(desk.agent.id, scope: .everyone)).agent
    #expect(!agent.account.locked && agent.account.multiFactor.isActive)
    #expect(try desk.look("SELECT failed_logins FROM agent", as: Int.self) == 0)
    #expect(try desk.look("SELECT count(*) FROM multi_factor", as: Int.self) == 1)
    #expect(desk.signIn(.agent, "grace", "Other-pass2") == .codeNeeded)
  }

  @Test func `wrong codes make their source wait, right ones of others go on`() throws {
    let token = try desk.token()
    for _ in 0..<4 { #expect(desk.redeem(ResetToken().text, source: "eve") == .refused) }
    guard case .wait = desk.redeem(token, source: "eve") else {
      Issue.record("no wait after four wrong codes")
      return
    }
    #expect(desk.redeem(Secret("no code"), source: "mallory") == .refused)
    #expect(desk.redeem(token, source: "home") == .changed(username: "grace"))
  }

  @Test func `of 100 at once over two stores exactly one succeeds`() async throws {
    let token = try desk.token()
    let stores = [desk.store, try desk.another()]
    let outcomes = await withTaskGroup(of: RedeemOutcome.self) { group in
      for number in 0..<100 {
        group.addTask {
          await inThread {
            stores[number % 2].redeem(
              token, newPassword: Secret("Tower-stone\(number)"), source: "source \(number)")
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 == .changed(username: "grace") }.count == 1)
    #expect(outcomes.filter { $0 == .refused }.count == 99)
    let sets = "SELECT count(*) FROM change_set WHERE summary LIKE '%by mail%'"
    #expect(try desk.look(sets, as: Int.self) == 1)
  }
}

/// Runs something on a thread of its own, since there are fewer threads for tasks than processors.
private func inThread<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: body()) }
  }
}
