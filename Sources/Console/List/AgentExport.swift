public import AgentDomain
import Foundation

/// Agents as CSV, in batches, so that the database is free in between and memory stays flat.
public struct AgentExport: Sendable {
  let directory: any AgentDirectory
  let scope: Scope

  public init(directory: any AgentDirectory, scope: Scope) {
    (self.directory, self.scope) = (directory, scope)
  }

  /// Why no file was written.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// Why no new file can be written there, as far as can be told before.
  func obstacle(to path: String) -> String? {
    if path.isEmpty { return "Give the new file a name, such as agents.csv." }
    if access(path, F_OK) == 0 { return "\(path) exists already: choose another name." }
    let folder = (path as NSString).deletingLastPathComponent
    guard access(folder.isEmpty ? "." : folder, W_OK) == 0 else {
      return "\(path) cannot be written: \(reason())."
    }
    return nil
  }

  /// Writes a new file; it is complete or it is not there.
  /// - Parameter progress: gets the number of agents so far, and stops everything by returning false.
  /// - Throws: `Failure` in words, `CancellationError` where it was stopped, or the store's error; nothing
  ///   is left behind then.
  public func write(
    _ selection: Selection, to path: String, progress: (Int) -> Bool = { _ in true }
  ) throws -> Int {
    let part = path + ".part"
    if let obstacle = obstacle(to: path) { throw Failure(description: obstacle) }
    let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Failure(description: "\(path) cannot be written: \(reason()).") }
    do {
      let count = try rows(selection, progress: progress) {
        try Self.writeAll($0, to: file, path)
      }
      guard fsync(file) == 0, Foundation.close(file) == 0, rename(part, path) == 0 else {
        throw Failure(description: "\(path) was not written: \(reason()).")
      }
      return count
    } catch {
      unlink(part)
      throw error
    }
  }

  /// Hands over the header and then the lines of each batch.
  public func rows(
    _ selection: Selection, progress: (Int) -> Bool = { _ in true },
    _ take: (String) throws -> Void
  ) throws -> Int {
    let settings = try directory.settings().settings
    try take(AgentCSV.headerLine)
    var count = 0
    try directory.forEach(selection, scope: scope) { batch in
      let memberships = try directory.memberships(of: batch.map(\.id), scope: scope)
      let lines = batch.map { agent in
        AgentCSV.row(agent, memberships: memberships[agent.id] ?? [], settings: settings)
      }
      try take(lines.joined())
      count += batch.count
      guard progress(count) else { throw CancellationError() }
      return true
    }
    return count
  }

  private static func writeAll(_ text: String, to file: Int32, _ path: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard written > 0 else {
        throw Failure(description: "\(path) was not written: \(reason()).")
      }
      bytes = bytes.dropFirst(written)
    }
  }
}

/// What the system says of the last failed call.
private func reason() -> String { String(cString: strerror(errno)) }
