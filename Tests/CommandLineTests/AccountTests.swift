import AgentDomain
import Foundation
import Testing

/// Operators, passwords and sign-in from the shell.
@Suite struct AccountTests {
  /// Who runs the tests, and so is the first administrator.
  private let me = NSUserName()
  private static let given = "Given-tower1"
  private static let chosen = "Chosen-tower1"

  private func create(_ roster: RosterProgram) throws {
    let run = try roster.run(
      "agents", "create", "--full-name", "Olga Open", "--username", "olga", "--email",
      "olga@example.org", "--password-stdin", input: Self.given + "\n")
    try #require(run.status == 0, "\(run.errors)")
  }

  @Test func `[1.1] whoever makes a database is its first administrator`() throws {
    let roster = try RosterProgram(sample: true)
    let list = try roster.run("operators", "list", "--json")
    #expect(
      list.status == 0 && list.output.contains("\"role\": \"administrator\""), "\(list.output)")
    #expect(try roster.run("history", "--of", "operator:\(me)").output.contains("first run"))
  }

  @Test func `[1.1] one enabled administrator always stays`() throws {
    let roster = try RosterProgram(sample: true)
    let words = "One enabled administrator has to stay: make somebody else an administrator first."
    for arguments in [
      ["operators", "set", me, "--disabled", "on"],
      ["operators", "set", me, "--role", "user"], ["operators", "remove", me, "--yes"],
    ] {
      let run = try roster.run(arguments)
      #expect(run.status == 1 && run.errors.contains(words), "\(run.errors)")
    }
    let other = try roster.run(
      "operators", "create", "ada", "--full-name", "Ada", "--role", "administrator")
    #expect(other.status == 0, "\(other.errors)")
    #expect(try roster.run("operators", "set", me, "--disabled", "on").status == 0)
    let out = try roster.run("agents", "list")
    #expect(out.status == 1 && out.errors.contains("No enabled operator has the system login"))
  }

  @Test func `[1.2] the shell has the rights of the operator whose login it is`() throws {
    let roster = try RosterProgram(sample: true)
    _ = try roster.run(
      "operators", "create", "ada", "--full-name", "Ada", "--role", "administrator")
    let set = try roster.run(
      "operators", "set", me, "--role", "user", "--queues", "Sample Sales")
    #expect(set.status == 0, "\(set.errors)")
    #expect(try roster.run("agents", "list").lines.count < 20)
    let hidden = try roster.run("agents", "show", "sample.ada")
    let missing = try roster.run("agents", "show", "sample.xyz")
    let seen = try roster.run("agents", "show", "sample.lixiaolong")
    #expect(seen.status == 0, "\(seen.errors)")
    #expect(hidden.status == 1 && hidden.errors.replacing("ada", with: "xyz") == missing.errors)
    let edit = try roster.run("agents", "set", "sample.lixiaolong", "--alias", "x")
    #expect(edit.status == 1 && edit.errors.contains("ask an administrator"))
    #expect(try roster.run("operators", "list").lines.count <= 1)
  }

  @Test func `[5.4] authenticate answers in a word and an exit code`() throws {
    let roster = try RosterProgram()
    try create(roster)
    func ask(_ input: String, _ options: String...) throws -> (Int32, String) {
      let run = try roster.run(["agents", "authenticate", "olga"] + options, input: input)
      return (run.status, run.lines.first ?? "")
    }
    #expect(try ask("Wrong-tower1\n") == (10, "refused"))
    #expect(try ask("\(Self.given)\n") == (15, "new-password-needed"))
    #expect(try ask("\(Self.given)\nshort\n", "--new-password") == (16, "new-password-refused"))
    #expect(try ask("\(Self.given)\n\(Self.chosen)\n", "--new-password") == (0, "signed-in"))
    let json = try roster.run(
      ["agents", "authenticate", "olga", "--json"], input: Self.chosen + "\n")
    #expect(json.output.contains("\"full_name\": \"Olga Open\"") && json.status == 0)
    for number in 1...5 { _ = try ask("Wrong-tower1\n", "--source", "web \(number)") }
    #expect(try ask("\(Self.chosen)\n", "--source", "web 6") == (11, "locked"))
    #expect(try roster.run("agents", "unlock", "olga").status == 0)
    #expect(try ask("\(Self.chosen)\n", "--source", "web 7") == (0, "signed-in"))
    _ = try roster.run("agents", "set", "olga", "--disabled", "on")
    #expect(try ask("\(Self.chosen)\n", "--source", "web 8") == (12, "disabled"))
  }

  @Test func `[5.1] one's own password is changed by who knows it`() throws {
    let roster = try RosterProgram(sample: true)
    let given = try roster.run(
      ["operators", "password", me, "--password-stdin"], input: Self.given)
    #expect(given.status == 0, "\(given.errors)")
    let wrong = try roster.run(
      ["account", "password"], input: "Wrong-tower1\n\(Self.chosen)\n")
    #expect(wrong.status == 1 && wrong.errors.contains("The name or the password is wrong"))
    let done = try roster.run(["account", "password"], input: "\(Self.given)\n\(Self.chosen)\n")
    #expect(done.status == 0 && done.output == "Changed your password.\n", "\(done.errors)")
    #expect(try roster.run("history", "--of", "operator:\(me)").output.contains("Password changed"))
  }
}
