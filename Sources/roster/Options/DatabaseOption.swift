import AgentDomain
import AgentStore
import ArgumentParser
import DirectorySignIn
import Foundation

/// Which database; the same for every subcommand.
struct DatabaseOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database file (ROSTER_DATABASE; ~/.local/share/roster/roster.db).", valueName: "path"))
  var database: String?

  var path: String { Places.database(option: database) }

  /// Opens the database for the person at the shell, and makes it where there is none yet.
  /// - Throws: the store's error, whose description is a sentence for the person, or `Refused`.
  func openOrCreate() throws -> Shell { try Login.shell(of: create()) }

  /// Opens a database that is there, for the person at the shell.
  /// - Throws: the store's error, or `Refused` where there is none yet or the person is no operator.
  func open() throws -> Shell { try Login.shell(of: find()) }

  /// The database itself, made where there is none yet.
  func create() throws -> any AgentDirectory { try store(.openOrCreate) }

  /// The database itself, where it is there.
  func find() throws -> any AgentDirectory {
    do { return try store(.open) } catch StoreError.missing {
      throw Refused(
        "There is no database at \(path) yet: start roster once to make it, or name another file.")
    }
  }

  private func store(_ mode: AgentStore.Mode) throws(StoreError) -> AgentStore {
    let store = try AgentStore(path: path, mode: mode, passwordDirectory: LDAPDirectory())
    // Whatever somebody saved and did not live to tell the exchange; a save says itself what fails.
    Thread.detachNewThread { try? store.serveExchange() }
    return store
  }
}
