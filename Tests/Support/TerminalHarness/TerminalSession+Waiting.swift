import CTerminalHarness
import Foundation
import Synchronization

extension TerminalSession {
  /// How long a wait goes on before it fails: far beyond what a slow and busy machine needs.
  public static let patience: Double = 30

  /// Waits until the screen contains a text.
  ///
  /// - Throws: `HarnessError.timeout` with the screen; also at once when the program has ended without
  ///   showing it.
  public func wait(for text: String, timeout: Double = patience) throws {
    try wait("“\(text)”", timeout: timeout) { $0.screen.contains(text) }
  }

  public func wait(forNo text: String, timeout: Double = patience) throws {
    try wait("“\(text)” to go", timeout: timeout) { !$0.screen.contains(text) }
  }

  public func wait(for pattern: Regex<some Any>, timeout: Double = patience) throws {
    try wait("a pattern", timeout: timeout) { $0.screen.contains(pattern) }
  }

  /// Waits until something is so; it is asked after everything that comes from the program.
  public func wait(
    _ what: String, timeout: Double = patience, until condition: (TerminalSession) throws -> Bool
  ) throws {
    let deadline = Date(timeIntervalSinceNow: timeout)
    while true {
      let (seen, ended) = line.locked { ($0.log.bytes.count, $0.end != nil) }
      if try condition(self) { return }
      guard !ended, deadline.timeIntervalSinceNow > 0 else {
        throw HarnessError.timeout("Waited \(timeout) s for \(what), and saw:\n\(picture)")
      }
      waitForChange(since: seen, until: min(deadline, Date(timeIntervalSinceNow: 0.25)))
    }
  }

  private func waitForChange(since seen: Int, until deadline: Date) {
    line.locked { line in
      while line.log.bytes.count == seen, line.end == nil {
        guard line.condition.wait(until: deadline) else { return }
      }
    }
  }

  /// Waits until the program has read all that was typed, all its threads sleep, and nothing came for
  /// `quiet` seconds.
  ///
  /// - Throws: `HarnessError.timeout` for a program that never rests.
  public func settle(quiet: Double = 0.05, timeout: Double = patience) throws {
    let deadline = Date(timeIntervalSinceNow: timeout)
    while isRunning {
      let seen = bytesReceived
      let busy = isBusy
      pause(upTo: quiet, whileNothingComesAfter: seen)
      if !busy, bytesReceived == seen, !isBusy { return }
      guard deadline.timeIntervalSinceNow > 0 else {
        throw HarnessError.timeout("The program did not rest within \(timeout) s:\n\(picture)")
      }
    }
  }

  private func pause(upTo seconds: Double, whileNothingComesAfter seen: Int) {
    waitForChange(since: seen, until: Date(timeIntervalSinceNow: seconds))
  }

  /// Whether there is input that the program has not read, or a thread of it that runs or waits for
  /// a disk.
  private var isBusy: Bool {
    if line.locked(\.unreadInput) > 0 { return true }
    return ProcessFigures.states(of: process).contains { $0 != "S" && $0 != "T" && $0 != "Z" }
  }

  /// Types keys and waits until the program rests again; what came meanwhile is returned.
  @discardableResult
  public func press(_ keys: String, quiet: Double = 0.05) throws -> [UInt8] {
    let mark = bytesReceived
    try send(keys)
    try settle(quiet: endsInEscape.withLock { $0 } ? max(quiet, Self.escapeTime) : quiet)
    return bytes(since: mark)
  }

  /// Waits for the end of the program.
  ///
  /// - Returns: its status, as a shell says it.
  @discardableResult
  public func waitForExit(timeout: Double = patience) throws -> Int32 {
    let deadline = Date(timeIntervalSinceNow: timeout)
    line.locked { line in
      while line.end == nil, line.condition.wait(until: deadline) {}
    }
    guard let status = exitStatus else {
      throw HarnessError.timeout("The program did not end within \(timeout) s:\n\(picture)")
    }
    return status
  }
}
