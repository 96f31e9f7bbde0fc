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

    @Test func `a terminal that stops reading holds nothing up but its picture, which comes back`()
      throws
    {
      let centre = try Centre()
      try centre.fillMany(60)
      let console = try centre.console()
      console.session.setReading(false)
      // More than the line between program and terminal holds.
      for _ in 0..<40 { try console.session.send("<C-l>") }
      console.session.setReading(true)
      try console.session.settle()
      try console.press("<Down>")
      #expect(console.focusedRow.contains("Agent Number 002"), "\(console.session.picture)")
      #expect(try console.leave() == 0)
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `a program whose terminal stopped reading still ends when told, with its draft`(
      signal: Int32
    ) throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let console = try centre.console()
      try console.open("Ada")
      try console.fill("Alias", "Countess")
      console.session.setReading(false)
      for _ in 0..<40 { try console.session.send("<C-l>") }
      console.session.kill(signal)
      #expect(try console.session.waitForExit() == 0)
      try centre.waitForDraft(with: "Countess")
    }

    @Test func `a terminal of an unknown type is treated as a vt100, and that is said`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let console = try centre.console(term: "vt100", named: "no-such-terminal")
      try console.wait(for: "Ada Lovelace")
      expectCursorOnFocus(console, after: "the start")
      #expect(console.session.log.text.contains("is treated as a vt100"))
      #expect(try console.leave() == 0)
    }

    @Test func `on a slow line there is neither colour nor hint line, and a key costs little`()
      throws
    {
      let centre = try Centre()
      try centre.fillMany(60)
      let console = try centre.console(arguments: ["--slow", "--theme", "dark"])
      try console.wait(for: "60 agents")
      #expect(!console.screen.contains("Help"))
      for key in ["<Down>", "<Up>", "j"] { #expect(try console.press(key).count <= 120) }
      #expect(ControlSequences(console.session.log.bytes).colours == [])
    }

    @Test func `names of all scripts stand in their columns, in the list and in a field`() throws {
      let centre = try Centre()
      let names = ["山田 太郎", "שרה כהן", "Nguye\u{302}\u{303}n Thi\u{323}", "김민준", "👩‍👩‍👧 Team"]
      try centre.fill(
        names.enumerated().map { number, name in
          Newcomer(name: name, username: "agent\(number)", email: "a\(number)@example.org")
        })
      let console = try centre.console()
      try console.wait(for: "5 agents")
      let usernames = (3..<8).compactMap { console.session.column(of: "agent", row: $0) }
      #expect(usernames == [30, 30, 30, 30, 30], "\(console.session.picture)")
      try console.search("agent0")
      try console.press("<Enter>")
      try console.go(to: "Full Name")
      let start = console.session.cursor.column
      try console.press("<Left><Left>")
      #expect(console.session.cursor.column == start - 4, "two wide characters are four columns")
    }

    @Test func `a theme with a page of its own colour leaves no cell without it`() throws {
      let centre = try Centre()
      try centre.fill([.grace, Newcomer()])
      let console = try centre.console(arguments: ["--theme", "dark"])
      try console.wait(for: "Grace Hopper")
      for key in ["<Down>", "<Enter>", "<Tab>", "<F1>", "<Esc>", "<C-l>"] {
        try console.press(key)
        let bare = console.session.looks.joined().filter { $0.background == -1 }.count
        #expect(bare == 0, "After \(key): \(bare) cells\n\(console.session.picture)")
      }
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
      try console.fill("Alias", "Zo")
      try console.save()
      #expect(console.session.log.bytes.allSatisfy { $0 < 0x80 })
      #expect(try centre.value("full_name", of: "zofie") == "Žofie Řehořová")
      #expect(try centre.value("alias", of: "zofie") == "Zo")
    }
  }
}

extension TerminalSession {
  /// The cell where a text of narrow letters begins in a row.
  fileprivate func column(of text: String, row: Int) -> Int? {
    (0..<size.columns - text.count).first { column in
      text.enumerated().allSatisfy { look(row: row, column: column + $0).text == String($1) }
    }
  }
}
