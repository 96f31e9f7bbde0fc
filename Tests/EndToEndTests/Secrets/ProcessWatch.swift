import Foundation
import Synchronization

/// Looks again and again at the arguments and the environment of every process of the machine, which all
/// its users may be able to see: https://man7.org/linux/man-pages/man5/proc_pid_cmdline.5.html
final class ProcessWatch: Sendable {
  private struct State {
    var seen: [Data: String] = [:]
    var isOver = false
  }

  private let state = Mutex(State())
  private let ended = DispatchSemaphore(value: 0)

  /// Looks for as long as the work takes.
  /// - Returns: everything that was seen, each text once.
  static func during(_ work: () throws -> Void) throws -> [Evidence] {
    let watch = ProcessWatch()
    defer { watch.end() }
    try work()
    return watch.evidence
  }

  private init() {
    Thread.detachNewThread { [self] in
      while !state.withLock({ $0.isOver }) {
        look()
        usleep(500)
      }
      ended.signal()
    }
  }

  private func end() {
    state.withLock { $0.isOver = true }
    ended.wait()
  }

  private var evidence: [Evidence] {
    state.withLock { state in state.seen.map { Evidence($0.value, $0.key) } }
  }

  private func look() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    for process in names where process.allSatisfy(\.isNumber) {
      for file in ["cmdline", "environ"] { note("/proc/\(process)/\(file)", file) }
    }
  }

  /// Files of processes that have ended, or that nobody may read, have nothing to say.
  private func note(_ path: String, _ file: String) {
    guard let bytes = FileManager.default.contents(atPath: path), !bytes.isEmpty else { return }
    state.withLock { state in
      if state.seen[bytes] == nil { state.seen[bytes] = "The \(file) of a process" }
    }
  }
}
