import AgentDomain
import ArgumentParser
import ClientLogs
import Foundation
import TextUI

/// `roster agents logs`: the newest lines of an agent's client logs, and those that come.
struct AgentsLogs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs", abstract: "Show an agent's client logs, and follow them.")

  @OptionGroup var database: DatabaseOption
  @Argument(help: "The agent's username.")
  var username: String
  @Flag(help: "Go on with what is written from now on, until ^C.")
  var follow = false
  @Option(help: "Only lines of this level and worse.")
  var level = LeastLevel(level: .debug)
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only lines that contain this text, in any case.", valueName: "text"))
  var grep: String?
  @Option(help: ArgumentHelp("At most so many of the newest lines.", valueName: "number"))
  var lines = 100
  @OptionGroup var format: FormatOption

  func validate() throws {
    if lines < 0 { throw ValidationError("--lines must be 0 or more.") }
    if follow, format.json {
      throw ValidationError("--json is a list with an end: leave --follow out.")
    }
  }

  func run() throws {
    let directory = try database.open()
    let agent = try directory.agent(named: username).agent
    let folder = try LogFolder(agent, try directory.settings().settings)
    let filter = LogFilter(level: level.level, text: grep ?? "")
    let (tail, watch) = (LogTail(folder, limit: max(10_000, lines)), LogWatch())
    var isWatched = watch.aim(at: folder)
    tail.read()
    try explain(tail.state, agent, folder)
    let newest = tail.lines.filter(filter.matches).suffix(lines)
    if format.json { return try Output.line(JSON.list(newest.map(Self.object)).written) }
    try show(newest)
    var skipped = 0
    while follow {
      try Output.flush()
      watch.wait(milliseconds: isWatched ? 5000 : 1000)
      isWatched = watch.aim(at: folder)
      try show(tail.read().filter(filter.matches))
      if tail.skipped > skipped { ErrorReport.say("\(tail.skipped - skipped) lines passed over.") }
      skipped = tail.skipped
    }
  }

  private func show(_ lines: some Sequence<LogLine>) throws {
    for line in lines { try Output.line(TermText(line.text).description) }
  }

  /// Says on standard error why there may be nothing to show.
  /// - Throws: `Refused` where the folder is there and cannot be read.
  private func explain(_ state: LogTail.State, _ agent: Agent, _ folder: LogFolder) throws {
    if case .fault(let fault) = state {
      guard fault.isMissing else { throw Refused(fault.description) }
      ErrorReport.say("Nothing was logged yet: there is no folder \(folder.path).")
    }
    guard agent.loggedLevel == nil else { return }
    ErrorReport.say(
      "Client logs are off for \(username): roster agents set \(username)"
        + " --client-logs-enabled on switches them on.")
  }

  private static func object(_ line: LogLine) -> JSON {
    .object([("level", .text(line.level.rawValue)), ("text", .text(line.text))])
  }
}

/// A level of client logs as people give it to the shell.
struct LeastLevel: ExpressibleByArgument {
  let level: LogLevel

  init(level: LogLevel) { self.level = level }

  init?(argument: String) {
    guard let level = LogLevel(rawValue: argument) else { return nil }
    self.level = level
  }

  var defaultValueDescription: String { level.rawValue }
  static var allValueStrings: [String] { LogLevel.allCases.map(\.rawValue) }
}
