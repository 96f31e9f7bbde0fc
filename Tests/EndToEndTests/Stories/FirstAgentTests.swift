import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `A newcomer's first agent` {
    @Test func `the empty list says what to press`() throws {
      let console = try Centre().console()
      try console.wait(for: Words.emptyList)
      #expect(console.screen.contains(Words.emptyListHint))
      #expect(console.screen.contains(Words.sampleHint))
      #expect(try console.leave() == 0)
    }

    @Test(arguments: [(24, 80), (12, 40)])
    func `n, the form, save, and the agent is in the list`(rows: Int, columns: Int) throws {
      let centre = try Centre()
      let console = try centre.console(size: (rows, columns))
      try console.create(Newcomer())
      try console.wait(for: Words.listTitle)
      try console.wait(for: "Ada Lovelace")
      #expect(console.focusedRow.contains("Ada"))
      #expect(try centre.rows("SELECT username FROM agent") == [["ada"]])
      #expect(try console.leave() == 0)
    }

    @Test func `saving with errors lists them and clears nothing`() throws {
      let console = try Centre().console()
      try console.press(Words.newKey)
      try console.wait(for: Words.newForm)
      try console.fill("Full Name", "Ada Lovelace")
      try console.press(Words.saveKey)
      try console.wait(for: Words.problems)
      #expect(console.screen.contains("Username"))
      try console.press("<Esc>")
      try console.go(to: "Full Name")
      #expect(console.focusedRow.contains("Ada Lovelace"))
    }

    @Test func `leaving puts the terminal back as it was`() throws {
      let console = try Centre().console()
      #expect(console.session.modes?.canonical == false)
      #expect(try console.leave() == 0)
      #expect(console.session.modes?.canonical == true)
      #expect(console.session.modes?.echo == true)
      #expect(console.session.modes?.flowControl == true)
      #expect(console.session.cursor.visible)
    }
  }
}
