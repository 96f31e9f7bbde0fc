public import AgentDomain
import Foundation
import Glibc

/// Looks whether agents' clients can write their logs, and lists what they wrote.
public struct LogFolderCheck: SettingsCheck {
  public let id = "logs"
  public let title = "List the log folder"
  public let help = "Looks whether clients can write logs here, and lists the agents who have some."

  /// How many agents are listed, those with the newest lines.
  private static let listed = 50

  public init() {}

  public func run(_ settings: CentreSettings, answer: String) -> [Finding] {
    let path = settings.files.clientLogsDirectory.text
    guard access(path, F_OK) == 0 else { return [TextFile.fault(path, errno).finding] }
    guard FileState(following: path)?.isFolder == true else {
      return [.error("\(path) is no folder.")]
    }
    return [Self.writable(path)] + Self.agents(path + "/client")
  }

  private static func writable(_ path: String) -> Finding {
    guard access(path, W_OK | X_OK) == 0 else {
      return .warning(
        "\(path) may not be written by whoever runs Roster: clients that run as others may.")
    }
    return .good("\(path) exists and can be written.")
  }

  private static func agents(_ path: String) -> [Finding] {
    guard access(path, R_OK | X_OK) == 0 else {
      return errno == ENOENT ? [nothing] : [TextFile.fault(path, errno).finding]
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let folders = names.filter { $0.hasPrefix(prefix) }.map { AgentLogs(path, $0) }
      .sorted { ($0.newest, $1.name) > ($1.newest, $0.name) }
    guard !folders.isEmpty else { return [nothing] }
    let rest = folders.count - listed
    return folders.prefix(listed).map { .good($0.sentence) }
      + (rest > 0 ? [.good("\(rest) more agents have older logs.")] : [])
  }

  private static let nothing = Finding.good("No client has written a log yet.")
  fileprivate static let prefix = "agent-"
}

/// The logs of one agent.
private struct AgentLogs {
  let name: String
  private(set) var bytes: Int64 = 0
  private(set) var count = 0
  /// When the newest line was written.
  private(set) var newest = Timestamp()

  init(_ parent: String, _ folder: String) {
    name = String(folder.dropFirst(LogFolderCheck.prefix.count))
    let path = "\(parent)/\(folder)"
    for file in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      guard file.contains(".log"), let state = FileState("\(path)/\(file)"), state.isFile else {
        continue
      }
      count += 1
      bytes += state.size
      newest = max(newest, state.changed)
    }
  }

  var sentence: String {
    guard count > 0 else { return "\(name): an empty folder." }
    let files = "\(count) \(count == 1 ? "file" : "files")"
    return "\(name): \(files), \(size), newest line \(newest.shown)."
  }

  private var size: String {
    bytes < 1024 ? "\(bytes) bytes" : bytes < 1 << 20 ? "\(bytes >> 10) KiB" : "\(bytes >> 20) MiB"
  }
}
