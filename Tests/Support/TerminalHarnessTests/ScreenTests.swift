import TerminalHarness
import Testing

@Suite struct `The screen of the tests` {
  static let terms = [
    "linux", "vt100", "vt220", "xterm-256color", "screen-256color", "tmux-256color",
  ]

  private func vim(_ term: String) throws -> TerminalSession {
    let session = try TerminalSession(
      program: "vim", arguments: ["-u", "NONE", "-n", "-N", "-i", "NONE"], term: term)
    try session.wait(for: "~")
    try session.settle(quiet: 0.2)
    return session
  }

  @Test(arguments: terms) func `keys are what terminfo says and the cursor follows`(term: String)
    throws
  {
    let session = try vim(term)
    try session.send("ione<Enter>two<Enter>three<Esc>")
    try session.wait(for: "three")
    try session.settle(quiet: 0.2)
    try session.send("gg0")
    try session.wait("the first row") { $0.cursor.row == 0 && $0.cursor.column == 0 }
    try session.send("<Down><Right>")
    try session.wait("row 1, column 1") { $0.cursor.row == 1 && $0.cursor.column == 1 }
    #expect(session.cursor.visible)
    #expect(session.rows[0...2] == ["one", "two", "three"])
  }

  @Test func `reverse, bold, underline and colours are seen`() throws {
    let session = try TerminalSession(
      program: "printf",
      arguments: ["\\033[7mR\\033[0;1mB\\033[0;4mU\\033[0;31mC\\033[38;2;1;2;3mT\\033[0mN\\n"])
    try session.waitForExit()
    #expect(session.rows[0] == "RBUCTN")
    #expect(session.look(row: 0, column: 0).reverse)
    #expect(session.look(row: 0, column: 1).bold)
    #expect(session.look(row: 0, column: 2).underline)
    #expect(session.look(row: 0, column: 3).foreground == 1)
    #expect(session.look(row: 0, column: 4).foreground == 0x1010203)
    #expect(session.look(row: 0, column: 5).foreground == -1)
  }

  @Test func `repeated characters and the palette of the Linux console are understood`() throws {
    let session = try TerminalSession(
      program: "printf", arguments: ["a\\033[4bb\\033]Rc\\033]P1aabbccd\\033]0;title\\007e"])
    try session.waitForExit()
    #expect(session.rows[0] == "aaaaabcde")
  }

  @Test func `wide and composed characters keep their columns`() throws {
    let session = try TerminalSession(program: "printf", arguments: ["日本x e\\xcc\\x81y"])
    try session.waitForExit()
    #expect(session.rows[0] == "日本x e\u{301}y")
    #expect(session.look(row: 0, column: 4).text == "x")
    #expect(session.look(row: 0, column: 7).text == "y")
  }

  @Test func `a pager leaves the terminal as it was`() throws {
    let session = try TerminalSession(program: "less", arguments: ["/etc/services"])
    try session.wait("raw mode") { $0.modes?.canonical == false }
    try session.send("q")
    #expect(try session.waitForExit() == 0)
    #expect(session.modes?.canonical == true)
    #expect(session.modes?.echo == true)
  }

  @Test func `bytes are counted from a mark`() throws {
    let session = try TerminalSession(program: "cat")
    #expect(try session.press("ab") == Array("ab".utf8))
    #expect(session.log.bytes == Array("ab".utf8))
  }

  @Test func `output is taken apart into text and controls`() {
    let parts = ControlSequences(Array("a\u{1b}[1;31mb\u{1b}(B\u{1b}]0;t\u{7}c\r".utf8))
    #expect(parts.text == "abc")
    #expect(parts.colours == [31])
    #expect(parts.parts.contains(.string(Array("]0;t".utf8))))
    #expect(parts.parts.last == .control(0x0d))
  }
}
