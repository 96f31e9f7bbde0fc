import Foundation

/// Size and time of the last write of a file: what tells cheaply that nobody wrote to it.
///
/// The file is not opened: closing it again would drop SQLite's locks.
/// https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
struct FileStamp: Equatable, Sendable {
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// - Returns: nil where there is no such file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }
}
