import AgentDomain
import ArgumentParser

/// `roster sample`: a centre to look around in.
struct Sample: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add or remove the sample centre.", subcommands: [SampleAdd.self, SampleRemove.self])

  static func apply(
    _ change: Change, _ summary: String, _ directory: Shell, json: Bool
  ) throws {
    let set = ChangeSet(author: directory.author, summary: summary, changes: [change])
    try directory.apply(set).receipt().report(json: json)
  }
}

/// `roster sample add`.
struct SampleAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add agents, queues and teams to look around.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try Sample.apply(
      .addSample, "Added the sample centre", try database.openOrCreate(), json: format.json)
  }
}

/// `roster sample remove`.
struct SampleRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove the sample centre with everything in it.")

  @OptionGroup var database: DatabaseOption
  @Flag(help: "Do not ask.")
  var yes = false
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    try Confirmation.ask("Remove the sample centre with everything in it?", given: yes)
    try Sample.apply(.removeSample, "Removed the sample centre", directory, json: format.json)
  }
}
