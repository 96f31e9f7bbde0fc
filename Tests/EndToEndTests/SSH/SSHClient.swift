import Foundation
import TerminalHarness

/// OpenSSH's client with one key, on a server of the tests.
struct SSHClient {
  let key: String
  let port: UInt16

  /// Makes a pair of keys without a passphrase.
  static func makeKey(_ path: String) throws {
    let made = try TerminalHarness.run(
      "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "made for a test", "-f", path])
    guard made.status == 0 else { throw HarnessError.timeout("ssh-keygen: \(made)") }
  }

  /// Nothing of the tester's own settings, agents and known hosts has a part in it; of two options that
  /// contradict each other, the first counts.
  var options: [String] {
    [
      "-F", "none", "-i", key, "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o",
      "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
      "-o", "LogLevel=ERROR",
    ]
  }

  var target: [String] { ["-p", "\(port)", "\(SSHServer.account)@127.0.0.1"] }

  /// Runs ssh to its end, without a terminal on this side.
  func run(
    _ options: [String] = [], _ command: [String] = [], stdin: String = "",
    variables: [String: String] = [:], timeout: Double = 120
  ) throws -> ShellRun {
    try TerminalHarness.run(
      "ssh", options + self.options + target + command, stdin: Array(stdin.utf8),
      environment: TerminalSession.plainEnvironment.merging(variables) { $1 }, timeout: timeout)
  }

  /// Runs another program of OpenSSH, which takes the port in its own way.
  func run(_ program: String, _ arguments: [String], stdin: String = "") throws -> ShellRun {
    try TerminalHarness.run(
      program, options + ["-P", "\(port)"] + arguments, stdin: Array(stdin.utf8))
  }

  /// Opens a terminal, as a person does.
  func terminal(
    _ options: [String] = [], _ command: [String] = [], term: String = "xterm-256color",
    variables: [String: String] = [:]
  ) throws -> TerminalSession {
    try TerminalSession(
      program: "ssh", arguments: options + self.options + target + command,
      environment: TerminalSession.plainEnvironment.merging(variables) { $1 }, term: term)
  }
}
