import Foundation
import Synchronization

/// How other threads reach the one that waits for the exchange: they ring, or say that it is over.
final class Doorbell: Sendable {
  private let readEnd: Int32
  private let writeEnd: Int32
  private let over = Atomic(false)
  private let rung = Atomic(false)

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  var isOver: Bool { over.load(ordering: .acquiring) }

  func ring() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  func end() {
    over.store(true, ordering: .releasing)
    ring()
  }

  /// - Returns: whether anybody rang since the last time.
  func answer() -> Bool { rung.exchange(false, ordering: .acquiringAndReleasing) }

  /// Waits for a descriptor or for the bell.
  /// - Parameters:
  ///   - descriptor: below zero to wait for the bell alone.
  ///   - events: of poll(2), such as `POLLIN`.
  ///   - milliseconds: at most.
  /// - Returns: whether the descriptor is ready.
  func wait(_ descriptor: Int32, _ events: Int32, milliseconds: Int) -> Bool {
    var waits = [
      pollfd(fd: descriptor, events: Int16(events), revents: 0),
      pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&waits, 2, Int32(clamping: max(0, milliseconds)))
    if waits[1].revents != 0 { empty() }
    return waits[0].revents != 0
  }

  private func empty() {
    var buffer = [UInt8](repeating: 0, count: 64)
    while read(readEnd, &buffer, buffer.count) > 0 {}
    rung.store(true, ordering: .releasing)
  }
}
