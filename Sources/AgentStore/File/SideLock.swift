import Foundation

/// A lock between processes on a file beside the database, held while something runs.
enum SideLock {
  /// Waits for the lock, runs the work and lets go; the kernel lets go for a process that dies.
  static func holding<Result>(
    beside path: String, _ work: () throws -> Result
  ) throws -> Result {
    let descriptor = open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw StoreError.cannotOpen(path + ".lock", reason: FileSafety.reason())
    }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw StoreError.cannotOpen(path + ".lock", reason: FileSafety.reason())
      }
    }
    return try work()
  }
}
