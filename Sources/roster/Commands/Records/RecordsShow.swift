import AgentDomain
import ArgumentParser

/// `roster queues show`: one record with every field, and what refers to it.
struct RecordsShow<Record: DirectoryRecord>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: "Show \(Record.kind.withArticle) with every field and its users.")
  }

  @OptionGroup var database: DatabaseOption
  @Argument(help: ArgumentHelp("Which one.", valueName: Record.handleWord))
  var handle: String
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let stored = try directory.record(Record.self, named: handle)
    let settings = try directory.settings().settings
    let uses = try directory.uses(of: stored.key)
    if format.json {
      let users = uses.map { ($0.kind.plural, JSON.number($0.count)) }
      return try Output.line(
        RecordJSON.object(
          stored, settings, and: [("used_by", .object(users.map { (key: $0.0, value: $0.1) }))]
        ).written)
    }
    try RecordSections.show(stored.record, settings)
    try RecordSections.show("Used by", uses.map { ($0.kind.pluralTitle, $0.sentence) })
    try RecordSections.show(
      "Record", [("Created", stored.created.shown), ("Updated", stored.updated.shown)])
  }
}
