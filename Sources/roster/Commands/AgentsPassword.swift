import AgentDomain
import ArgumentParser

/// `roster agents password`: another password for an agent.
struct AgentsPassword: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password", abstract: "Give an agent another password.",
    discussion: "The agent has to change it at the next login.")

  @OptionGroup var database: DatabaseOption
  @Argument(help: "The agent's username.")
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
    let stored = try directory.agent(named: username)
    let password = generate ? PasswordPolicy.generated() : try PasswordInput.read()
    let set = ChangeSet(
      author: directory.author, summary: "Changed the password of \(stored.agent.account.fullName)",
      changes: [.setPassword(AccountKey(.agent, stored.id), password)])
    try directory.apply(set).receipt().report(json: format.json)
    if generate { try GeneratedPassword.tell(password, json: format.json) }
  }
}
