public import AgentDomain

/// Agents as CSV, in batches, so that the database is free in between and memory stays flat.
public struct AgentExport: Sendable {
  let directory: any AgentDirectory
  let scope: Scope

  public init(directory: any AgentDirectory, scope: Scope) {
    (self.directory, self.scope) = (directory, scope)
  }

  /// Writes a new file; it is complete or it is not there.
  /// - Parameter progress: gets the number of agents so far, and stops everything by returning false.
  /// - Throws: `FileAccess.Failure` in words, `CancellationError` where it was stopped, or the store's
  ///   error; nothing is left behind then.
  public func write(
    _ selection: Selection, to path: String, in files: FileAccess = .anywhere,
    progress: (Int) -> Bool = { _ in true }
  ) throws -> Int {
    let file = try files.make(path)
    let count = try rows(selection, progress: progress) { try file.write($0) }
    try file.finish()
    return count
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
}
