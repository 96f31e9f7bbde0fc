import AgentDomain
import ArgumentParser

/// `roster agents resume`.
struct AgentsResume: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let queues ring paused agents again.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var choice: AgentChoice
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let selection = try choice.selection(directory)
    let set = ChangeSet(
      author: directory.author, summary: "Resumed \(try directory.names(of: selection))",
      changes: [.resume(selection)])
    try directory.apply(set).receipt().report(json: format.json)
  }
}
