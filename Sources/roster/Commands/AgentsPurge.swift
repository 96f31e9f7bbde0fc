import AgentDomain
import ArgumentParser

/// `roster agents purge`: deleted agents go for good.
struct AgentsPurge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: "Remove deleted agents for good; nothing brings them back.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var choice: AgentChoice
  @Flag(help: "Do not ask.")
  var yes = false
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let selection = try choice.selection(directory, view: .deleted)
    let names = try directory.names(of: selection)
    try Confirmation.ask(
      "\(names) will be gone for good, with history kept.", word: "delete", given: yes)
    let set = ChangeSet(
      author: directory.author, summary: "Deleted \(names) for good", changes: [.purge(selection)])
    try directory.apply(set).receipt().report(json: format.json)
  }
}
