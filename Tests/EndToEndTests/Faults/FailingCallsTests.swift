import Foundation
import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Failing system calls` {
    static let calls = ["pwrite64", "fdatasync", "ftruncate", "openat", "write", "fsync", "unlink"]
    static let errors = ["EIO", "ENOSPC", "EDQUOT", "EROFS"]
    /// More calls than a command makes: whoever reaches it has not come to the end.
    static let limit = 600

    @Test(arguments: ShellCommand.all)
    func `are told as they are, whichever call of a command fails`(command: ShellCommand) throws {
      let start = try Centre()
      try start.fill([.grace, .alan])
      for earlier in ShellCommand.all.prefix(while: { $0.arguments != command.arguments }) {
        let run = try start.run(earlier)
        try #require(run.status == 0, "\(run)")
      }
      let before = try start.fingerprint
      for call in Self.calls {
        let number = try (1...Self.limit).first { number in
          let error = Self.errors[(number + call.count) % Self.errors.count]
          let failing = FailingCall(call: call, error: error, number: number)
          return try !isHit(command, on: start, before, failing)
        }
        #expect(number != nil, "\(command) makes more than \(Self.limit) calls of \(call)")
      }
    }

    /// Runs the command on a copy with one call failing.
    ///
    /// - Returns: false where the command makes fewer calls than that.
    private func isHit(
      _ command: ShellCommand, on start: Centre, _ before: String, _ failing: FailingCall
    ) throws -> Bool {
      let copy = try start.copy()
      let (run, wasInjected) = try failing.run(command, on: copy)
      let after = try copy.fingerprint
      #expect(after.hasPrefix("ok\n"), "damaged: \(command), \(failing)")
      let told = "\(command), \(failing): \(run)"
      #expect(!run.wasSignalled, "\(told)")
      #expect([0, 1].contains(run.status), "\(told)")
      if run.status == 0 { #expect(after != before, "falsely saved: \(told)") }
      if run.errorText.contains("Nothing was changed") { #expect(after == before, "\(told)") }
      if run.status == 1 { #expect(run.errorText.contains("."), "no sentence: \(told)") }
      return wasInjected
    }
  }
}

/// One call to the database's files that the system refuses.
struct FailingCall: CustomStringConvertible {
  let call, error: String
  let number: Int

  var description: String { "\(call) number \(number) fails with \(error)" }

  /// - Returns: what became of the command, and whether a call failed at all.
  func run(_ command: ShellCommand, on centre: Centre) throws -> (ShellRun, Bool) {
    let logs = try TemporaryFolder("strace")
    let files = [centre.database, centre.database + "-journal", centre.folder.path]
    let arguments =
      ["-f", "-o", logs.file("log"), "-e", "trace=\(call)", "-e", "signal=none", "-e"]
      + ["inject=\(call):error=\(error):when=\(number)"] + files.flatMap { ["-P", $0] }
      + [Program.roster] + command.arguments + ["--database", centre.database]
    let run = try TerminalHarness.run(
      "strace", arguments, stdin: Array(command.input.utf8), environment: centre.environment)
    let log = try String(contentsOfFile: logs.file("log"), encoding: .utf8)
    return (run, log.contains("(INJECTED)"))
  }
}

extension Centre {
  func run(_ command: ShellCommand) throws -> ShellRun {
    try shell(command.arguments, stdin: command.input)
  }

  /// The same files in a folder of their own; no program may have them open.
  func copy() throws -> Centre {
    let copy = try Centre()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.copyItem(atPath: folder.file(name), toPath: copy.folder.file(name))
    }
    return copy
  }
}
