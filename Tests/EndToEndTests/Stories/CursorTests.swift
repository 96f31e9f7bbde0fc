import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `The cursor stands on the focus after every key` {
    static let terms = [
      "linux", "vt100", "vt220", "xterm-256color", "screen-256color", "tmux-256color",
    ]

    /// A tour through list, search, palette, help, form, tabs and back.
    static let tour = [
      "<Down>", "j", "<Up>", "k", "<PgDn>", "<PgUp>", "<End>", "<Home>", "<Space>", "<Space>", "/",
      "g", "r", "<Enter>", "<Esc>", ":", "h", "<Down>", "<Esc>", "<Enter>", "<Tab>", "<Tab>",
      "<Down>", "<S-Tab>", "<Up>", "<F7>", "<Tab>", "<Tab>", "<F7>", "<Tab>", "<F6>", "<F6>",
      "<Tab>", "x", "<BS>", "<Esc>",
    ]

    @Test(arguments: terms) func `on a tour through all screens`(term: String) throws {
      let centre = try Centre()
      try centre.fill([.grace, .alan, Newcomer()])
      let console = try centre.console(term: term)
      try console.wait(for: "Ada Lovelace")
      expectCursorOnFocus(console, after: "the start")
      for key in Self.tour where console.session.hasKey(key.trimming("<", ">")) {
        try console.press(key)
        expectCursorOnFocus(console, after: key)
      }
    }

    @Test(arguments: terms) func `in a text at the insertion point`(term: String) throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let console = try centre.console(term: term)
      try console.open("Ada")
      try console.go(to: "Full Name")
      for letter in ["x", "y", "é"] + (term == "linux" ? [] : ["日"]) {
        try console.press(letter)
        let cursor = console.session.cursor
        let before = console.session.rows[cursor.row].prefix(columns: cursor.column)
        #expect(before.hasSuffix(letter), "\(console.session.picture)")
      }
      try console.press("<Left><Left>")
      expectCursorOnFocus(console, after: "<Left>")
    }
  }
}

extension String {
  fileprivate func trimming(_ first: Character, _ last: Character) -> String {
    first == self.first && last == self.last ? String(dropFirst().dropLast()) : self
  }

  /// The text that stands in the first columns; east Asian characters take two.
  fileprivate func prefix(columns: Int) -> String {
    var left = columns
    return String(
      prefix { character in
        left -= character.unicodeScalars.contains { $0.value >= 0x1100 } ? 2 : 1
        return left >= 0
      })
  }
}
