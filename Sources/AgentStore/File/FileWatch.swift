import Foundation

/// Tells in a thread of its own when a file is written to, so that nobody has to look again and again.
///
/// The kernel reports it: https://man7.org/linux/man-pages/man7/inotify.7.html. Several writes in a row
/// are one report.
final class FileWatch: Sendable {
  private let events: Int32
  private let ends: (read: Int32, write: Int32)

  /// - Returns: nil where the kernel has no watches left.
  init?(_ path: String, _ changed: @escaping @Sendable () -> Void) {
    events = inotify_init1(Int32(IN_CLOEXEC))
    var pipe: [Int32] = [-1, -1]
    guard events >= 0, inotify_add_watch(events, path, UInt32(IN_MODIFY)) >= 0,
      Foundation.pipe(&pipe) == 0
    else {
      if events >= 0 { close(events) }
      return nil
    }
    for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    ends = (pipe[0], pipe[1])
    let (events, end) = (events, ends.read)
    Thread.detachNewThread { Self.serve(events, end, changed) }
  }

  /// Ends the thread, which closes what it read from.
  deinit { close(ends.write) }

  private static func serve(_ events: Int32, _ end: Int32, _ changed: @Sendable () -> Void) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      var waits = [
        pollfd(fd: events, events: Int16(POLLIN), revents: 0),
        pollfd(fd: end, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waits, 2, -1) > 0 || errno == EINTR, waits[1].revents == 0 else { break }
      guard waits[0].revents != 0 else { continue }
      usleep(20_000)
      guard read(events, &buffer, buffer.count) > 0 else { break }
      changed()
    }
    close(events)
    close(end)
  }
}
