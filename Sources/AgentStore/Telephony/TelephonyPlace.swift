import CSQLiteHardening
import Foundation
import GRDB

/// Where `telephony.db` lies, and how it is opened: written by its owner, read by the exchange's group.
///
/// It is in WAL mode, so that the exchange, which takes a locked file for a wrong password, never meets a
/// lock. The log stays when a connection closes, since whoever may only read cannot make it anew.
/// https://sqlite.org/wal.html#read_only_databases
struct TelephonyPlace: Hashable, Sendable {
  let folder: String

  var path: String { folder + "/telephony.db" }

  /// Makes folder and file where they are missing, and opens the file.
  /// - Throws: `StoreError`; what was there is as it was.
  func open() throws -> DatabaseQueue {
    try makeFolder()
    return try locked { try connect() }
  }

  private func connect() throws(StoreError) -> DatabaseQueue {
    try makeFile()
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.label = "roster.telephony"
    configuration.prepareDatabase { try Self.prepare($0) }
    do { return try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Runs the work while no other process writes to the file.
  func locked<Result>(_ work: () throws -> Result) throws -> Result {
    try SideLock.holding(beside: path, work)
  }

  private func makeFolder() throws(StoreError) {
    var status = stat()
    if stat(folder, &status) != 0 {
      guard mkdir(folder, 0o750) == 0 || errno == EEXIST else {
        throw .cannotOpen(folder, reason: FileSafety.reason())
      }
      // Whatever the process masks otherwise: the group has to come in.
      _ = chmod(folder, 0o750)
      return
    }
    guard status.st_mode & 0o027 == 0 else {
      throw .looseTelephony(folder, mode: String(status.st_mode & 0o777, radix: 8))
    }
  }

  private func makeFile() throws(StoreError) {
    let descriptor = Glibc.open(
      path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard descriptor >= 0 else {
      guard errno == EEXIST else { throw .cannotOpen(path, reason: FileSafety.reason()) }
      return
    }
    fchmod(descriptor, 0o640)
    close(descriptor)
  }

  private static func prepare(_ db: Database) throws {
    guard let connection = db.sqliteConnection.map(UnsafeMutableRawPointer.init),
      roster_harden(connection) == 0
    else { throw StoreError.unsafeSetting("defensive") }
    guard try String.fetchOne(db, sql: "PRAGMA journal_mode=WAL") == "wal" else {
      throw StoreError.unsafeSetting("journal_mode")
    }
    guard roster_keep_log(connection) == 0 else { throw StoreError.unsafeSetting("persist_wal") }
    try db.execute(
      sql: "PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON")
    guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
      throw StoreError.unsafeSetting("synchronous")
    }
  }
}
