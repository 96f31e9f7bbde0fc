import AgentDomain
import Foundation
import GRDB
import Testing

@testable import AgentStore

/// What is out of scope does not exist: a centre that has it reads, for a user, as one that has not.
@Suite struct ScopeTests {
  /// Functions of the directory that tell of no agent, or only of what the asker wrote.
  private static let withoutScope: Set = [
    "nextInternal()", "settings()", "apply(_:progress:)", "undo(_:)", "redo(_:)",
    "undo(_:_:)", "undoStep(for:)", "redoStep(for:)", "draft(_:)", "drafts(of:)", "keep(_:)",
    "discard(_:)", "preference(_:of:)", "setPreference(_:_:of:)", "onChange(_:)", "dataVersion()",
    "interruptReads()",
  ]
  /// Ways in: they ask for no operator, because nobody is in yet.
  private static let gates: Set = [
    "authenticate(_:)", "hasPassword(_:)", "person(_:)", "person(named:)", "person(systemLogin:)",
    "foundFirst(systemLogin:origin:)", "requestReset(email:source:)", "deliverResets(_:)",
    "redeem(_:newPassword:source:)", "multiFactor(of:)", "enrol(_:in:code:origin:)",
    "endMultiFactor(of:code:origin:)",
  ]

  @Test func `every reading function has a row`() throws {
    let folder = "AgentDomain/Directory/"
    let functions = try SourceText.functions(
      of: "public protocol AgentDirectory:", in: folder + "AgentDirectory.swift")
    #expect(functions.count > 30)
    #expect(functions.subtracting(Self.withoutScope) == Set(ReadRows.all.map(\.entry)))
    #expect(Self.withoutScope.subtracting(functions).isEmpty)
  }

  /// What serves the telephone exchange, which has no scope.
  private static let ofExchange: Set = [
    "serveExchange()", "rebuildExchange()", "orders(limit:)", "done(_:)",
    "pauseChanged(endpoint:isPaused:reason:)", "endLocks()",
  ]

  @Test func `every function for the exchange is known`() throws {
    let found = try ["ExchangeOrders", "ExchangeFile"].map {
      try SourceText.functions(
        of: "public protocol \($0):", in: "AgentDomain/Directory/ExchangeOrder.swift")
    }
    #expect(found.reduce([]) { $0.union($1) } == Self.ofExchange)
  }

  @Test func `every way in is known`() throws {
    let found = try ["AccountGate", "AccountRecovery", "MultiFactorGate"].map {
      try SourceText.functions(
        of: "public protocol \($0):", in: "AgentDomain/Directory/\($0).swift")
    }
    #expect(found.reduce([]) { $0.union($1) } == Self.gates)
  }

  @Test func `[1.3] a user reads nothing of what is out of scope`() throws {
    let (full, plain) = (try TwinCentre(withHidden: true), try TwinCentre(withHidden: false))
    for scope in [Scope.queues([full.sales]), .queues([])] {
      for row in ReadRows.all {
        let (told, wanted) = (try row.tell(full.store, scope), try row.tell(plain.store, scope))
        #expect(told == wanted, "\(row.entry) \(scope)")
      }
    }
  }

  @Test func `[1.2] an administrator reads it all, and nobody without queues reads anything`()
    throws
  {
    let centre = try TwinCentre(withHidden: true)
    for row in ReadRows.all where !["dryRun(_:_:from:_:)"].contains(row.entry) {
      let everything = try row.tell(centre.store, .everyone)
      let some = try row.tell(centre.store, .queues([centre.sales]))
      let nothing = try row.tell(centre.store, .queues([]))
      #expect(Set([everything, some, nothing]).count == 3, "\(row.entry)")
      #expect(!nothing.contains("ina") && !nothing.contains("Night"), "\(row.entry)")
    }
  }
}

/// A centre with an agent, a team and a queue, and the same with others that a user of the queue does not
/// see, made last and tied to what is seen.
final class TwinCentre {
  let store: AgentStore
  let sales: Int64
  private let folder = NSTemporaryDirectory() + "twin-\(UUID())"

  init(withHidden: Bool) throws {
    store = try AgentStore(
      path: folder + "/roster.db", mode: .create, steps: Migration.all, clock: { 1_000_000 })
    // The migrations' clock is SQLite's own, and two centres may be made in two seconds.
    try store.noting { try $0.execute(sql: "UPDATE module SET created = 1, updated = 1") }
    sales = try Self.add(Queue(), "Sales", to: store)
    let group = Group(id: sales, kind: .queue, name: "Sales", channel: .voice)
    var team = Team()
    team.queues = QueueNames(["Sales"])
    if withHidden {
      try hideQueues()
      team.queues = QueueNames(["Sales", "Zebra"])
    }
    _ = try Self.add(team, "Night", to: store)
    let ina = try store.made(Self.agent("ina", width: 1), in: [Membership(group, penalty: 1)])
    if withHidden { try hide(besides: ina) } else { try edit([ina.id], called: "A change") }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static func add<Record: DirectoryRecord>(
    _ blank: Record, _ name: String, to store: AgentStore
  ) throws -> Int64 {
    var record = blank
    try #require(Record.catalogue["name"]).enter(name, into: &record)
    return try #require(store.run(.add(record)).receipt?.records.first)
  }

  /// An agent with a picture.
  private static func agent(_ username: String, width: UInt8) throws -> Agent {
    var agent = newAgent(username)
    agent.account.avatar = try ImageFile(bytes: png(width))
    return agent
  }

  private func edit(_ ids: Set<Int64>, called summary: String) throws {
    let change = Change.editAll(
      Selection(ids: ids), [FieldValueText(field: "alias", text: "X")])
    try #require(store.run(change, summary: summary).receipt?.count == ids.count)
  }

  private func hide(besides ina: StoredAgent) throws {
    let zebra = try #require(try store.groups(scope: .everyone).first { $0.name == "Zebra" })
    let zorro = try store.made(Self.agent("zorro", width: 2), in: [Membership(zebra, penalty: 2)])
    let gone = try store.made(newAgent("gone_zorro"), in: [Membership(zebra)])
    try #require(store.run(.delete(.one(gone.id))).receipt != nil)
    let night = try #require(try store.groups(scope: .everyone).first { $0.kind == .team })
    try #require(store.run(.join(.one(zorro.id), [Membership(night)])).receipt != nil)
    try edit([ina.id, zorro.id], called: "Edited ina and zorro")
    let yonder = try #require(try store.groups(scope: .everyone).first { $0.name == "Yonder" })
    let both = [Membership(zebra, penalty: 5), Membership(yonder)]
    try #require(store.run(.join(.one(ina.id), both)).receipt != nil)
    var boss = OperatorAccount()
    (boss.username, boss.fullName, boss.rights.role) = ("boss", "Boss", .administrator)
    try #require(store.run(.add(boss)).receipt != nil)
  }

  /// One that the exchange knows, and one that it does not.
  private func hideQueues() throws {
    var queue = Queue()
    queue.channel = .chat
    _ = try Self.add(queue, "Zebra", to: store)
    _ = try Self.add(Queue(), "Yonder", to: store)
  }
}
