import AgentDomain
import ArgumentParser
import Foundation

/// The program: without a subcommand it opens the console, with one it does the same from the shell.
@main struct Roster: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "Looks after a contact centre's agents.",
    discussion: """
      Without a subcommand, opens the full-screen console. Every subcommand does from the shell what
      a screen does, with the same checks and the same history.
      """,
    version: "0.1.0",
    subcommands: [
      Agents.self, Records<Queue>.self, Records<Team>.self, Records<Profile>.self,
      Records<Template>.self, Records<Telephone>.self, Records<Module>.self,
      Records<OperatorAccount>.self, Account.self,
      Summary.self, History.self, Undo.self, Redo.self, Fields.self, Settings.self, Telephony.self,
      Sample.self,
      Check.self, ThemeCommand.self, KeysCommand.self,
      Recover.self, Mail.self, SSHKeysCommand.self, Completions.self, Manual.self,
    ])

  @OptionGroup var database: DatabaseOption
  @OptionGroup var screen: ScreenOptions

  @Option(
    name: .customLong("operator"),
    help: ArgumentHelp(
      "Open the console as this operator: for sshd's forced command (roster ssh-keys).",
      valueName: "username"))
  var username: String?

  @Flag(help: "Ask for name and password, whoever starts it: for a console terminal.")
  var login = false

  @Flag(
    help: "Say what works with screen readers, braille lines and low vision, and what was tested.")
  var accessibility = false

  func validate() throws {
    if login, username != nil {
      throw ValidationError("--login and --operator exclude each other.")
    }
  }

  func run() throws {
    if accessibility { return try Output.write(AccessibilityStatement.text) }
    try MainActor.assumeIsolated { try ConsoleStart(self).run() }
  }

  /// Runs the command line; whatever goes wrong is a sentence on standard error.
  static func main() {
    ProcessSafety.secure()
    do {
      var command = try parseAsRoot(
        FilterArguments.shielded(Array(CommandLine.arguments.dropFirst())))
      try command.run()
      try Output.flush()
    } catch {
      ErrorReport.end(error)
    }
  }
}
