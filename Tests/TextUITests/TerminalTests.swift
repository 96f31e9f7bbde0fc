import Testing

@testable import TextUI

@MainActor
struct TerminalTests {
  @Test func `a scripted terminal plays its events and keeps what was shown`() throws {
    let terminal = ScriptedTerminal(
      size: Size(rows: 2, columns: 4), keys: [.key(.up), .resized(Size(rows: 1, columns: 2))])
    #expect(terminal.next(timeout: nil) == .key(.up))
    var surface = Surface(size: terminal.size)
    surface.cursor = Position(row: 1, column: 1)
    try terminal.show(surface)
    try terminal.show(surface)
    #expect(terminal.surfaces.count == 1)
    #expect(terminal.next(timeout: nil) == .resized(Size(rows: 1, columns: 2)))
    #expect(terminal.size == Size(rows: 1, columns: 2))
    #expect(terminal.next(timeout: nil) == .hangup)
    terminal.end()
    #expect(throws: TerminalError.gone) { try terminal.show(surface) }
  }

  @Test func `a terminal that is none is refused with a sentence`() {
    let error = TerminalError.unknownTerminal("x\u{1B}")
    #expect(error.description == "The terminal type \"x^[\" in TERM is not known on this machine.")
  }

  @Test func `the environment is read`() {
    let options = TerminalOptions(environment: [
      "TERM": "tmux-256color", "NO_COLOR": "1", "ESCDELAY": "25", "COLORTERM": "truecolor",
    ])
    #expect(!options.color && options.escapeDelay == 25 && options.canBracketPastes)
    #expect(options.candidates == ["tmux-256color"])
    let plain = TerminalOptions(environment: ["TERM": "vt100", "NO_COLOR": ""])
    #expect(plain.color && plain.escapeDelay == 100 && !plain.canBracketPastes)
    let direct = TerminalOptions(environment: ["TERM": "xterm-256color", "COLORTERM": "24bit"])
    #expect(direct.candidates == ["xterm-direct", "xterm-256color"])
  }

  @Test func `a wake-up is one event however often it was called`() {
    let wakeup = Wakeup()
    #expect(!wakeup.drain())
    for _ in 0..<100_000 { wakeup.wake() }
    _ = wakeup.drain()
    while wakeup.drain() {}
    wakeup.wake()
    #expect(wakeup.drain() && !wakeup.drain())
  }

  @Test func `characters are shown as the terminal can`() {
    let width = { (character: Int32) in character > 0x1100 ? 2 : 1 }
    func left(_ text: String, _ repertoire: Repertoire) -> String {
      let picture = repertoire.picture(of: text, columns: width)
      let scalars = picture.left.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }
      return String(String.UnicodeScalarView(scalars)) + (picture.right == 0x20 ? "_" : "")
    }
    #expect(left("李", .unicode) == "李" && left("李", .linuxConsole) == "?_")
    #expect(left("李", .ascii) == "?_" && left("é", .ascii) == "e" && left("─", .ascii) == "-")
    #expect(left("«", .ascii) == "<" && left("e\u{301}", .unicode) == "e\u{301}")
    #expect(left("e\u{301}", .linuxConsole) == "e" && left("👍🏽", .unicode) == "👍")
    #expect(left("\u{1B}", .unicode) == "?" && left("\u{1B}", .ascii) == "?")
  }

  @Test func `padding of terminfo is left out`() {
    let bytes = KeyCapabilities.withoutPadding(Array("\u{1B}[?1h$<5/>\u{1B}=$".utf8))
    #expect(bytes == Array("\u{1B}[?1h\u{1B}=$".utf8))
  }
}
