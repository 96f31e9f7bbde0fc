import AgentDomain
import AgentStore
import ExchangeHarness
import Foundation
import Synchronization
import TerminalHarness
import Testing

/// An agent of one test, changed as a form changes it, with its telephone.
struct DeskAgent {
  let desk: ExchangeDesk
  let id: Int64
  let user: String
  let number: String
  static let password = "Good-pass1"

  private static let count = Mutex(0)

  /// Saves a new agent.
  init(
    _ desk: ExchangeDesk, in groups: [Membership] = [], _ edit: (inout Agent) -> Void = { _ in }
  ) throws {
    let count = Self.count.withLock { count in
      count += 1
      return count
    }
    (self.desk, user) = (desk, "agent\(count)")
    var agent = Agent()
    agent.account.fullName = "Agent \(count)"
    agent.account.username = user
    agent.account.email = EmailAddress(unchecked: user + "@example.org")
    edit(&agent)
    let receipt = try desk.save(
      .create(agent, password: Secret(Self.password), groups: groups))
    id = try #require(receipt.records.first)
    let stored = try #require(try desk.store.agent(id, scope: .everyone))
    number = stored.agent.account.internalNumber.text
  }

  /// Saves a change.
  func change(_ edit: (inout Agent) -> Void) throws {
    let stored = try #require(try desk.store.agent(id, scope: .everyone))
    var agent = stored.agent
    edit(&agent)
    try desk.save(.edit(id, version: stored.version, agent.changes(since: stored.agent)))
  }

  /// As the store has it now.
  var stored: Agent {
    get throws { try #require(try desk.store.agent(id, scope: .everyone)).agent }
  }

  var account: SIPAccount { SIPAccount(number, user: user, password: Self.password) }

  /// Calls as this agent, to the end.
  func call(_ target: String, _ edit: (inout SIPCall) -> Void = { _ in }) throws -> SIPRun {
    var call = SIPCall(account, to: target)
    edit(&call)
    return try desk.exchange.play(call)
  }

  /// Calls as this agent, in the background.
  func beginCall(_ target: String, for seconds: Double = 10) throws -> OngoingCall {
    var call = SIPCall(account, to: target)
    call.seconds = seconds
    return try desk.exchange.begin(call)
  }

  /// The agent's telephone, registered and ready to ring.
  func telephone(_ habit: SIPTelephone.Habit = .answers(.init(0, 8))) throws -> SIPTelephone {
    try SIPTelephone(desk.exchange, account, habit)
  }

  /// Signs in, as the bar on the agent's desktop does.
  func signIn() throws {
    var attempt = SignInAttempt(.agent, user, Secret(Self.password), source: "test")
    attempt.newPassword = Secret("Other-way-22")
    let outcome = desk.store.authenticate(attempt)
    guard case .signedIn = outcome else { throw HarnessError.timeout("\(outcome)") }
  }

  /// Registers the telephone once.
  func register(_ password: String = Self.password, over transport: SIPRun.Transport = .udp) throws
    -> Int
  {
    try desk.exchange.register(number, user: user, password: password, over: transport)
  }
}
