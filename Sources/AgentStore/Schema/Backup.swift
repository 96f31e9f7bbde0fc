import Foundation
import GRDB

/// A copy of the database beside it, made by SQLite itself, checked and flushed.
struct Backup {
  private let path: String

  init(of path: String) { self.path = path }

  /// Copies the file before a migration.
  /// - Returns: the copy's path.
  /// - Throws: `StoreError.backupFailed`; an unfinished copy is removed.
  @discardableResult
  func make(from queue: DatabaseQueue, schema: Int) throws -> String {
    let copy = "\(path).schema\(schema).\(time(nil)).backup"
    do {
      try write(queue, to: copy)
      try flush(copy)
      try flush(FileSafety.folder(of: path))
      return copy
    } catch {
      unlink(copy)
      throw StoreError.backupFailed(copy, reason: reason(error))
    }
  }

  private func write(_ queue: DatabaseQueue, to copy: String) throws {
    let descriptor = open(copy, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StoreError.cannotOpen(copy, reason: FileSafety.reason())
    }
    close(descriptor)
    let target = try DatabaseQueue(path: copy)
    try queue.backup(to: target)
    let verdict = try target.read { try String.fetchOne($0, sql: "PRAGMA quick_check") }
    try target.close()
    guard verdict == "ok" else { throw StoreError.damaged(copy) }
  }

  private func flush(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(path, reason: FileSafety.reason()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .diskFailed(path) }
  }

  private func reason(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? (error as? StoreError)?.description ?? "it failed"
  }
}
