import AgentDomain
import ArgumentParser
import Console

/// `roster agents export`: agents as CSV.
struct AgentsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write agents as CSV.",
    discussion: """
      RFC 4180, UTF-8, with every field and the groups; never a password, hash or PIN. Cells that a \
      spreadsheet would run as a formula have an apostrophe before them.
      """)

  @OptionGroup var database: DatabaseOption
  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("Words and filters.", valueName: "filter"))
  var filter: [String] = []
  @Option(
    help: ArgumentHelp("A new file, instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  func validate() throws { try FilterArguments.validate(filter) }

  func run() throws {
    let directory = try database.open()
    let selection = Selection(query: try FilterArguments.query(filter, directory))
    let export = directory.export()
    guard let output else {
      _ = try export.rows(selection) { try Output.write($0) }
      return
    }
    let count = try export.write(selection, to: output)
    ErrorReport.say("\(count) \(count == 1 ? "agent" : "agents") written to \(output).")
  }
}
