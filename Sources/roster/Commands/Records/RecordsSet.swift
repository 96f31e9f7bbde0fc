import AgentDomain
import ArgumentParser

/// `roster queues set`: the same values for one record or many, in one transaction.
struct RecordsSet<Record: DirectoryRecord>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "set", abstract: "Change fields of \(Record.kind.plural), the name too.",
      discussion: "Several are changed together: all of them, or none.")
  }

  @OptionGroup var database: DatabaseOption
  @OptionGroup var choice: RecordChoice<Record>
  @OptionGroup(title: "Fields") var fields: FieldOptions<ForChanging<Record>>
  @OptionGroup var format: FormatOption

  func validate() throws {
    if fields.texts.isEmpty { throw ValidationError("Name at least one field to change.") }
  }

  func run() throws {
    let directory = try database.open()
    let selection = try choice.selection(directory)
    let set = ChangeSet(
      author: directory.author, summary: "Edited \(try directory.names(of: selection))",
      changes: [.editAll(selection, fields.texts)])
    try directory.apply(set).receipt(of: Record.kind).report(json: format.json)
  }
}
