public import AgentDomain
import Foundation
import Synchronization

/// The bridge to Asterisk's manager interface: shows what agents do, and tells the exchange at once what
/// it would see too late in its database.
///
/// It works on a thread of its own, is never waited for and connects again by itself. Registrations and
/// calls do not depend on it.
public final class ExchangeBridge: Exchange {
  private let work: BridgeWork

  /// - Parameters:
  ///   - orders: what is to be told; nil to listen only.
  ///   - settings: asked in the bridge's thread whenever somebody says `look()`; may read a file, and says
  ///     nil where that fails, so that everything stays as it was.
  ///   - report: gets a sentence for whoever keeps a log, in the bridge's thread.
  public init(
    orders: (any ExchangeOrders)?, report: @escaping @Sendable (String) -> Void = { _ in },
    settings: @escaping @Sendable () -> CentreSettings.Telephony?
  ) {
    let work = BridgeWork(orders, report, settings)
    self.work = work
    Thread.detachNewThread { work.run() }
  }

  /// Ends the thread soon; nothing is waited for.
  deinit { work.bell.end() }

  public var states: ExchangeStates { work.published.states }
  public func onChange(_ body: @escaping @Sendable () -> Void) { work.published.onChange(body) }
  public func look() { work.bell.ring() }
}

/// What the bridge has told last, for any thread.
final class PublishedStates: Sendable {
  private struct Kept {
    var states = ExchangeStates()
    var observers: [@Sendable () -> Void] = []
  }

  private let kept = Mutex(Kept())

  var states: ExchangeStates { kept.withLock(\.states) }

  func onChange(_ body: @escaping @Sendable () -> Void) {
    kept.withLock { $0.observers.append(body) }
  }

  /// Tells the observers where anything differs.
  func publish(_ states: ExchangeStates) {
    let observers = kept.withLock { kept -> [@Sendable () -> Void] in
      guard kept.states != states else { return [] }
      kept.states = states
      return kept.observers
    }
    for observer in observers { observer() }
  }
}

/// What the thread of a bridge does: connect, take a snapshot, listen; again and again.
private final class BridgeWork: Sendable {
  let bell = Doorbell()
  let published = PublishedStates()
  private let orders: (any ExchangeOrders)?
  private let report: @Sendable (String) -> Void
  private let settings: @Sendable () -> CentreSettings.Telephony?

  init(
    _ orders: (any ExchangeOrders)?, _ report: @escaping @Sendable (String) -> Void,
    _ settings: @escaping @Sendable () -> CentreSettings.Telephony?
  ) {
    (self.orders, self.report, self.settings) = (orders, report, settings)
  }

  /// Milliseconds before the next attempt: the first, and the longest after many in vain.
  private static let (firstPause, longestPause) = (500, 30_000)

  func run() {
    var (pause, current) = (Self.firstPause, CentreSettings().telephony)
    var pauses = PauseKeeper(orders)
    let locks = LockKeeper(orders)
    while !bell.isOver {
      current = settings() ?? current
      locks.look(hasRung: true)
      let fault = attempt(current, &pauses, locks)
      if bell.isOver { return }
      if fault.isAfterSnapshot { pause = Self.firstPause }
      leave(current, fault.sentence)
      wait(pause, locks, unlessOtherThan: current)
      pause = min(pause * 2, Self.longestPause)
    }
  }

  private func attempt(
    _ current: CentreSettings.Telephony, _ pauses: inout PauseKeeper, _ locks: LockKeeper
  ) -> (sentence: String?, isAfterSnapshot: Bool) {
    guard current.hasManager else { return (nil, false) }
    let visit = ExchangeVisit(current, orders, pauses, locks, published, report)
    defer { pauses = visit.pauses }
    do throws(ExchangeFault) {
      try visit.stay(bell) { (self.settings() ?? current) == current }
    } catch { return (error.sentence, visit.hasSnapshot) }
    return (nil, true)
  }

  /// Nobody has a state any more.
  private func leave(_ current: CentreSettings.Telephony, _ sentence: String?) {
    var states = ExchangeStates()
    states.isOn = current.hasManager
    (states.trouble, states.registrations) = (sentence, published.states.registrations)
    if let sentence, published.states.trouble != sentence { report(sentence) }
    published.publish(states)
  }

  /// Waits for the next attempt, or for other settings.
  private func wait(
    _ milliseconds: Int, _ locks: LockKeeper, unlessOtherThan current: CentreSettings.Telephony
  ) {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while end.left > 0, !bell.isOver {
      _ = bell.wait(-1, 0, milliseconds: min(end.left, locks.left))
      let hasRung = bell.answer()
      locks.look(hasRung: hasRung)
      if hasRung, !bell.isOver, (settings() ?? current) != current { return }
    }
  }
}
