import Foundation
import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Line by line` {
    private static let day = ["find grace", "1", "set alias Amazing", "save", "save", "quit"]

    private func typed(_ lines: [String]) -> [UInt8] {
      Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    @Test func `through a pipe nothing is sent but lines, and the work is done`() throws {
      let centre = try Centre()
      try centre.fill([.grace, .alan, Newcomer()])
      let run = try TerminalHarness.run(
        Program.roster, ["--linear", "--database", centre.database], stdin: typed(Self.day),
        environment: centre.environment)
      #expect(run.status == 0, "\(run)")
      #expect(ForbiddenBytes.inLines(run.output) == [])
      #expect(!run.output.contains(0x1B) && !run.output.contains(0x0D))
      for line in run.text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
      #expect(try centre.rows("SELECT alias FROM agent WHERE username = 'grace'") == [["Amazing"]])
    }

    @Test(arguments: [
      ("ACCESSIBLE", "1", "xterm-256color"), ("X", "", "dumb"), ("X", "", ""),
    ])
    func `it comes by itself with ACCESSIBLE, and with TERM dumb or unset`(
      name: String, value: String, term: String
    ) throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      var environment = centre.environment
      environment["TERM"] = term.isEmpty ? nil : term
      environment[name] = value
      let run = try TerminalHarness.run(
        Program.roster, ["--database", centre.database], stdin: typed(["where", "quit"]),
        environment: environment)
      #expect(run.status == 0, "\(run)")
      #expect(run.text.contains("Info: Agents. Line 1: Ada Lovelace"), "\(run)")
      #expect(!run.output.contains(0x1B))
    }

    @Test func `in a terminal a password is not echoed, and an answer is`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let session = try TerminalSession(
        program: Program.roster, arguments: ["--linear", "--database", centre.database],
        environment: centre.environment, term: "vt100")
      try session.wait(for: "Agents>")
      try session.send("password 1<Enter>")
      try session.wait(for: "New password:")
      try session.send("Zebra-9471x<Enter>")
      try session.wait(for: "Once more:")
      try session.send("Zebra-9471x<Enter>")
      try session.wait(for: "Saved: Changed the password")
      #expect(!session.log.text.contains("Zebra-9471x"))
      #expect(session.log.text.contains("password 1"))
      #expect(!session.log.bytes.contains(0x1B))
      try session.send("quit<Enter>")
      #expect(try session.waitForExit() == 0)
    }

    @Test func `in the C locale other alphabets are said in ASCII, and saved untouched`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer(name: "Žofie Řehořová", username: "zofie", email: "z@example.org")])
      var environment = centre.environment
      (environment["LANG"], environment["LC_ALL"]) = ("C", "C")
      let run = try TerminalHarness.run(
        Program.roster, ["--linear", "--database", centre.database],
        stdin: typed(["1", "set alias Zo", "save", "save", "quit", "quit"]),
        environment: environment)
      #expect(run.text.contains("1. Zofie Rehorova"), "\(run)")
      #expect(run.output.allSatisfy { $0 < 0x80 })
      let names = try centre.rows("SELECT full_name, alias FROM agent")
      #expect(names == [["Žofie Řehořová", "Zo"]])
    }
  }
}
