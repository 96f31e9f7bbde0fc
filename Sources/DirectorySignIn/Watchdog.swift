import CLDAP
import Dispatch
import Synchronization

/// Ends a connection after its time, whatever it waits for then.
final class Watchdog: Sendable {
  /// Its socket is read and written atomically, its callbacks once.
  nonisolated(unsafe) private let watch: UnsafeMutablePointer<cldap_watch>
  private let hasBitten = Mutex(false)

  init() {
    watch = .allocate(capacity: 1)
    watch.initialize(to: cldap_watch())
    watch.pointee.socket = -1
  }

  deinit {
    cldap_let_go(watch)
    watch.deallocate()
  }

  /// Whether the time was over.
  var isOver: Bool { hasBitten.withLock(\.self) }

  /// Watches a connection that is not opened yet; it has to be closed before the watchdog goes.
  func guardConnection(_ handle: OpaquePointer, seconds: Int) -> Int32 {
    let code = cldap_watch_connection(handle, watch)
    DispatchQueue.global(qos: .userInteractive).asyncAfter(deadline: .now() + .seconds(seconds)) {
      [weak self] in
      self?.cut()
    }
    return code
  }

  private func cut() {
    hasBitten.withLock { $0 = true }
    cldap_cut(watch)
  }
}
