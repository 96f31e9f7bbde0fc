import AgentDomain
import AgentStore
import ArgumentParser

/// Which database; the same for every subcommand.
struct DatabaseOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database file (ROSTER_DATABASE; ~/.local/share/roster/roster.db).", valueName: "path"))
  var database: String?

  var path: String { Places.database(option: database) }

  /// Opens the database, and makes it where there is none yet.
  /// - Throws: the store's error, whose description is a sentence for the person.
  func open() throws -> any AgentDirectory { try AgentStore(path: path, mode: .openOrCreate) }
}
