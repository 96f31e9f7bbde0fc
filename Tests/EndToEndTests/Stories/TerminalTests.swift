import Foundation
import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Any terminal will do` {
    @Test func `a storm of resizes leaves the program alive and right`() throws {
      let centre = try Centre()
      try centre.fill([.grace, .alan, Newcomer()])
      let console = try centre.console()
      for _ in 0..<3 {
        for (rows, columns) in [(24, 80), (12, 40), (5, 15), (1, 1), (60, 200)] {
          console.session.resize(rows: rows, columns: columns)
          try console.press("<Down>")
          #expect(console.session.isRunning)
        }
      }
      console.session.resize(rows: 24, columns: 80)
      try console.press("<C-l>")
      try console.wait(for: "Grace Hopper")
      #expect(console.session.rows[0].contains(Words.listTitle))
      expectCursorOnFocus(console, after: "the storm")
      #expect(try console.leave() == 0)
    }

    @Test func `a form keeps its text and focus over a resize`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let console = try centre.console()
      try console.open("Ada")
      try console.fill("Alias", "Countess")
      for (rows, columns) in [(12, 40), (3, 20), (24, 80)] {
        console.session.resize(rows: rows, columns: columns)
        try console.session.settle()
        expectCursorOnFocus(console, after: "\(columns)x\(rows)")
      }
      #expect(console.focusedRow.contains("Countess"))
    }

    @Test func `data never steers the terminal`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      try centre.force(
        "full_name",
        "A\u{1b}[2J\u{1b}]0;pwned\u{7}\u{202e}x" + String(repeating: "\u{301}", count: 40))
      let console = try centre.console()
      try console.press("<Enter>")
      try console.press("<Esc>")
      try console.press("d")
      try console.press("<Esc>")
      #expect(ForbiddenBytes.onScreen(console.session.log.bytes) == [])
    }

    @Test func `NO_COLOR sends no colour`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let console = try centre.console(adding: ["NO_COLOR": "1"])
      for key in ["/", "a", "<Esc>", "<Enter>", "<Tab>", Words.nextTabKey, "?"] {
        try console.press(key)
      }
      #expect(ControlSequences(console.session.log.bytes).colours == [])
    }

    @Test func `the C locale shows other alphabets as marks in ASCII`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer(name: "Žofie Řehořová", username: "zofie", email: "z@example.org")])
      let console = try centre.console(adding: ["LANG": "C", "LC_ALL": "C"])
      try console.press("<Enter>")
      #expect(console.session.log.bytes.allSatisfy { $0 < 0x80 })
      #expect(console.session.isRunning)
    }
  }
}
