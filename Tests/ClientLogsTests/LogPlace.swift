import AgentDomain
import ClientLogs
import Foundation
import Logging
import TerminalHarness
import Testing

/// A directory for client logs of a test's own, and what lies in one agent's folder there.
final class LogPlace {
  let directory: TemporaryFolder
  let folder: LogFolder
  let username: String

  init(_ username: String = "ada", in directory: TemporaryFolder? = nil) throws {
    self.directory = try directory ?? TemporaryFolder("logs")
    self.username = username
    folder = try LogFolder(directory: self.directory.path, username: username)
  }

  var settings: CentreSettings {
    var settings = CentreSettings()
    settings.files.clientLogsDirectory = FilePath(unchecked: directory.path)
    return settings
  }

  func agent(_ level: LogLevel?) -> Agent {
    var agent = Agent()
    agent.account.username = username
    agent.clientLogs.enabled = level != nil
    agent.clientLogs.level = level ?? .error
    return agent
  }

  func log(_ level: LogLevel?, _ rotation: LogRotation = .standard) throws -> ClientLog {
    try ClientLog(agent(level), settings, rotation: rotation)
  }

  func logger(_ log: ClientLog, _ label: String = "test") -> Logger {
    Logger(label: label) { ClientLogHandler(label: $0, log: log) }
  }

  func file(_ name: String) -> String { "\(folder.path)/\(name)" }

  /// The names of what lies in the agent's folder, in order.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  func text(_ name: String) -> String {
    (try? String(contentsOfFile: file(name), encoding: .utf8)) ?? ""
  }

  func lines(_ name: String) -> [String] { text(name).split(separator: "\n").map(String.init) }

  /// Appends to a file as a foreign program might.
  func append(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    let file = open(self.file(name), O_WRONLY | O_APPEND | O_CREAT, 0o640)
    try #require(file >= 0)
    defer { close(file) }
    let bytes = Array(text.utf8)
    try #require(write(file, bytes, bytes.count) == bytes.count)
  }

  /// Runs the example program to its end.
  func example(_ commands: String..., bytes: Int = 10 << 20, files: Int = 5) throws {
    let run = try TerminalHarness.run(
      Self.program, [directory.path, username, "\(bytes)", "\(files)"],
      stdin: Array(commands.joined(separator: "\n").utf8))
    try #require(run.status == 0, "\(run)")
  }

  static let program = BuiltProgram.path("client-log-example")
}

/// The mode of a file or folder, in octal.
func mode(_ path: String) -> String {
  var status = stat()
  return lstat(path, &status) == 0 ? String(status.st_mode & 0o777, radix: 8) : "none"
}
