import AgentDomain
import ExchangeHarness
import Foundation
import Telephony
import TerminalHarness

/// One Asterisk, from its start until all telephones have registered twice; it ends with the last
/// reference.
final class ExchangeRun {
  /// Telephones that register at the same time.
  private static let inFlight = 200
  /// Telephones that register again.
  private static let again = 20_000

  private let exchange: ExchangeHarness.Exchange
  private let crowd: SIPCrowd
  private let telephony: CentreSettings.Telephony
  private var figures: [ExchangeMeasure: Double] = [:]

  /// - Parameter folder: for the secret of the manager interface.
  init(
    _ exchange: ExchangeHarness.Exchange, _ accounts: [SIPAccount], in folder: TemporaryFolder
  ) throws {
    self.exchange = exchange
    crowd = try SIPCrowd(exchange, accounts)
    let manager = exchange.setup.manager
    _ = FileManager.default.createFile(
      atPath: folder.file("secret"), contents: Data(manager.secret.revealed.utf8),
      attributes: [.posixPermissions: 0o600])
    var telephony = CentreSettings().telephony
    telephony.isOn = true
    telephony.managerHost = HostName(unchecked: "127.0.0.1")
    telephony.managerPort = Port(exchange.setup.ports.manager)
    telephony.managerUser = manager.user
    telephony.managerSecretFile = FilePath(unchecked: folder.file("secret"))
    self.telephony = telephony
  }

  /// An open console looks on, as it does in life, where there is something to see.
  func measure() throws -> [ExchangeMeasure: Double] {
    figures[.boot] = Double(exchange.bootTime) / 1e9
    try calm()
    figures[.memoryAtBoot] = memory
    // Without live states and queues nobody looks on.
    let isWatched = exchange.setup.readsAllAtStart
    if isWatched { figures[.firstLook] = try look() }
    let bridge = isWatched ? try onlooker() : nil
    defer { withExtendedLifetime(bridge) {} }
    try calm()
    (figures[.rate], figures[.processor]) = try register(0..<crowd.count)
    try calm()
    (figures[.rateAgain], figures[.processorAgain]) = try register(
      0..<min(crowd.count, Self.again))
    try calm()
    figures[.memory] = memory
    if isWatched { figures[.look] = try look() }
    return figures
  }

  private func onlooker() throws -> ExchangeBridge {
    let bridge = ExchangeBridge(orders: nil) { [telephony] in telephony }
    guard try wait({ !bridge.states.isAway }) else {
      throw HarnessError.timeout("The bridge waited in vain: \(bridge.states.trouble ?? "")")
    }
    return bridge
  }

  private var memory: Double { Double(exchange.figures.residentKilobytes) / 1024 }

  /// - Returns: how many a second, and milliseconds of Asterisk's processor time for each.
  private func register(_ some: Range<Int>) throws -> (rate: Double, processor: Double) {
    let before = exchange.figures.processorTime
    let tally = crowd.register(some, inFlight: Self.inFlight) { Interruption.isNone }
    let time = milliseconds(exchange.figures.processorTime - before)
    try Interruption.check()
    for (measure, count) in [
      (ExchangeMeasure.refused, tally.refused), (.unanswered, tally.unanswered),
      (.resent, tally.resent),
    ] { figures[measure, default: 0] += Double(count) }
    return (tally.perSecond, time / Double(max(1, tally.registered)))
  }

  /// How long somebody who comes anew waits for the states of all.
  private func look() throws -> Double {
    let start = monotonicNow()
    let states = ExchangeGlance.states(of: telephony, within: 60)
    if let trouble = states.trouble { throw HarnessError.timeout(trouble) }
    return milliseconds(monotonicNow() - start)
  }

  // MARK: - Waiting

  /// The longest wait in seconds; the time of a look, and the processor time in it that is little.
  private static let (patience, pause, little) = (60.0, 0.5, 0.2)

  /// Waits until Asterisk has little to do, or longer does not help; telephones answer meanwhile.
  private func calm() throws {
    _ = try wait {
      let before = exchange.figures.processorTime
      crowd.rest(seconds: Self.pause)
      let time = exchange.figures.processorTime - before
      return Double(time) / 1e9 < Self.pause * Self.little
    }
  }

  /// - Returns: whether what is waited for has come.
  private func wait(_ condition: () -> Bool) throws -> Bool {
    let end = monotonicNow() + UInt64(Self.patience * 1e9)
    while !condition() {
      try Interruption.check()
      guard monotonicNow() < end else { return false }
      crowd.rest(seconds: 0.02)
    }
    return true
  }
}
