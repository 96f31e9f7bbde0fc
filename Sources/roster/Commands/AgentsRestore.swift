import AgentDomain
import ArgumentParser

/// `roster agents restore`: deleted agents come back as they were.
struct AgentsRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring deleted agents back, with their groups.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var choice: AgentChoice
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let selection = try choice.selection(directory, view: .deleted)
    let set = ChangeSet(
      author: directory.author, summary: "Restored \(try directory.names(of: selection))",
      changes: [.restore(selection)])
    try directory.apply(set).receipt().report(json: format.json)
  }
}
