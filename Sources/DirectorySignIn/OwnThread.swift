import Foundation
import Synchronization

/// Work on a thread of its own, which may be left behind.
///
/// The look-up of a name takes as long as the machine's resolver likes, and cannot be ended. A write to a
/// connection that the other side has closed raises a signal that would end the program: here it is held
/// back, for this thread alone. https://man7.org/linux/man-pages/man7/signal.7.html
enum OwnThread {
  /// - Returns: nil where the work has not ended in time; it goes on, and what it finds is thrown away.
  static func result<Found: Sendable>(
    within seconds: Double, of work: @escaping @Sendable () -> Found
  ) -> Found? {
    let (answer, isThere) = (Answer<Found>(), DispatchSemaphore(value: 0))
    Thread.detachNewThread {
      holdBackBrokenPipes()
      let found = work()
      answer.value.withLock { $0 = found }
      isThere.signal()
    }
    return isThere.wait(timeout: .now() + seconds) == .success ? answer.value.withLock(\.self) : nil
  }

  private static func holdBackBrokenPipes() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}

/// Where one thread leaves something for another.
private final class Answer<Found: Sendable>: Sendable {
  let value = Mutex<Found?>(nil)
}
