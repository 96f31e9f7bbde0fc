import AgentDomain
import AgentStore
import Foundation
import TerminalHarness

extension Round {
  /// How often a known and an unknown address are asked for in turn.
  private static let pairs = 400

  /// Whether the time of a request for a new password tells a known address from an unknown one.
  ///
  /// The two take turns, and chance says which comes first, so that a machine that is slow for a while is
  /// slow for both.
  func measureRecovery(_ results: inout BenchResults) throws {
    let store = try AgentStore(path: centre.database)
    try setMail(of: store)
    guard let known = try store.agent(1, scope: .everyone)?.agent.account.email.text else {
      throw HarnessError.timeout("The centre has no first agent.")
    }
    var times: [Bool: [Double]] = [:]
    for pair in 0..<Self.pairs {
      let first = Bool.random()
      for isKnown in [first, !first] {
        let email = isKnown ? known : "nobody\(pair)@example.org"
        times[isKnown, default: []].append(try time(of: email, pair, store))
      }
    }
    _ = try store.deliverResets { _ in }
    let medians = [true, false].compactMap { times[$0]?.sorted().quantile(0.5) }
    results.add(.recovery, centre.agents, medians[0])
    results.add(.recoveryTell, centre.agents, abs(medians[0] / medians[1] - 1) * 100)
  }

  private func time(of email: String, _ pair: Int, _ store: AgentStore) throws -> Double {
    let start = monotonicNow()
    let outcome = store.requestReset(email: email, source: "round \(number) \(start) \(pair)")
    guard outcome == .taken else { throw HarnessError.timeout(outcome.sentence) }
    return milliseconds(monotonicNow() - start)
  }

  private func setMail(of store: AgentStore) throws {
    let stored = try store.settings()
    var settings = stored.settings
    settings.mail.from = EmailAddress(unchecked: "bench@example.org")
    let changes = settings.changes(since: stored.settings)
    guard !changes.isEmpty else { return }
    let author = Author(Operator(name: "bench", role: .administrator), origin: "bench")
    let change = Change.settings(version: stored.version, changes)
    let outcome = store.apply(ChangeSet(author: author, summary: "Set mail", changes: [change]))
    guard case .saved = outcome else { throw HarnessError.timeout("Set mail: \(outcome)") }
  }
}
