import AgentDomain
import AgentStore
import Foundation
import TerminalHarness

extension Round {
  /// How many lines the imported file has.
  static let importedRows = 100_000

  /// The dry run of a file with every column, then the import, each by the program that people run.
  func measureImport(_ results: inout BenchResults) throws {
    let file = "\(centre.folder)/import.csv"
    try writeImport(to: file)
    defer { unlink(file) }
    for (measure, options) in [(Measure.importDryRun, []), (.importApply, ["--apply"])] {
      let start = monotonicNow()
      let run = try TerminalHarness.run(
        BenchCentre.roster,
        ["agents", "import", file, "--database", centre.database] + options,
        environment: centre.environment, timeout: 1200)
      guard run.status == 0 else { throw HarnessError.timeout("\(measure.rawValue): \(run)") }
      results.add(measure, centre.agents, milliseconds(monotonicNow() - start) / 1000)
      results.add(.importMemory, centre.agents, Double(run.peakKilobytes) / 1024)
    }
  }

  /// What export writes, with two fields of every agent changed.
  private func writeImport(to path: String) throws {
    let store = try AgentStore(path: centre.database)
    let settings = try store.settings().settings
    let changed = ["alias", "description"].compactMap { AgentCSV.header.firstIndex(of: $0) }
    guard FileManager.default.createFile(atPath: path, contents: Data(AgentCSV.headerLine.utf8)),
      let file = FileHandle(forWritingAtPath: path)
    else { throw HarnessError.system("Writing \(path)", code: errno) }
    defer { try? file.close() }
    try file.seekToEnd()
    let some = Selection(ids: Set(1...Int64(Self.importedRows)))
    try store.forEach(some, scope: .everyone) { (batch: [StoredAgent]) in
      let memberships = try store.memberships(of: batch.map(\.id), scope: .everyone)
      let lines = batch.map { agent in
        var cells = AgentCSV.cells(
          agent, memberships: memberships[agent.id] ?? [], settings: settings)
        for column in changed { cells[column] = "Round \(number)" }
        return CSVCell.line(cells)
      }
      try file.write(contentsOf: Data(lines.joined().utf8))
      return true
    }
  }
}
