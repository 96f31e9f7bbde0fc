import AgentDomain
import ArgumentParser

/// `roster agents password` and `roster operators password`: another password for somebody.
struct AccountsPassword<Record: AccountRecord>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "password", abstract: "Give \(Record.kind.withArticle) another password.",
      discussion: "The \(Record.kind.noun) has to change it at the next login.")
  }

  @OptionGroup var database: DatabaseOption
  @Argument(help: "The \(Record.kind.noun)'s username.")
  var username: String
  @Flag(help: "Read the password from standard input.")
  var passwordStdin = false
  @Flag(help: "Make a password, and print it this once.")
  var generate = false
  @OptionGroup var format: FormatOption

  func validate() throws {
    if passwordStdin == generate {
      throw ValidationError("Give a password by --password-stdin, or have one by --generate.")
    }
  }

  func run() throws {
    let directory = try database.open()
    let stored = try directory.record(Record.self, named: username)
    let password = generate ? PasswordPolicy.generated() : try PasswordInput.read()
    let set = ChangeSet(
      author: directory.author, summary: "Changed the password of \(stored.record.name)",
      changes: [.setPassword(AccountKey(Record.account, stored.id), password)])
    try directory.apply(set).receipt(of: Record.kind).report(json: format.json)
    if generate { try GeneratedPassword.tell(password, json: format.json) }
  }
}
