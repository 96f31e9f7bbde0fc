import AgentDomain
import AgentStore
import ExchangeHarness
import Foundation
import Telephony
import TerminalHarness
import Testing

/// A centre with a real Asterisk and the bridge between them; Asterisk can be stopped and started.
final class BridgeCentre {
  let store: AgentStore
  let bridge: ExchangeBridge
  /// The path of the database.
  var database: String { folder.file("own/roster.db") }
  /// A folder that is nobody else's.
  var home: String { folder.file("own") }
  private let folder: TemporaryFolder
  private let telephony: String
  private let ports: ExchangeSetup.Ports
  private(set) var exchange: ExchangeHarness.Exchange?

  /// Made when the first test asks for it; it goes when the process ends.
  static func shared() throws -> BridgeCentre {
    if let only { return only }
    atexit { BridgeCentre.only = nil }
    let made = try BridgeCentre()
    only = made
    return made
  }
  /// Only the tests of one suite, one after the other, and the end of the process touch it.
  nonisolated(unsafe) private static var only: BridgeCentre?

  /// - Parameter isBridged: whether the bridge is part of this process.
  init(isBridged: Bool = true) throws {
    let folder = try TemporaryFolder("bridge")
    chmod(folder.path, 0o711)
    let telephony = folder.file("telephony")
    try ExchangeHarness.Exchange.makeReadable(telephony)
    mkdir(folder.file("own"), 0o700)
    let store = try AgentStore(path: folder.file("own/roster.db"), mode: .create)
    try Self.edit(store) { $0.telephony.folder = FilePath(unchecked: telephony) }
    try Self.edit(store) { $0.telephony.isOn = true }
    let exchange = try ExchangeHarness.Exchange(telephonyFolder: telephony)
    let secret = folder.file("own/secret")
    _ = FileManager.default.createFile(
      atPath: secret, contents: Data(exchange.setup.manager.secret.revealed.utf8),
      attributes: [.posixPermissions: 0o600])
    try Self.edit(store) {
      $0.telephony.managerHost = HostName(unchecked: "127.0.0.1")
      $0.telephony.managerPort = Port(exchange.setup.ports.manager)
      $0.telephony.managerUser = exchange.setup.manager.user
      $0.telephony.managerSecretFile = FilePath(unchecked: secret)
    }
    (self.folder, self.telephony, self.store) = (folder, telephony, store)
    (self.exchange, ports) = (exchange, exchange.setup.ports)
    bridge = ExchangeBridge(orders: store) {
      isBridged ? try? store.settings().settings.telephony : nil
    }
    if isBridged { try wait("the bridge") { !$0.bridge.states.isAway } }
  }

  func stop() throws {
    _ = try? asterisk("core stop now")
    exchange = nil
    try wait("the end of Asterisk") { $0.bridge.states.isAway }
  }

  /// Starts Asterisk again on the same ports; it has forgotten everything that is not in `telephony.db`.
  func start() throws {
    let ports = ports
    exchange = try ExchangeHarness.Exchange(telephonyFolder: telephony) { $0.ports = ports }
    try wait("the bridge") { !$0.bridge.states.isAway }
  }

  func asterisk(_ command: String) throws -> String { try #require(exchange).command(command) }

  /// A new queue, by its name, in which an agent can be.
  func queue(_ name: String, _ edit: (inout Queue) -> Void = { _ in }) throws -> Group {
    var queue = Queue()
    queue.name = name
    edit(&queue)
    let id = try #require(try save(.add(queue)).records.first)
    return Group(id: id, kind: .queue, name: name, channel: .voice)
  }

  @discardableResult
  func save(_ changes: Change...) throws -> Receipt {
    try store.save(ChangeSet(author: Self.author, summary: "Test", changes: changes))
  }

  /// Waits for what comes by itself, for a time that no machine needs.
  func wait(
    _ what: String, at place: SourceLocation = #_sourceLocation,
    until isSo: (BridgeCentre) throws -> Bool
  ) throws {
    let end = Date(timeIntervalSinceNow: 40)
    while try !isSo(self) {
      guard Date.now < end else {
        Issue.record("\(what) did not come.", sourceLocation: place)
        return
      }
      usleep(20_000)
    }
  }

  private static let author = Author(
    Operator(name: "ada", role: .administrator), origin: "test")

  private static func edit(_ store: AgentStore, _ edit: (inout CentreSettings) -> Void) throws {
    let stored = try store.settings()
    var settings = stored.settings
    edit(&settings)
    let changes = settings.changes(since: stored.settings)
    let set = ChangeSet(
      author: author, summary: "Test", changes: [.settings(version: stored.version, changes)])
    _ = try store.save(set)
  }
}

extension AgentStore {
  fileprivate func save(_ set: ChangeSet) throws -> Receipt {
    let outcome = apply(set)
    guard case .saved(let receipt) = outcome else {
      throw HarnessError.timeout("Not saved: \(outcome)")
    }
    return receipt
  }
}

/// An agent of one test.
struct BridgedAgent {
  let centre: BridgeCentre
  let id: Int64
  let account: SIPAccount
  var number: String { account.number }

  init(_ centre: BridgeCentre, _ user: String, in queues: Group...) throws {
    var agent = Agent()
    agent.account.fullName = user.capitalized
    agent.account.username = user
    agent.account.email = EmailAddress(unchecked: user + "@example.org")
    let groups = queues.map { Membership($0) }
    let receipt = try centre.save(
      .create(agent, password: Secret("Good-pass1"), groups: groups))
    (self.centre, id) = (centre, try #require(receipt.records.first))
    let stored = try #require(try centre.store.agent(id, scope: .everyone))
    account = SIPAccount(
      stored.agent.account.internalNumber.text, user: user, password: "Good-pass1")
  }

  var state: LiveState? { centre.bridge.states[number] }

  /// The line of `queue show` that tells of the agent.
  func line(in queue: Group) throws -> String {
    let lines = try centre.asterisk("queue show \(queue.name)").split(separator: "\n")
    return lines.first { $0.contains("PJSIP/\(number) ") || $0.contains("(PJSIP/\(number))") }
      .map(String.init) ?? ""
  }

  func telephone() throws -> SIPTelephone { try SIPTelephone(#require(centre.exchange), account) }

  /// Dials and stays until the other side has hung up or the call was answered and is over.
  func dial(_ target: String) throws -> SIPRun {
    try #require(centre.exchange).play(SIPCall(account, to: target))
  }
}
