import AgentDomain
import ClientLogs
import Foundation
import Logging

/// A program of the contact centre that logs for one agent's clients: what the tests run, and an example
/// of how the library is used.
///
///     client-log-example DIRECTORY USERNAME [BYTES FILES]
///
/// It begins with logs at level debug and obeys the lines of its standard input:
///
///     write COUNT                 writes so many lines, one level after the other
///     until FILE RATE COUNT       writes so many lines a second, and at least COUNT, until FILE is there
///     say LEVEL TEXT              writes one line
///     limit BYTES                 lets no file grow beyond, as a full disk does; 0 takes the limit away
///     level LEVEL, on, off        what an operator might change meanwhile
@main enum ClientLogExample {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3 || words.count == 5 else { exit(64) }
    var settings = CentreSettings()
    settings.files.clientLogsDirectory = FilePath(unchecked: words[1])
    var rotation = LogRotation.standard
    if words.count == 5, let bytes = Int(words[3]), let files = Int(words[4]) {
      rotation = LogRotation(bytes: bytes, files: files)
    }
    var client = try Client(words[2], settings, rotation)
    while let line = readLine() { try client.obey(line.split(separator: " ").map(String.init)) }
  }
}

/// One agent's client, and the agent as the program read it last.
struct Client {
  private var agent = Agent()
  private let settings: CentreSettings
  private let log: ClientLog
  private let logger: Logger
  private var written = 0

  init(_ username: String, _ settings: CentreSettings, _ rotation: LogRotation) throws {
    agent.account.username = username
    (agent.clientLogs.enabled, agent.clientLogs.level) = (true, .debug)
    self.settings = settings
    let log = try ClientLog(agent, settings, rotation: rotation)
    self.log = log
    logger = Logger(label: "example") { ClientLogHandler(label: $0, log: log) }
  }

  mutating func obey(_ words: [String]) throws {
    switch words.first {
    case "write": for _ in 0..<(Int(words[1]) ?? 0) { writeNext() }
    case "until": writeUntil(words[1], rate: Int(words[2]) ?? 0, least: Int(words[3]) ?? 0)
    case "say":
      let level = Logger.Level(rawValue: words[1]) ?? .info
      logger.log(level: level, "\(words.dropFirst(2).joined(separator: " "))")
    case "limit": Self.limitFiles(to: rlim_t(words[1]) ?? 0)
    case "level": try change { $0.clientLogs.level = LogLevel(rawValue: words[1]) ?? .error }
    case "on": try change { $0.clientLogs.enabled = true }
    case "off": try change { $0.clientLogs.enabled = false }
    default: exit(64)
    }
  }

  /// As after reading the agent again, which an operator has changed.
  private mutating func change(_ change: (inout Agent) -> Void) throws {
    change(&agent)
    try log.update(agent, settings)
  }

  /// The signal that comes with it would end the program. https://man7.org/linux/man-pages/man2/getrlimit.2.html
  private static func limitFiles(to bytes: rlim_t) {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  }

  private static let levels: [Logger.Level] = [.error, .warning, .info, .debug]

  private mutating func writeNext() {
    let level = Self.levels[written % Self.levels.count]
    written += 1
    logger.log(level: level, "line \(written)", metadata: ["program": "\(getpid())"])
  }

  /// In batches of a hundredth of a second; it ends after a minute in any case.
  private mutating func writeUntil(_ path: String, rate: Int, least: Int) {
    let start = ContinuousClock.now
    for batch in 1...6000 {
      for _ in 0..<(rate / 100) { writeNext() }
      if written >= least, access(path, F_OK) == 0 { return }
      let rest = (start + .milliseconds(10 * batch)) - .now
      if rest > .zero { usleep(UInt32(rest / .microseconds(1))) }
    }
  }
}
