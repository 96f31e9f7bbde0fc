import TerminalHarness
import Testing

extension EndToEnd {
  /// A subcommand that asks for a password at a terminal, under a shell that outlives it.
  @Suite struct `A password at the shell` {
    private let centre: Centre

    init() throws {
      centre = try Centre()
      try centre.fill([Newcomer()])
    }

    private func shell() throws -> TerminalSession {
      let script = """
        trap : INT QUIT
        "$0" agents password ada --password-stdin --database "$1"
        echo "code $?"
        stty -a | grep -ow -- '-*echo'
        sleep 30
        """
      let session = try TerminalSession(
        program: "/bin/bash", arguments: ["-c", script, Program.roster, centre.database],
        environment: centre.environment)
      try session.wait(for: "Password:")
      return session
    }

    @Test(arguments: ["<C-c>", #"<C-\>"#])
    func `whoever gives up sees again what is typed`(key: String) throws {
      let session = try shell()
      try session.send("Kiwi-nest")
      try session.send(key)
      try session.wait("the terminal's modes") { $0.rows.contains { $0.hasSuffix("echo") } }
      #expect(session.rows.contains("echo"), "\(session.rows)")
      #expect(!session.rows.contains { $0.contains("Kiwi") || $0 == "code 0" })
    }

    /// What was typed before it is gone, as the system has it.
    @Test func `a program that was stopped would show the rest, and so it goes on`() throws {
      let session = try shell()
      try session.send("wrong")
      try session.send("<C-z>")
      try session.send("Kiwi-nest-42<Enter>")
      try session.wait("the terminal's modes") { $0.rows.contains("echo") }
      #expect(session.rows.contains("code 0"), "\(session.rows)")
      #expect(!session.rows.contains { $0.contains("Kiwi") || $0.contains("nest") })
    }
  }
}
