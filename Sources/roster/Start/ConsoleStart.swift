import AgentDomain
import CentreChecks
import Console
import Foundation
import TextUI

/// The way from the command line to the first screen, and back to the shell.
@MainActor struct ConsoleStart {
  private let command: Roster
  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  init(_ command: Roster) { self.command = command }

  /// Opens the console and stays until the person leaves it.
  ///
  /// The database is opened before the terminal is taken over, so that its complaints stand in the
  /// shell; the terminal is given back before anything else is said.
  func run() throws {
    if command.username != nil { try ForcedStart().prepare() }
    let file = try Configuration.read()
    guard isLinear(file) || isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 else {
      throw Refused(
        "The console needs a terminal for input and output. In scripts, use a subcommand"
          + " (roster --help lists them), or roster --linear.")
    }
    let (directory, entry, welcome) = try arrival()
    let wishes = wishes(file)
    let (terminal, notice) = try openTerminal(file)
    let session = Session(
      directory: directory, entry: entry, place: Places.short(command.database.path),
      terminal: terminal, checks: CentreChecks.all, exchange: ExchangeLine.bridge(of: directory),
      wishes: wishes, welcome: welcome)
    do { try session.run() } catch {
      terminal.end()
      throw error
    }
    terminal.end()
    for line in [notice, session.farewell].compactMap(\.self) { ErrorReport.say(line) }
  }

  private typealias Arrival = (any AgentDirectory, Entry, welcome: String?)

  private func arrival() throws -> Arrival {
    if let username = command.username { return try named(username) }
    return try command.login ? stranger() : owner()
  }

  /// The person to whom the login of the system belongs.
  private func owner() throws -> Arrival {
    let directory = try command.database.create()
    let first = try Login.found(in: directory)
    guard let person = try first ?? directory.person(systemLogin: Login.name) else {
      throw Refused(Login.stranger)
    }
    let welcome = first.map {
      "You are the first administrator, \($0.name). :go-operators leads to the operators, where others are added."
    }
    return (directory, .person(Author(person, origin: Login.place)), welcome)
  }

  /// The operator whose key let somebody in, who has no shell and so no files of the machine.
  private func named(_ username: String) throws -> Arrival {
    let directory = try command.database.find()
    guard let person = try directory.person(named: username),
      person.obstacle(to: .read, CentreSettings()) == nil
    else { throw Refused("There is no enabled operator \(username): ask an administrator.") }
    let author = Author(person, origin: Login.place, isAtHost: false)
    _ = confine(person)
    return (directory, .person(author), nil)
  }

  /// Somebody who has to say who it is.
  private func stranger() throws -> Arrival {
    let path = command.database.path
    let ways = WaysIn(origin: Login.place, files: confine) { MailDelivery.start(path) }
    return (try command.database.find(), .signIn(ways), nil)
  }

  /// Binds the process to the person's own folder, for good.
  private func confine(_ person: Operator) -> FileAccess {
    FileAccess.confineProcess(to: .folder(of: person.name, beside: command.database.path))
    return .ofProcess
  }

  /// Whether everything is said line by line: asked for, or of a terminal that can do no more.
  private func isLinear(_ file: Configuration) -> Bool {
    let wish = environment["ACCESSIBLE"] ?? ""
    return command.screen.linear || file.linear
      || !["", "0", "no", "false"].contains(wish.lowercased())
      || ["", "dumb", "unknown"].contains(environment["TERM"] ?? "")
  }

  /// Takes the terminal over; one of an unknown type is treated as a vt100.
  /// - Returns: the terminal, and what has to be said about it.
  private func openTerminal(_ file: Configuration) throws -> (
    any InteractiveTerminal, notice: String?
  ) {
    var options = try terminalOptions(file)
    if isLinear(file) { return (LineConsole(ascii: options.ascii), nil) }
    do { return (try CursesTerminal(options: options), nil) } catch TerminalError.unknownTerminal {
      let notice = "\(TerminalError.unknownTerminal(options.term)) It is treated as a vt100."
      ErrorReport.say(notice)
      options.term = "vt100"
      return (try CursesTerminal(options: options), notice)
    }
  }

  /// What the configuration file wishes of the console itself.
  private func wishes(_ file: Configuration) -> Wishes {
    let (map, problems) = Keymap.reading(file.keys)
    let learnt = LearntKeyFile(term: environment["TERM"] ?? "")
    // Whoever came without a shell of the machine leaves no file on it.
    let mayKeep = command.username == nil && !command.login
    let keep: @Sendable (LearntKeys) throws -> String = { try learnt.write($0) }
    return Wishes(
      themes: { ThemeChoice.offers }, keymap: map, rings: file.bell, copies: file.clipboard,
      keepKeys: mayKeep ? keep : nil,
      problemCount: problems.count(where: \.isError))
  }

  private func terminalOptions(_ file: Configuration) throws -> TerminalOptions {
    var options = TerminalOptions(environment: environment)
    options.ascii = command.screen.ascii || file.ascii
    options.slow = command.screen.slow || file.slow
    options.learntKeys = LearntKeyFile(term: options.term).read()
    if let name = command.screen.theme ?? Places.variable("ROSTER_THEME") ?? file.theme {
      options.theme = try ThemeChoice.theme(name)
    }
    return options
  }
}
