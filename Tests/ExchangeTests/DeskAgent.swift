import AgentDomain
import AgentStore
import ExchangeHarness
import Foundation
import Synchronization
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
    let receipt = try desk.store.save(
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
    try desk.store.save(.edit(id, version: stored.version, agent.changes(since: stored.agent)))
  }

  var version: Int {
    get throws { try #require(try desk.store.agent(id, scope: .everyone)).version }
  }

  /// Registers the telephone once.
  func register(_ password: String = Self.password, over transport: SIPRun.Transport = .udp) throws
    -> Int
  {
    try desk.exchange.register(number, user: user, password: password, over: transport)
  }
}
