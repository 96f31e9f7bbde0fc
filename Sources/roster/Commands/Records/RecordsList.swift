import AgentDomain
import ArgumentParser

/// `roster queues list`.
struct RecordsList<Record: DirectoryRecord>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: "List \(Record.kind.plural).")
  }

  @OptionGroup var database: DatabaseOption
  @OptionGroup var list: ListOptions<Record>
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let asked = try list.asked(directory)
    guard format.json else { return try list.writeTable(asked, directory) }
    let settings = try directory.settings().settings
    try list.writeJSON(asked, directory) { stored, _, columns in
      RecordJSON.object(stored, settings, only: columns)
    }
  }
}
