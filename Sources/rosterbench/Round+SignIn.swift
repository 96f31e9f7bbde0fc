import AgentDomain
import AgentStore
import Foundation
import TerminalHarness

extension Round {
  /// How often each state of an account is tried, in turn with a name that nobody has.
  private static let tries = 400

  /// Whether the time of an attempt to sign in tells an account that is there from one that is not, whatever
  /// its state.
  func measureSignIn(_ results: inout BenchResults) throws {
    let store = try AgentStore(path: centre.database)
    let names = try SignInStates(store).names
    var times: [String: [Double]] = [:]
    for number in 0..<Self.tries {
      for name in (names + ["nobody"]).shuffled() {
        let source = "round \(self.number) \(number) \(name)"
        let attempt = SignInAttempt(.operator, name, Secret("Wrong-tower1"), source: source)
        let start = monotonicNow()
        let outcome = store.authenticate(attempt)
        times[name, default: []].append(milliseconds(monotonicNow() - start))
        if case .signedIn = outcome { throw HarnessError.timeout("\(name) got in.") }
      }
    }
    let medians = times.compactMapValues { $0.sorted().quantile(0.5) }
    guard let nobody = medians["nobody"] else { return }
    results.add(.signIn, centre.agents, nobody)
    for name in names {
      let difference = abs((medians[name] ?? 0) / nobody - 1) * 100
      FileHandle.standardError.write(Data("  \(name): \(difference) %\n".utf8))
      results.add(.signInTell, centre.agents, difference)
    }
  }
}

/// Operators in every state that an attempt with a wrong password can meet.
private struct SignInStates {
  let names = ["bench.plain", "bench.locked", "bench.disabled", "bench.unset"]
  private let store: AgentStore
  private let author = Author(Operator(name: "bench", role: .administrator), origin: "bench")

  init(_ store: AgentStore) throws {
    self.store = store
    _ = try store.foundFirst(systemLogin: "bench", origin: "bench")
    guard try store.person(named: names[0]) == nil else { return }
    for name in names {
      var record = OperatorAccount()
      (record.username, record.fullName) = (name, name)
      try apply(.add(record))
      guard name != "bench.unset" else { continue }
      try apply(.setPassword(AccountKey(.operator, try id(name)), Secret("Right-tower1")))
    }
    try set(limit: 1)
    _ = store.authenticate(
      SignInAttempt(.operator, "bench.locked", Secret("Wrong-tower1"), source: "bench"))
    try set(limit: 0)
    try apply(
      .editAll(
        Selection(.operator, ids: [try id("bench.disabled")]),
        [FieldValueText(field: "disabled", text: "on")]))
  }

  private func id(_ name: String) throws -> Int64 {
    try store.id(of: .operator, named: name, scope: .everyone) ?? 0
  }

  private func set(limit: Int) throws {
    let stored = try store.settings()
    var settings = stored.settings
    settings.security.maxFailedLogins = limit
    try apply(.settings(version: stored.version, settings.changes(since: stored.settings)))
  }

  private func apply(_ change: Change) throws {
    let outcome = store.apply(ChangeSet(author: author, summary: "Bench", changes: [change]))
    guard case .saved = outcome else { throw HarnessError.timeout("Bench: \(outcome)") }
  }
}
