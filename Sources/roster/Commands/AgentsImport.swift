import AgentDomain
import ArgumentParser
import Foundation

/// `roster agents import`: what a CSV file would change, and with `--apply` the change itself.
struct AgentsImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Create and change agents from CSV; first only shows what for.",
    discussion: """
      Without --apply nothing is changed: the differences are printed, agent by agent and field by \
      field, and lines with errors on standard error, with line and column. The columns are those of \
      export, in any order; username is needed and says which agent a line is about. An empty cell \
      changes nothing, [clear] empties the field. A column password is taken for new agents. All \
      lines are imported, or none, as one step that can be undone. Exit codes: 0 done, 1 refused, 2 \
      lines with errors in a dry run.
      """)

  @OptionGroup var database: DatabaseOption
  @Argument(
    help: ArgumentHelp("The CSV file; - reads standard input.", valueName: "file"),
    completion: .file())
  var file: String
  @Flag(help: "Do it, unless a line has an error.")
  var apply = false
  @Flag(help: "Print every difference, and not only the first thousand.")
  var allDifferences = false
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let source = try source()
    var report = ImportReport(
      name: source.name, limit: allDifferences ? .max : 1000, isQuiet: apply, json: format.json)
    let summary = try directory.dryRun(source) { step in
      try report.take(step)
      return true
    }
    if apply, summary.wrong == 0 { return try carryOut(source, summary, directory) }
    try report.end(summary)
    guard summary.wrong > 0 else { return }
    if apply { throw Refused("Nothing was imported: mend the lines with errors first.") }
    try Output.flush()
    throw ErrorReport.foundProblems
  }

  private func source() throws -> ImportFile {
    do {
      return file == "-"
        ? try ImportFile(spooling: STDIN_FILENO, name: "standard input")
        : try ImportFile(path: file)
    } catch { throw Refused(error.description) }
  }

  private func carryOut(
    _ source: ImportFile, _ summary: ImportSummary, _ directory: Shell
  ) throws {
    let change = Change.importAgents(source, fingerprint: summary.fingerprint)
    let set = ChangeSet(
      author: directory.author, summary: summary.title(of: source), changes: [change])
    try directory.apply(set).receipt().report(json: format.json)
  }
}
