import AgentDomain
import Dispatch
import Synchronization
import Testing

@testable import AgentStore

@Suite struct `Of fifty who submit one code at the same moment` {
  /// Hands a code in from fifty threads over five programs on one file.
  /// - Returns: what became of each.
  private func race(_ desk: MultiFactorDesk, _ code: Secret) throws -> [SignInOutcome] {
    var settings = try desk.store.settings()
    let before = settings.settings
    settings.settings.security.maxFailedLogins = 0
    let outcome = desk.store.run(
      .settings(version: settings.version, settings.settings.changes(since: before)))
    _ = try #require(outcome.receipt, "\(outcome.words)")
    let stores = try (0..<5).map { _ in try desk.another() }
    let outcomes = Mutex<[SignInOutcome]>([])
    DispatchQueue.concurrentPerform(iterations: 50) { number in
      let outcome = stores[number % stores.count].authenticate(
        SignInAttempt(
          .operator, "olga", goodPassword, code: code, source: "race \(number)"))
      outcomes.withLock { $0.append(outcome) }
    }
    return outcomes.withLock { $0 }
  }

  private func judge(_ outcomes: [SignInOutcome]) {
    #expect(outcomes.count == 50)
    #expect(outcomes.count(where: \.isIn) == 1)
    #expect(outcomes.count { $0 == .codeRefused } == 49, "\(outcomes.map(\.word))")
  }

  @Test func `one is let in with a code of the authenticator`() throws {
    let desk = try MultiFactorDesk()
    let (enrolment, _) = try desk.enrolled(desk.olga)
    judge(try race(desk, desk.code(enrolment)))
  }

  @Test func `one is let in with a code of the step before`() throws {
    let desk = try MultiFactorDesk()
    let (enrolment, _) = try desk.enrolled(desk.olga)
    judge(try race(desk, desk.code(enrolment, -1)))
  }

  @Test func `one is let in with a recovery code`() throws {
    let desk = try MultiFactorDesk()
    let (_, recovery) = try desk.enrolled(desk.olga)
    judge(try race(desk, recovery[0].text))
    #expect(try desk.rows("recovery_code", desk.olga) == 9)
  }

  @Test func `one switches it off`() throws {
    let desk = try MultiFactorDesk()
    let (enrolment, _) = try desk.enrolled(desk.olga)
    let code = desk.code(enrolment)
    let stores = try (0..<5).map { _ in try desk.another() }
    let outcomes = Mutex<[MultiFactorOutcome]>([])
    DispatchQueue.concurrentPerform(iterations: 50) { number in
      let outcome = stores[number % stores.count].endMultiFactor(
        of: desk.olga, code: code, origin: "test")
      outcomes.withLock { $0.append(outcome) }
    }
    #expect(outcomes.withLock { $0.count { $0 == .off } } == 1)
  }
}
