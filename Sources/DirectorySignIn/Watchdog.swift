import CLDAP
import Dispatch

/// Ends a connection after its time, whatever it waits for then.
final class Watchdog: Sendable {
  /// Its numbers are read and written atomically, its callbacks once.
  nonisolated(unsafe) private let watch: UnsafeMutablePointer<cldap_watch>

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
  var isOver: Bool { cldap_is_over(watch) != 0 }

  /// Whether a server has taken the connection.
  var hasConnected: Bool { cldap_has_connected(watch) != 0 }

  /// Watches a connection that is not opened yet; it has to be closed before the watchdog goes.
  func guardConnection(_ handle: OpaquePointer, seconds: Int) -> Int32 {
    let code = cldap_watch_connection(handle, watch)
    DispatchQueue.global(qos: .userInteractive).asyncAfter(deadline: .now() + .seconds(seconds)) {
      [weak self] in
      if let self { cldap_cut(watch) }
    }
    return code
  }
}
