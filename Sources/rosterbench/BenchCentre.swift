import AgentStore
import Foundation
import TerminalHarness

/// A generated database on a real disk; made once, and kept for the next time.
struct BenchCentre {
  let agents: Int
  let folder: String

  var database: String { "\(folder)/roster.db" }

  init(agents: Int, folder: String) throws {
    (self.agents, self.folder) = (agents, "\(folder)/\(agents)")
    if access("\(self.folder)/complete", F_OK) != 0 { try make() }
    _ = try AgentStore(path: database).foundFirst(systemLogin: NSUserName(), origin: "bench")
  }

  private func make() throws {
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
    )
    _ = try AgentStore(path: database)
    try GeneratedCentre.fill(path: database, agents: agents)
    try Data().write(to: URL(fileURLWithPath: "\(folder)/complete"))
  }

  var environment: [String: String] {
    var variables = TerminalSession.plainEnvironment
    variables["HOME"] = folder
    variables["XDG_CONFIG_HOME"] = folder
    return variables
  }

  static let roster = BuiltProgram.path("roster")

  func console() throws -> TerminalSession {
    try TerminalSession(
      program: Self.roster, arguments: ["--database", database], environment: environment)
  }

  /// What the disk itself needs to make one page safe, in milliseconds: the median of a few.
  func flush() throws -> Double {
    let path = "\(folder)/flush"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw HarnessError.system("Writing \(path)", code: errno) }
    defer {
      close(file)
      unlink(path)
    }
    let page = [UInt8](repeating: 7, count: 4096)
    let times = (0..<9).map { number in
      let start = monotonicNow()
      _ = page.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, off_t(number * 4096)) }
      fdatasync(file)
      return milliseconds(monotonicNow() - start)
    }
    return times.sorted()[times.count / 2]
  }
}

func milliseconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) / 1_000_000 }
