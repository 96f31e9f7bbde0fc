import Foundation
import TerminalHarness

/// The programs that this package built, beside the tests.
enum Program {
  static let roster = BuiltProgram.path("roster")
  static let clientLogExample = BuiltProgram.path("client-log-example")
  static let faultWorker = BuiltProgram.path("roster-fault-worker")
}

/// A database of a story's own, and the programs on it.
final class Centre {
  let folder: TemporaryFolder
  let database: String

  init() throws {
    folder = try TemporaryFolder()
    database = folder.file("roster.db")
  }

  /// The environment of an operator at home in this centre's folder.
  var environment: [String: String] {
    var variables = TerminalSession.plainEnvironment
    variables["HOME"] = folder.path
    variables["XDG_CONFIG_HOME"] = folder.path
    return variables
  }

  /// Runs a subcommand, such as `agents list`.
  func shell(_ arguments: [String], stdin: String = "", database isNamed: Bool = true) throws
    -> ShellRun
  {
    try TerminalHarness.run(
      Program.roster, arguments + (isNamed ? ["--database", database] : []),
      stdin: Array(stdin.utf8),
      environment: environment)
  }

  /// The rows of a query, by the sqlite3 program's own eyes.
  func rows(_ query: String) throws -> [[String]] { try SQLiteFile(database).rows(query) }

  /// Starts the console and waits for its first screen.
  /// - Parameter named: what TERM says, where that is not what the terminal is.
  func console(
    size: (rows: Int, columns: Int) = (24, 80), term: String = "xterm-256color",
    adding variables: [String: String] = [:], arguments: [String] = [], named: String? = nil
  ) throws -> Console {
    let session = try TerminalSession(
      program: Program.roster, arguments: ["--database", database] + arguments,
      environment: environment.merging(variables) { $1 }, size: size, term: term, named: named)
    try session.wait("the first screen") { !$0.screen.isBlank }
    try session.settle()
    return Console(session)
  }
}

extension String {
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
