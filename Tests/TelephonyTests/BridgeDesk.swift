import AgentDomain
import Foundation
import Synchronization

@testable import Telephony

/// A bridge to a fake exchange, with a folder for its secret.
final class BridgeDesk: Sendable {
  let exchange: FakeExchange
  let book = OrderBook()
  let settings: CentreSettings.Telephony
  private let folder: String
  private let made: Mutex<ExchangeBridge?> = Mutex(nil)
  private let changes = Tally()

  init(_ script: FakeExchange.Script = .init(), secret: String = "s3cret\n", mode: Int = 0o600)
    throws
  {
    exchange = try FakeExchange(script)
    folder = NSTemporaryDirectory() + "bridge-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let file = folder + "/secret"
    _ = FileManager.default.createFile(
      atPath: file, contents: Data(secret.utf8), attributes: [.posixPermissions: mode])
    var settings = CentreSettings().telephony
    settings.isOn = true
    settings.managerHost = HostName(unchecked: "127.0.0.1")
    settings.managerPort = Port(exchange.port)
    settings.managerUser = "roster"
    settings.managerSecretFile = FilePath(unchecked: file)
    self.settings = settings
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Begins to listen; once.
  func open() {
    let settings = settings
    let bridge = ExchangeBridge(orders: book) { settings }
    bridge.onChange { [changes] in changes.add() }
    made.withLock { $0 = bridge }
  }

  func close() { made.withLock { $0 = nil } }

  var states: ExchangeStates { made.withLock(\.self)?.states ?? ExchangeStates() }
  /// How often something was said to have changed.
  var changeCount: Int { changes.count }
  func look() { made.withLock(\.self)?.look() }

  /// Waits until something holds, for a time that no machine needs.
  func wait(seconds: Double = 30, _ condition: () -> Bool) -> Bool {
    let end = Date(timeIntervalSinceNow: seconds)
    while !condition(), Date.now < end { usleep(2000) }
    return condition()
  }

  /// Waits until the exchange has been listened to so far that this state shows.
  func shows(_ endpoint: String, _ state: LiveState) -> Bool {
    wait { self.states[endpoint] == state }
  }
}

/// Counts, whichever thread does.
final class Tally: Sendable {
  private let number = Mutex(0)
  var count: Int { number.withLock(\.self) }
  func add() { number.withLock { $0 += 1 } }
}
