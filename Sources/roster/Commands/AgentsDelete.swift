import AgentDomain
import ArgumentParser

/// `roster agents delete`: agents leave the list and can be restored.
struct AgentsDelete: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete agents; they can be restored.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var choice: AgentChoice
  @Flag(help: "Do not ask.")
  var yes = false
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let selection = try choice.selection(directory)
    let names = try directory.names(of: selection)
    try Confirmation.ask("Delete \(names)?", given: yes)
    let set = ChangeSet(
      author: directory.author, summary: "Deleted \(names)", changes: [.delete(selection)])
    try directory.apply(set).receipt().report(json: format.json)
  }
}
