import Glibc
import TerminalHarness
import Testing

@Suite struct `The terminal of the tests, before programs that everybody knows` {
  private func shell(_ term: String = "xterm-256color") throws -> TerminalSession {
    var environment = TerminalSession.plainEnvironment
    environment["PS1"] = "$ "
    let session = try TerminalSession(
      program: "bash", arguments: ["--norc", "--noprofile", "-i"], environment: environment,
      term: term)
    try session.wait(for: "$")
    return session
  }

  @Test func `a shell answers what is typed`() throws {
    let session = try shell()
    try session.send("echo $((6*7))-$TERM<Enter>")
    try session.wait(for: "42-xterm-256color")
    try session.send("exit 3<Enter>")
    #expect(try session.waitForExit() == 3)
  }

  @Test func `the child has the terminal and no descriptor of ours`() throws {
    let session = try shell()
    try session.send("ls /proc/self/fd | tr '\\n' ' '; tty<Enter>")
    try session.wait(for: /0 1 2 3 \/dev\/pts\/\d+/)
  }

  @Test func `a resize reaches the program and the screen`() throws {
    let session = try shell()
    for (rows, columns) in [(40, 12), (5, 15), (1, 1), (60, 200), (24, 80)] {
      session.resize(rows: rows, columns: columns)
      try session.settle()
      #expect(session.rows.count == rows)
    }
    try session.send("clear; stty size<Enter>")
    try session.wait(for: "24 80")
  }

  @Test func `a closed terminal hangs up`() throws {
    let session = try shell()
    session.closePty()
    #expect(try session.waitForExit() == 128 + SIGHUP)
  }

  @Test func `a killed program tells its signal`() throws {
    let session = try shell()
    session.kill(SIGKILL)
    #expect(try session.waitForExit() == 137)
  }

  @Test func `a wait that fails shows the screen`() throws {
    let session = try shell()
    try session.send("echo here-I-am<Enter>")
    let error = #expect(throws: HarnessError.self) {
      try session.wait(for: "nowhere", timeout: 0.5)
    }
    #expect(error?.description.contains("here-I-am") == true)
  }

  @Test func `resting means that everything typed was read`() throws {
    let session = try shell()
    try session.press("for i in 1 2 3 4 5 6 7 8; do sleep 0.01; echo n$i; done<Enter>", quiet: 0.2)
    #expect(session.screen.contains("n8"))
  }

  @Test func `a missing program is an error with its name`() throws {
    #expect(throws: HarnessError.self) { try run("no-such-program-anywhere") }
    #expect(throws: HarnessError.self) { try TerminalSession(program: "/no/such/program") }
  }

  @Test func `a command gives its status and both outputs`() throws {
    let result = try run("sh", ["-c", "cat; echo bad >&2; exit 5"], stdin: Array("in".utf8))
    #expect((result.status, result.text, result.errorText) == (5, "in", "bad\n"))
    #expect(try run("sh", ["-c", "kill -9 $$"]).wasSignalled)
  }
}
