import Foundation
import TextUI

/// Runs reads that may be slow on a thread of their own; a newer read ends the one before it.
///
/// Whoever starts a read waits a few milliseconds for it, which is enough nearly always: then one key is
/// one repaint. What takes longer arrives through the main loop.
@MainActor final class Reader {
  private let queue = DispatchQueue(label: "roster.reader", qos: .userInitiated)
  private let interrupt: @Sendable () -> Void
  private let wakeup: Wakeup?
  private var ticket = 0
  private let mailbox = Mailbox()
  private var deliveries: [Int: (Result<any Sendable, any Error>) -> Void] = [:]

  init(wakeup: Wakeup?, interrupt: @escaping @Sendable () -> Void) {
    (self.wakeup, self.interrupt) = (wakeup, interrupt)
  }

  /// Starts a read and drops the result of every one before it.
  /// - Parameter patience: how long the caller's key waits for it, in milliseconds.
  func read<Value: Sendable>(
    patience: Int = 12, _ work: @escaping @Sendable () throws -> Value,
    deliver: @escaping (Result<Value, any Error>) -> Void
  ) {
    if !deliveries.isEmpty { interrupt() }
    ticket += 1
    deliveries = [ticket: { deliver($0.map { value in Self.cast(value) }) }]
    let (number, mailbox, wakeup) = (ticket, mailbox, wakeup)
    let done = DispatchSemaphore(value: 0)
    queue.async {
      guard mailbox.isCurrent(number) else { return }
      mailbox.put(number, Result { try work() as any Sendable })
      done.signal()
      wakeup?.wake()
    }
    mailbox.expect(number)
    if done.wait(timeout: .now() + .milliseconds(patience)) == .success { deliverArrived() }
  }

  /// Hands over what arrived since; true where something did.
  @discardableResult
  func deliverArrived() -> Bool {
    let arrived = mailbox.take()
    for (number, result) in arrived { deliveries.removeValue(forKey: number)?(result) }
    return !arrived.isEmpty
  }

  var isReading: Bool { !deliveries.isEmpty }

  private static func cast<Value>(_ value: any Sendable) -> Value {
    guard let value = value as? Value else { preconditionFailure("a read delivers its own type") }
    return value
  }
}

/// Results on their way from the reading thread to the main one.
private final class Mailbox: Sendable {
  private struct State {
    var current = 0
    var arrived: [(Int, Result<any Sendable, any Error>)] = []
  }

  private let lock = NSLock()
  nonisolated(unsafe) private var state = State()

  func expect(_ number: Int) { lock.withLock { state.current = number } }
  func isCurrent(_ number: Int) -> Bool { lock.withLock { state.current <= number } }
  func put(_ number: Int, _ result: Result<any Sendable, any Error>) {
    lock.withLock { state.arrived.append((number, result)) }
  }
  func take() -> [(Int, Result<any Sendable, any Error>)] {
    lock.withLock {
      defer { state.arrived = [] }
      return state.arrived
    }
  }
}
