import AgentDomain
import Testing
import Trials

@testable import AgentStore

/// What section 5.2 says of failures and locks, in a few lines of its own, beside the store.
private struct LockoutModel {
  enum Answer { case signedIn, refused, locked(until: Int64?) }

  var (limit, minutes) = (5, 0)
  private var failures = 0
  private(set) var isLocked = false
  private var end: Int64?

  mutating func enter(isRight: Bool, at now: Int64) -> Answer {
    if isLocked, let end, now >= end { unlock() }
    if !isLocked, isAtLimit { lock(at: now) }
    if isLocked { return .locked(until: end) }
    failures = isRight ? 0 : failures + 1
    if isAtLimit { lock(at: now) }
    return isRight ? .signedIn : .refused
  }

  /// Also before an attempt: where the limit was lowered to what has been counted.
  private var isAtLimit: Bool { limit > 0 && failures >= limit }

  private mutating func lock(at now: Int64) {
    (isLocked, end) = (true, minutes > 0 ? now + Int64(minutes) * 60 : nil)
  }

  mutating func unlock() { (failures, isLocked, end) = (0, false, nil) }
}

@Suite(.serialized) struct LockoutModelTests {
  private static let steps = Extent.of(120, soak: 20_000)

  @Test(arguments: AccountKind.allCases)
  func `[5.2] whatever happens in whatever order, the account is locked when the model is`(
    kind: AccountKind
  ) throws {
    var random = SeededNumbers(seed: kind == .agent ? 52 : 53)
    let door = try Door(kind)
    let stores = [door.store, try door.another()]
    var model = LockoutModel()
    try settings(of: door, &model, &random)
    for step in 1...Self.steps {
      switch Int.random(in: 0..<20, using: &random) {
      case 0: try settings(of: door, &model, &random)
      case 1:
        try door.set(FieldValueText(field: "locked", text: "off"))
        if model.isLocked { model.unlock() }
      case 2...5: door.clock.pass(seconds: Int64.random(in: 1...200, using: &random))
      default:
        let isRight = Int.random(in: 0..<4, using: &random) == 0
        let attempt = door.attempt(isRight ? Door.password : Secret("Wrong-pass1"))
        let outcome = stores[step % 2].authenticate(attempt)
        let wanted = model.enter(isRight: isRight, at: door.clock.now)
        #expect(isSame(outcome, wanted), "Step \(step): \(outcome), but the model \(wanted)")
      }
    }
  }

  private func settings(
    of door: Door, _ model: inout LockoutModel, _ random: inout SeededNumbers
  ) throws {
    model.limit = Int.random(in: 0...4, using: &random)
    model.minutes = [0, 1, 3].randomElement(using: &random) ?? 0
    let (limit, minutes) = (model.limit, model.minutes)
    try door.settings { ($0.security.maxFailedLogins, $0.security.lockMinutes) = (limit, minutes) }
  }

  private func isSame(_ outcome: SignInOutcome, _ answer: LockoutModel.Answer) -> Bool {
    switch answer {
    case .signedIn: outcome.isIn
    case .refused: outcome == .refused
    case .locked(let end): outcome == .locked(until: Timestamp(end))
    }
  }
}
