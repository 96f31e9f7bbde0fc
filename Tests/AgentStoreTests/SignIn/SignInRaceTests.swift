import AgentDomain
import Foundation
import Synchronization
import Testing

@testable import AgentStore

@Suite(.serialized) struct SignInRaceTests {
  /// Whoever is refused unseen was not compared: only those who were count as guesses.
  @Test func `[5.2] of 60 guesses at once over six stores no more than the limit are compared`()
    throws
  {
    let door = try Door(.agent)
    try door.settings { $0.security.maxFailedLogins = 4 }
    let stores = try (0..<6).map { _ in try door.another() }
    let outcomes = Mutex<[SignInOutcome]>([])
    DispatchQueue.concurrentPerform(iterations: 60) { number in
      let attempt = SignInAttempt(
        .agent, "olga", Secret("Guess-number\(number)"), source: "guess \(number)")
      let outcome = stores[number % stores.count].authenticate(attempt)
      outcomes.withLock { $0.append(outcome) }
    }
    let all = outcomes.withLock(\.self)
    #expect(all.count { $0 == .refused } == 4)
    #expect(all.count { $0 == .locked(until: Timestamp()) } == 56)
    #expect(try door.number("locked") == 1)
    #expect(try door.history("locked").count == 1)
    #expect(door.enter() == .locked(until: Timestamp()))
  }

  @Test func `[5.2] right ones at once all get in and leave no count`() throws {
    let door = try Door(.operator)
    let stores = try (0..<4).map { _ in try door.another() }
    let entered = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: 4) { number in
      if stores[number].authenticate(door.attempt()).isIn { entered.add(1, ordering: .relaxed) }
    }
    #expect(entered.load(ordering: .relaxed) == 4)
    #expect(try door.number("failed_logins") == 0)
  }
}
