import Foundation

/// Waits until something happens in a folder, or until another thread has something to say.
///
/// The kernel reports it: https://man7.org/linux/man-pages/man7/inotify.7.html. A folder that is missing
/// or that cannot be watched is looked at now and then instead.
public final class LogWatch: Sendable {
  private let events: Int32
  private let ends: (read: Int32, write: Int32)

  public init() {
    events = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    var pipe: [Int32] = [-1, -1]
    _ = Foundation.pipe(&pipe)
    for end in pipe {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    ends = (pipe[0], pipe[1])
  }

  deinit {
    for descriptor in [events, ends.read, ends.write] where descriptor >= 0 { close(descriptor) }
  }

  /// Watches what lies at this path now; again and again costs one call of the system.
  /// - Returns: false where it has to be looked at instead.
  @discardableResult
  public func aim(at folder: LogFolder) -> Bool {
    let what = IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF
    let how = what | IN_MOVE_SELF | Int32(bitPattern: UInt32(IN_ONLYDIR) | UInt32(IN_DONT_FOLLOW))
    return events >= 0 && inotify_add_watch(events, folder.path, UInt32(bitPattern: how)) >= 0
  }

  /// Waits for something in the folder, for `wake`, or for so many milliseconds.
  public func wait(milliseconds: Int) {
    wait([events, ends.read], milliseconds)
    drain(events)
    drain(ends.read)
  }

  /// Waits for `wake` alone.
  /// - Returns: false where the time passed.
  func waitForWake(milliseconds: Int) -> Bool {
    wait([ends.read], milliseconds)
    return drain(ends.read)
  }

  /// Ends the wait of another thread, or the next one.
  func wake() {
    var byte: UInt8 = 1
    _ = write(ends.write, &byte, 1)
  }

  private func wait(_ descriptors: [Int32], _ milliseconds: Int) {
    var waits = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = poll(&waits, nfds_t(waits.count), Int32(clamping: max(0, milliseconds)))
  }

  @discardableResult
  private func drain(_ descriptor: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    var isFilled = false
    while read(descriptor, &buffer, buffer.count) > 0 { isFilled = true }
    return isFilled
  }
}
