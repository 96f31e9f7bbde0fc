import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Editing an agent` {
    @Test func `search, edit a Voice field, save, see it in history, undo`() throws {
      let centre = try Centre()
      try centre.fill([.grace, .alan, Newcomer()])
      let console = try centre.console()
      try console.open("Alan")
      try console.press(Words.nextTabKey)
      try console.fill("Context", "from-lab")
      try console.save()
      #expect(try centre.value("context", of: "alan") == "from-lab")
      try console.press(Words.backKey)
      try console.wait(for: "Alan Turing")
      try console.press(Words.historyKey)
      try console.wait(for: "from-lab")
      try console.press(Words.backKey)
      try console.press(Words.undoKey)
      try console.wait(for: Words.saved)
      #expect(try centre.value("context", of: "alan") == "from-sip")
    }

    @Test func `each typed letter of a search narrows the list and keeps the count right`() throws {
      let centre = try Centre()
      try centre.fill([.grace, .alan, Newcomer()])
      let console = try centre.console()
      try console.wait(for: "3 agents")
      try console.press("/g")
      try console.press("r")
      try console.wait(for: "1 agent")
      #expect(!console.screen.contains("Alan"))
      try console.press("<Esc>")
      try console.wait(for: "3 agents")
    }

    @Test func `a deleted agent leaves the list and comes back by restore`() throws {
      let centre = try Centre()
      try centre.fill([.grace])
      let console = try centre.console()
      try console.wait(for: "Grace Hopper")
      try console.press("d")
      try console.wait(for: Words.deleteQuestion)
      #expect(console.screen.contains("Grace Hopper"))
      try console.press(Words.confirmKey)
      try console.wait(for: Words.emptyList)
      try console.press("D")
      try console.wait(for: Words.deletedTitle)
      try console.press("r")
      try console.press(Words.backKey)
      try console.wait(for: "Grace Hopper")
    }

    @Test func `the sample centre comes by its key and goes by it`() throws {
      let centre = try Centre()
      let console = try centre.console()
      try console.press(Words.sampleKey)
      try console.press(Words.loadSample)
      try console.wait(for: Words.saved)
      try console.session.wait(forNo: Words.emptyList)
      #expect(try centre.count("agent WHERE is_sample = 1") > 10)
      try console.press(Words.sampleKey)
      try console.press(Words.removeSample)
      try console.wait(for: Words.emptyList)
      #expect(try centre.count("agent") == 0)
    }
  }
}
