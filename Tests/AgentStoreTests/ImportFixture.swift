import AgentDomain

@testable import AgentStore

/// A file in memory.
struct TextFile: ByteSource {
  let name = "agents.csv"
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  func read(at offset: Int, upTo count: Int) -> [UInt8] {
    Array(bytes.dropFirst(offset).prefix(count))
  }
}

/// All that a dry run says.
struct DryRun {
  var summary = ImportSummary()
  var differences: [String] = []
  var problems: [String] = []
  var warnings: [String] = []
}

extension AgentStore {
  func dryRun(_ text: String, by author: Author = ada) throws -> DryRun {
    var run = DryRun()
    run.summary = try dryRun(TextFile(text), author, from: nil) { step in
      run.problems += step.problems.map(\.written)
      run.warnings += step.warnings.map(\.written)
      if case .planned(let plan, _) = step {
        run.differences += plan.differences.map { "\($0.username): \($0.sentence)" }
      }
      return true
    }
    return run
  }

  /// Imports a file as shell and console do: what its dry run showed.
  func importing(
    _ text: String, by author: Author = ada, progress: (@Sendable (Int) -> Bool)? = nil
  ) throws -> SaveOutcome {
    let summary = try dryRun(TextFile(text), author, from: nil) { _ in true }
    let change = Change.importAgents(TextFile(text), fingerprint: summary.fingerprint)
    let set = ChangeSet(
      author: author, summary: summary.title(of: TextFile(text)), changes: [change])
    return apply(set, progress: progress)
  }

  /// Everybody, as export writes them.
  func exported() throws -> String {
    let settings = try settings().settings
    var text = AgentCSV.headerLine
    try forEach(Selection(query: ListQuery(.agent)), scope: .everyone) { (batch: [StoredAgent]) in
      let memberships = try memberships(of: batch.map(\.id), scope: .everyone)
      for agent in batch {
        text += AgentCSV.row(agent, memberships: memberships[agent.id] ?? [], settings: settings)
      }
      return true
    }
    return text
  }
}
