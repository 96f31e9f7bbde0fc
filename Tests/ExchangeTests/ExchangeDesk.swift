import AgentDomain
import AgentStore
import ExchangeHarness
import Foundation
import Synchronization
import Telephony
import TerminalHarness
import Testing

/// A centre whose saves a real Asterisk reads, with the bridge to its manager interface.
///
/// One serves all tests, each of which makes agents of its own.
final class ExchangeDesk: Sendable {
  let store: AgentStore
  let exchange: ExchangeHarness.Exchange
  let bridge: ExchangeBridge
  private let folder: TemporaryFolder

  /// Made when the first test asks for it; it goes when the process ends.
  static func shared() throws -> ExchangeDesk {
    try only.withLock { only in
      if let only { return only }
      atexit { ExchangeDesk.only.withLock { $0 = nil } }
      let made = try ExchangeDesk()
      only = made
      return made
    }
  }
  private static let only = Mutex<ExchangeDesk?>(nil)

  /// - Parameters:
  ///   - fill: puts agents into the new database before Asterisk sees any.
  ///   - edit: changes of Asterisk's configuration.
  ///   - rewrite: what becomes of its files.
  init(
    fill: (_ path: String) throws -> Void = { _ in },
    edit: (inout ExchangeSetup) throws -> Void = { _ in },
    rewrite: (ConfigurationFile) -> String = \.text
  ) throws {
    folder = try TemporaryFolder("exchange-desk")
    chmod(folder.path, 0o711)
    mkdir(folder.file("own"), 0o700)
    let (path, telephony) = (folder.file("own/roster.db"), folder.file("telephony"))
    try ExchangeHarness.Exchange.makeReadable(telephony)
    store = try AgentStore(path: path, mode: .create)
    try fill(path)
    try Self.settings(store) {
      $0.telephony.folder = FilePath(unchecked: telephony)
      $0.telephony.isOn = true
      $0.security.maxFailedLogins = 1
      $0.licence.mobile = true
    }
    exchange = try ExchangeHarness.Exchange(
      telephonyFolder: telephony, edit: edit, rewrite: rewrite)
    let (setup, secret) = (exchange.setup, folder.file("own/manager.secret"))
    _ = FileManager.default.createFile(
      atPath: secret, contents: Data(setup.manager.secret.revealed.utf8),
      attributes: [.posixPermissions: 0o600])
    try Self.settings(store) {
      $0.telephony.managerHost = HostName(unchecked: "127.0.0.1")
      $0.telephony.managerPort = Port(setup.ports.manager)
      $0.telephony.managerUser = setup.manager.user
      $0.telephony.managerSecretFile = FilePath(unchecked: secret)
    }
    bridge = ExchangeBridge(orders: store) { [store] in
      try? store.settings().settings.telephony
    }
  }
}

extension ExchangeDesk {
  var path: String { store.path }
  /// What the bridge shows.
  var states: ExchangeStates { bridge.states }

  /// Saves as an administrator does.
  @discardableResult
  func save(_ changes: Change...) throws -> Receipt {
    defer { bridge.look() }
    return try Self.save(store, changes)
  }

  func settings(_ edit: (inout CentreSettings) -> Void) throws {
    defer { bridge.look() }
    try Self.settings(store, edit)
  }

  /// Saves a new queue for calls.
  func queue(_ name: String, _ edit: (inout Queue) -> Void = { _ in }) throws -> Group {
    var queue = Queue()
    queue.name = name
    edit(&queue)
    let id = try #require(try save(.add(queue)).records.first)
    return Group(id: id, kind: .queue, name: name, channel: .voice)
  }

  /// What Asterisk says of a queue.
  func shown(_ queue: Group) throws -> String { try exchange.command("queue show \(queue.name)") }

  /// Waits until something holds, for a time that no machine needs.
  func wait(_ condition: () throws -> Bool) rethrows -> Bool {
    let end = Date(timeIntervalSinceNow: 20)
    while try !condition(), Date.now < end { usleep(20_000) }
    return try condition()
  }

  private static func settings(_ store: AgentStore, _ edit: (inout CentreSettings) -> Void) throws {
    let stored = try store.settings()
    var settings = stored.settings
    edit(&settings)
    let changes = settings.changes(since: stored.settings)
    try save(store, [.settings(version: stored.version, changes)])
  }

  @discardableResult
  private static func save(_ store: AgentStore, _ changes: [Change]) throws -> Receipt {
    let author = Author(Operator(name: "ada", role: .administrator), origin: "test")
    let outcome = store.apply(ChangeSet(author: author, summary: "Test", changes: changes))
    guard case .saved(let receipt) = outcome else {
      throw HarnessError.timeout("Not saved: \(outcome)")
    }
    try #require(!receipt.notices.contains { $0.contains("Asterisk") }, "\(receipt.notices)")
    return receipt
  }
}
