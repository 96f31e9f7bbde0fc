public import AgentDomain
import Foundation
import GRDB
import Synchronization

/// The directory of agents in an SQLite file that only its owner can read.
///
/// Saves and reads have a connection each, so that ending a read never ends a save. Any number of
/// stores, in any number of processes, may have the same file open.
public final class AgentStore: AgentDirectory {
  /// What may become of a file that is not there, and of one that is.
  public enum Mode: Sendable { case open, create, openOrCreate }

  public let path: String
  let steps: [Migration]
  let clock: @Sendable () -> Int64
  /// What decides on the passwords of accounts that the settings leave to a directory.
  let passwordDirectory: any PasswordDirectory
  /// Ends a transaction; a test puts a failing disk in its place.
  let commit: @Sendable (Database) throws -> Void
  private let connections: Mutex<Connections>
  /// What Asterisk reads.
  let telephony = TelephonyFile()
  /// Held while a save runs.
  let saving = NSLock()
  private let lastSeen = Atomic<Int>(0)
  /// How many saves here were nobody's at this console.
  private let unasked = Atomic<Int>(0)

  private let watches = Mutex<[FileWatch]>([])
  /// Who wants to hear of changes.
  private let listeners = Mutex<[@Sendable () -> Void]>([])

  struct Connections {
    var writer: DatabaseQueue?
    var reader: DatabaseQueue?
    /// Counting may take long, and must not hold up whoever reads rows meanwhile.
    var counter: DatabaseQueue?
    /// What is read for the exchange is never interrupted.
    var exchange: DatabaseQueue?
  }

  /// Opens the file, makes it where it may be made, and brings it to the newest schema.
  /// - Throws: `StoreError`; a file that was there is as it was, but for finished migrations.
  /// - Parameter passwordDirectory: what asks the directory of the settings; without one, nobody whose
  ///   account is left to a directory gets in.
  public convenience init(
    path: String, mode: Mode = .openOrCreate,
    passwordDirectory: any PasswordDirectory = NoPasswordDirectory()
  ) throws(StoreError) {
    try self.init(
      path: path, mode: mode, steps: Migration.all, passwordDirectory: passwordDirectory)
  }

  init(
    path: String, mode: Mode, steps: [Migration],
    passwordDirectory: any PasswordDirectory = NoPasswordDirectory(),
    clock: @escaping @Sendable () -> Int64 = { Int64(time(nil)) },
    commit: @escaping @Sendable (Database) throws -> Void = { try $0.commit() }
  ) throws(StoreError) {
    (self.path, self.steps, self.clock, self.commit) = (path, steps, clock, commit)
    self.passwordDirectory = passwordDirectory
    try FileSafety.prepare(path, mode)
    let writer = try Connection.open(path, label: "roster.saves", cache: 64_000)
    do { try Migrations(path: path, steps: steps).bring(writer) } catch {
      throw StoreError(error, path: path)
    }
    connections = Mutex(Connections(writer: writer))
  }

  /// The connection that saves; made anew after the disk failed.
  func writer() throws -> DatabaseQueue {
    try connections.withLock { connections in
      if let writer = connections.writer { return writer }
      try FileSafety.prepare(path, .open)
      let writer = try Connection.open(path, label: "roster.saves", cache: 64_000)
      connections.writer = writer
      return writer
    }
  }

  /// Lets go of a connection on which a commit failed.
  func dropWriter() {
    let writer = connections.withLock { connections in
      defer { connections.writer = nil }
      return connections.writer
    }
    try? writer?.close()
  }

  private func connection(
    _ place: any WritableKeyPath<Connections, DatabaseQueue?> & Sendable, _ label: String,
    cache: Int
  ) throws -> DatabaseQueue {
    try connections.withLock { connections in
      if let open = connections[keyPath: place] { return open }
      let made = try Connection.open(path, label: label, cache: cache)
      connections[keyPath: place] = made
      return made
    }
  }

  /// The connection that reads for the exchange.
  func exchangeReader() throws -> DatabaseQueue {
    try connection(\.exchange, "roster.exchange", cache: 4_000)
  }

  /// Reads in one transaction on the reading connection.
  /// - Throws: `CancellationError` where the read was interrupted, otherwise `StoreError`.
  func reading<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try read(connection(\.reader, "roster.reads", cache: 8_000), body)
  }

  /// Reads what may take long on a connection of its own; throws as `reading` does.
  func counting<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try read(connection(\.counter, "roster.counts", cache: 4_000), body)
  }

  private func read<Result>(
    _ queue: @autoclosure () throws -> DatabaseQueue, _ body: (Database) throws -> Result
  ) throws -> Result {
    do { return try queue().read(body) } catch let error as DatabaseError
      where error.resultCode == .SQLITE_INTERRUPT
    {
      throw CancellationError()
    } catch let error as CancellationError { throw error } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Writes what is no record and has no history, such as drafts.
  func noting(_ body: (Database) throws -> Void) throws {
    try saving.withLock {
      do { try writer().write(body) } catch { throw StoreError(error, path: path) }
    }
  }

  public func onChange(_ body: @escaping @Sendable () -> Void) -> Bool {
    let served: @Sendable () -> Void = { [weak self] in
      try? self?.serveExchange()
      body()
    }
    guard let watch = FileWatch(path, served) else { return false }
    watches.withLock { $0.append(watch) }
    listeners.withLock { $0.append(body) }
    return true
  }

  /// Differs as soon as anybody else saved: a number of the saving connection, for which its own saves
  /// do not count, but for those that nobody asked for. While one of them runs, the last answer stands, so
  /// that nobody waits for it.
  /// https://sqlite.org/pragma.html#pragma_data_version
  public func dataVersion() throws -> Int {
    guard saving.try() else { return lastSeen.load(ordering: .relaxed) }
    defer { saving.unlock() }
    do {
      let number = try writer().unsafeRead { try Int.fetchOne($0, sql: "PRAGMA data_version") } ?? 0
      let all = number + unasked.load(ordering: .relaxed)
      lastSeen.store(all, ordering: .relaxed)
      return all
    } catch { throw StoreError(error, path: path) }
  }

  /// Has screens look at what was saved here without anybody at them.
  /// - Throws: what stood in the way of the save.
  func noteUnasked(_ outcome: SaveOutcome) throws {
    switch outcome {
    case .saved(let receipt):
      guard receipt.change != nil else { return }
      unasked.add(1, ordering: .relaxed)
      for listener in listeners.withLock(\.self) { listener() }
    case .notSaved(let refusal): throw refusal
    case .conflict, .unknown: break
    }
  }

  public func interruptReads() {
    let (reader, counter) = connections.withLock { ($0.reader, $0.counter) }
    reader?.interrupt()
    counter?.interrupt()
  }
}
