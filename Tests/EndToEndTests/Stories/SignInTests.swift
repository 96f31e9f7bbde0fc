import TerminalHarness
import Testing

extension EndToEnd {
  /// A console terminal whose login program is `roster --login`.
  @Suite struct `Signing in at a terminal` {
    /// A centre with an agent and with uma, whose password somebody else has chosen.
    private func centre() throws -> Centre {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      try centre.must(["operators", "create", "uma", "--full-name", "Uma User"])
      try centre.must(["operators", "set", "uma", "--role", "administrator"])
      try centre.must(
        ["operators", "password", "uma", "--password-stdin"], stdin: Words.password + "\n")
      return centre
    }

    private static let own = "Turing-machine-42"

    @Test(arguments: [(24, 80), (12, 40)])
    func `a wrong password, the right one, a password of one's own, and then the list`(
      rows: Int, columns: Int
    ) throws {
      let centre = try centre()
      let console = try centre.console(size: (rows, columns), arguments: ["--login"])
      try console.wait(for: Words.signIn)
      #expect(console.cursorProblem == nil)
      try console.press("uma<Enter>Wrong-horse-7<Enter>")
      try console.wait(for: Words.refused)
      try console.press(Words.password + "<Enter>")
      try console.wait(for: Words.chooseOwn)
      try console.press("\(Self.own)<Enter>\(Self.own)")
      let before = console.session.bytesReceived
      #expect(seen(console.session, upTo: before).isEmpty, "Nothing of the data was sent.")
      try console.press("<Enter>")
      try console.wait(for: Words.listTitle)
      try console.wait(for: "Ada Lovelace")
      #expect(try console.leave() == 0)
      let sent = String(decoding: console.session.log.bytes, as: UTF8.self)
      for secret in [Words.password, Self.own, "Wrong-horse-7"] { #expect(!sent.contains(secret)) }
    }

    /// What of the data the terminal was sent with the first bytes.
    private func seen(_ session: TerminalSession, upTo end: Int) -> [String] {
      let sent = String(decoding: session.log.bytes.prefix(end), as: UTF8.self)
      return ["Ada", "Lovelace", "Agents", "roster.db"].filter(sent.contains)
    }

    @Test func `the database's owner is asked as well, and F10 ends the program`() throws {
      let console = try centre().console(arguments: ["--login"])
      try console.wait(for: Words.signIn)
      try console.press("<C-z><C-c><C-p>")
      #expect(console.session.isRunning && console.screen.contains(Words.signIn))
      try console.session.send("<F10>")
      #expect(try console.session.waitForExit() == 0)
      #expect(console.session.modes?.echo == true)
    }

    @Test func `whoever is disabled meanwhile is out with one sentence`() throws {
      let centre = try centre()
      let console = try centre.console(arguments: ["--operator", "uma"])
      try console.wait(for: "Ada Lovelace")
      try centre.must(["operators", "set", "uma", "--disabled", "on"])
      #expect(try console.session.waitForExit() == 0)
      #expect(console.screen.contains("Your account was disabled"))
    }
  }
}

extension Centre {
  /// Runs a subcommand that the story cannot do without.
  fileprivate func must(_ arguments: [String], stdin: String = "") throws {
    let run = try shell(arguments, stdin: stdin)
    guard run.status == 0 else { throw HarnessError.timeout("\(arguments): \(run)") }
  }
}
