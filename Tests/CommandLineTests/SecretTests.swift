import Foundation
import Testing

@Suite(.serialized) struct SecretTests {
  @Test func `no subcommand takes a password as an argument`() throws {
    let roster = try RosterProgram()
    for command in ["create", "set", "password"] {
      let help = try roster.run("agents", command, "--help").output
      #expect(!help.contains("--password <") && !help.contains("--pin"))
    }
    #expect(try roster.run("agents", "password", "ada", "Good-pass1").status == 64)
  }

  @Test func `a password from standard input is never printed, nor kept in clear`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    let secret = "Canary-5ecret!"
    let run = try roster.run("agents", "password", "ada", "--password-stdin", input: secret + "\n")
    #expect(run.status == 0, "\(run.errors)")
    var seen = run.output + run.errors
    for arguments in [
      ["agents", "show", "ada", "--json"], ["agents", "show", "ada"], ["history", "--json"],
      ["agents", "export"], ["agents", "list", "--json"],
    ] {
      let run = try roster.run(arguments)
      seen += run.output + run.errors
    }
    #expect(!seen.contains("5ecret"))
    let file = try Data(contentsOf: URL(fileURLWithPath: roster.folder + "/roster.db"))
    #expect(file.range(of: Data(secret.utf8)) == nil)
  }

  @Test func `a password that breaks the rule is refused with the parts that are missing`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    let run = try roster.run("agents", "password", "ada", "--password-stdin", input: "short\n")
    #expect(run.status == 1 && run.errors.contains("at least 8 characters"))
    #expect(try roster.run("agents", "password", "ada", "--password-stdin").status == 1)
    #expect(try roster.run("agents", "password", "ada").status == 64)
  }

  @Test func `a generated password is told once, beside the JSON and not in it`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    let run = try roster.run("agents", "password", "ada", "--generate", "--json")
    let password = try #require(run.errors.split(separator: " ").dropFirst(4).first)
    #expect(password.count == 16 && !run.output.contains(password))
    #expect(try run.object()["count"] as? Int == 1)
  }

  @Test func `new files are for their owner alone`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    let file = roster.folder + "/agents.csv"
    #expect(try roster.run("agents", "export", "--output", file).status == 0)
    for path in [file, roster.folder + "/roster.db"] {
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }
}
