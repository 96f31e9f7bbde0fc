import AgentDomain
import Foundation
import GRDB
import Testing

@testable import AgentStore

/// A store in a folder of its own, which goes with it.
final class TemporaryStore {
  let folder: String
  let store: AgentStore
  var path: String { folder + "/roster.db" }

  init(
    steps: [Migration] = Migration.all,
    commit: @escaping @Sendable (Database) throws -> Void = { try $0.commit() }
  ) throws {
    folder = NSTemporaryDirectory() + "roster-" + UUID().uuidString
    store = try AgentStore(
      path: folder + "/roster.db", mode: .create, steps: steps, commit: commit)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Does something to the file behind the store's back, as another program would.
  func tamper(_ sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  func look<Value: DatabaseValueConvertible>(_ sql: String, as type: Value.Type = Value.self) throws
    -> Value?
  {
    try store.reading { try Value.fetchOne($0, sql: sql) }
  }
}

let ada = Author(Operator(name: "ada", role: .administrator), origin: "test")
let bob = Author(Operator(name: "bob", role: .administrator), origin: "test")

func user(_ permission: Operator.Permission, _ queues: Set<Int64>) -> Author {
  Author(Operator(name: "ursula", role: .user(permission, queues: queues)), origin: "test")
}

let goodPassword = Secret("Good-pass1")

/// An agent that passes every rule; the internal number is left to the store.
func newAgent(_ username: String = "grace", name: String? = nil) -> Agent {
  var agent = Agent()
  agent.account.fullName = name ?? "Agent " + username
  agent.account.username = username
  agent.account.email = EmailAddress(unchecked: username + "@example.org")
  return agent
}

/// A picture of a pixel's height.
func png(_ width: UInt8) -> [UInt8] {
  [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    width, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0, 0, 0, 0,
  ]
}

extension SaveOutcome {
  var receipt: Receipt? { if case .saved(let receipt) = self { receipt } else { nil } }
  var refusal: Refusal? { if case .notSaved(let refusal) = self { refusal } else { nil } }
  var conflict: Conflict? { if case .conflict(let conflict) = self { conflict } else { nil } }
  /// What the person reads where nothing was saved.
  var words: String { refusal?.description ?? "" }
}

extension AgentStore {
  @discardableResult
  func run(_ changes: Change..., by author: Author = ada, summary: String = "Test") -> SaveOutcome {
    apply(ChangeSet(author: author, summary: summary, changes: changes))
  }

  /// Creates an agent and gives it back as it was stored.
  func made(_ agent: Agent = newAgent(), in groups: [Membership] = [], by author: Author = ada)
    throws -> StoredAgent
  {
    let outcome = run(.create(agent, password: goodPassword, groups: groups), by: author)
    let id = try #require(outcome.receipt?.records.first, "\(outcome.words)")
    return try #require(try self.agent(id, scope: .everyone))
  }

  /// Changes an agent as a form does: from the version that was read.
  @discardableResult
  func change(_ stored: StoredAgent, by author: Author = ada, _ edit: (inout Agent) -> Void)
    -> SaveOutcome
  {
    var agent = stored.agent
    edit(&agent)
    return run(
      .edit(stored.id, version: stored.version, agent.changes(since: stored.agent)), by: author)
  }

  func now(_ stored: StoredAgent) throws -> StoredAgent {
    try #require(try agent(stored.id, scope: .everyone))
  }
}
