import Foundation
import Testing

@Suite struct `roster ssh-keys` {
  private static let ada =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKBCtHl2SNBY6pvW7d9f4y3XKz4p8/fW9Y+c4tNSCtuJ"
  private static let bob =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIL8sbjzBtaXc/UMMDtRTtp9eEg8C2cO6be+QqnsZ/HN"
  private let roster: RosterProgram

  init() throws {
    roster = try RosterProgram()
    for (name, key) in [("ada", Self.ada + " ada@\"laptop\""), ("bob", Self.bob)] {
      let made = try roster.run(
        "operators", "create", name, "--full-name", name, "--role", "user", "--ssh-keys", key)
      try #require(made.status == 0, "\(made.errors)")
    }
  }

  private var command: String {
    let program = realpath(RosterProgram.path, nil).map { String(cString: $0) } ?? ""
    return "restrict,pty,command=\"\(program) --operator %s --database \(database)\""
  }

  private var database: String {
    realpath(roster.folder + "/roster.db", nil).map { String(cString: $0) } ?? ""
  }

  private func line(_ name: String) -> String { command.replacing("%s", with: name) + " " }

  @Test func `prints a line for each key, which opens its operator's console and nothing else`()
    throws
  {
    let run = try roster.run("ssh-keys")
    #expect(run.lines == [line("ada") + Self.ada + " ada@\"laptop\"", line("bob") + Self.bob])
  }

  @Test func `prints the key that sshd asks for alone, by its text or its fingerprint`() throws {
    let words = Self.bob.split(separator: " ").map(String.init)
    #expect(try roster.run(["ssh-keys"] + words).lines == [line("bob") + Self.bob])
    let fingerprint = "SHA256:pJcAfqOCPaBfRfkmrQQHqij/0i5ukjywdBgSw9it1FQ"
    #expect(try roster.run("ssh-keys", "--fingerprint", fingerprint).lines.count == 1)
  }

  @Test func `prints nothing for a key that nobody has, which is no failure`() throws {
    let run = try roster.run("ssh-keys", "ssh-ed25519", "AAAA")
    #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
  }

  @Test func `prints no key of an operator who is disabled`() throws {
    try #require(try roster.run("operators", "set", "ada", "--disabled", "on").status == 0)
    #expect(try roster.run("ssh-keys").lines == [line("bob") + Self.bob])
  }

  @Test func `quotes a path for the shell and for sshd`() throws {
    let folder = roster.folder + "/a 'b\" $(c)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    roster.variables["ROSTER_DATABASE"] = folder + "/roster.db"
    try #require(
      try roster.run(
        "operators", "create", "eve", "--full-name", "Eve", "--role", "user", "--ssh-keys",
        Self.ada
      ).status == 0)
    let text = try roster.run("ssh-keys").output
    #expect(text.contains("/a '\\''b\\\" $(c)/roster.db'\" ssh-ed25519"), "\(text)")
  }

  @Test func `a start by a key refuses commands, unknown operators, and input without a terminal`()
    throws
  {
    #expect(try roster.run("--operator", "ada").errors.contains("needs a terminal"))
    roster.variables["SSH_ORIGINAL_COMMAND"] = "sh"
    let run = try roster.run("--operator", "ada")
    #expect(run.status == 1)
    #expect(
      run.errors
        == "roster: This key opens the console of Roster and nothing else: use ssh without a command.\n"
    )
  }
}
