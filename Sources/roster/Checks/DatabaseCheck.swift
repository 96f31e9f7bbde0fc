import AgentDomain
import AgentStore
import Foundation

/// Whether the database can be trusted: it opens under safe settings, is whole, its history was not
/// tampered with, only its owner can read it, and there is room.
struct DatabaseCheck {
  let path: String

  func results() -> [CheckResult] {
    guard access(path, F_OK) == 0 else {
      return [.skipped("database", "There is none at \(path) yet: starting roster makes it.")]
    }
    return files + content + [freeDisk]
  }

  private var content: [CheckResult] {
    do {
      let store = try AgentStore(path: path, mode: .open)
      let count = try store.count(ListQuery())
      let opened = CheckResult.good(
        "database", "\(path) opens under safe settings and holds \(count) agents.")
      return [opened, try integrity(store), try history(store)]
    } catch {
      return [.problem("database", "\(error)")]
    }
  }

  private func integrity(_ store: AgentStore) throws -> CheckResult {
    let found = try store.inspect()
    if found.isEmpty { return .good("integrity", "The file is whole.") }
    return .problem(
      "integrity", "The file is damaged: \(found.joined(separator: "; ")).",
      "Keep it as it is, and restore the newest backup.")
  }

  private func history(_ store: AgentStore) throws -> CheckResult {
    let verdict = try store.verifyHistory()
    if case .intact = verdict { return .good("history", "\(verdict)") }
    return .problem("history", "\(verdict)")
  }

  private var files: [CheckResult] {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let all = [(folder, mode_t(0o700))] + ["", "-journal", ".lock"].map { (path + $0, 0o600) }
    let loose = all.compactMap { name, wanted in Self.looseness(name, wanted) }
    return loose.isEmpty
      ? [.good("files", "Only their owner can read the folder and the files.")] : loose
  }

  private static func looseness(_ path: String, _ wanted: mode_t) -> CheckResult? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return nil }
    let mode = String(status.st_mode & 0o777, radix: 8)
    return .problem(
      "files", "\(path) is open to others (mode \(mode)).",
      "Run chmod \(String(wanted, radix: 8)) \(path).")
  }

  /// 100 MiB: room for a copy before a change of the schema, and for years of history.
  private static let wantedMegabytes = 100

  private var freeDisk: CheckResult {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else {
      return .problem("disk", "How much room there is cannot be read.", "Check the path.")
    }
    let free = Int(status.f_bavail) * Int(status.f_frsize) / 1_048_576
    if free >= Self.wantedMegabytes { return .good("disk", "\(free) MiB are free.") }
    return .problem(
      "disk", "Only \(free) MiB are free.", "Make room: \(Self.wantedMegabytes) MiB are wanted.")
  }
}
