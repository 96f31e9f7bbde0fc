import Foundation
import TerminalHarness

/// A centre with two operators of different scope who come over SSH.
final class SSHCentre {
  let centre: Centre
  let server: SSHServer
  /// Sees Grace, of Sales.
  let ada: SSHClient
  /// Sees Alan, of Support.
  let bob: SSHClient

  init() throws {
    centre = try Centre()
    for name in ["ada", "bob"] { try SSHClient.makeKey(centre.folder.file(name)) }
    try Self.fill(centre)
    server = try SSHServer(centre)
    agent = try TerminalSession(
      program: "ssh-agent", arguments: ["-D", "-a", centre.folder.file("agent")])
    ada = SSHClient(key: centre.folder.file("ada"), port: server.port)
    bob = SSHClient(key: centre.folder.file("bob"), port: server.port)
  }

  /// An agent of the client's, without a key.
  var agentSocket: String { centre.folder.file("agent") }
  private let agent: TerminalSession

  /// Where nothing may appear.
  var mark: String { centre.folder.file("escaped") }

  func shell(_ arguments: String...) throws { try Self.shell(centre, arguments) }

  private static func fill(_ centre: Centre) throws {
    for queue in ["Sales", "Support"] { try shell(centre, ["queues", "create", queue]) }
    for (name, username, queue) in [
      ("Grace Hopper", "grace", "Sales"), ("Alan Turing", "alan", "Support"),
    ] {
      try shell(
        centre,
        [
          "agents", "create", "--full-name", name, "--username", username, "--email",
          "\(username)@example.org", "--password-stdin", "--queue", queue,
        ], stdin: Words.password + "\n")
    }
    for (name, queue) in [("ada", "Sales"), ("bob", "Support")] {
      let key = try String(contentsOfFile: centre.folder.file("\(name).pub"), encoding: .utf8)
      try shell(
        centre,
        [
          "operators", "create", name, "--full-name", name, "--role", "user",
          "--agents-permission", "read-edit-delete", "--queues", queue, "--ssh-keys", key,
        ])
    }
  }

  private static func shell(_ centre: Centre, _ arguments: [String], stdin: String = "") throws {
    let done = try centre.shell(arguments, stdin: stdin)
    guard done.status == 0 else { throw HarnessError.timeout("\(arguments): \(done)") }
  }
}

extension SSHClient {
  /// Opens the console and waits for the list.
  func console(
    _ options: [String] = [], term: String = "xterm-256color", variables: [String: String] = [:]
  ) throws -> Console {
    let console = Console(try terminal(["-tt"] + options, term: term, variables: variables))
    try console.wait(for: Words.listTitle)
    return console
  }
}
