import AgentDomain
import ArgumentParser

/// `roster agents unlock` and `roster operators unlock`: whom failed logins locked out may try again.
struct AccountsUnlock<Record: AccountRecord>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "unlock", abstract: "Unlock \(Record.kind.plural) whom failed logins locked.",
      discussion: "The count of failed logins begins anew.")
  }

  @OptionGroup var database: DatabaseOption
  @OptionGroup var choice: RecordChoice<Record>
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let selection = try choice.selection(directory)
    let set = ChangeSet(
      author: directory.author, summary: "Unlocked \(try directory.names(of: selection))",
      changes: [.editAll(selection, [FieldValueText(field: "locked", text: "off")])])
    try directory.apply(set).receipt(of: Record.kind).report(json: format.json)
  }
}
