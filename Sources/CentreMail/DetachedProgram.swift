import Foundation
import Glibc

/// A program that is started and goes on by itself: it has no terminal and a session of its own, so that
/// it outlives whoever started it.
public enum DetachedProgram {
  /// - Parameter words: an absolute path and arguments, which everybody on the host can read.
  /// - Returns: false where it could not be started.
  @discardableResult
  public static func start(_ words: [String]) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for number in [0, 1, 2] as [Int32] {
      posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    ChildProgram.prepare(&attributes, sessionOfItsOwn)
    defer { posix_spawnattr_destroy(&attributes) }
    var child = pid_t()
    guard ChildProgram.spawn(&child, words, &actions, &attributes) == 0 else { return false }
    let started = child
    Thread.detachNewThread { reap(started) }
    return true
  }

  /// POSIX_SPAWN_SETSID, which the system library gives to GNU programs only.
  /// https://man7.org/linux/man-pages/man3/posix_spawn.3.html
  private static let sessionOfItsOwn: Int32 = 0x80

  /// Waits for the end, so that nothing of the child stays while we go on.
  private static func reap(_ child: pid_t) {
    var status: Int32 = 0
    while waitpid(child, &status, 0) != child, errno == EINTR {}
  }
}
