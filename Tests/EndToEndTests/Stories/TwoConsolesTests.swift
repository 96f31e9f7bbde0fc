import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Two consoles on one agent` {
    private func open() throws -> (Centre, Console, Console) {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let (first, second) = (try centre.console(), try centre.console())
      try first.open("Ada")
      try second.open("Ada")
      return (centre, first, second)
    }

    @Test func `different fields merge`() throws {
      let (centre, first, second) = try open()
      try first.fill("Alias", "Countess")
      try first.save()
      try second.fill("Full Name", "Ada King")
      try second.save()
      #expect(try centre.value("alias", of: "ada") == "Countess")
      #expect(try centre.value("full_name", of: "ada") == "Ada King")
    }

    @Test func `the same field is asked about and nothing is overwritten`() throws {
      let (centre, first, second) = try open()
      try first.fill("Alias", "Countess")
      try first.save()
      try second.fill("Alias", "Enchantress")
      try second.press(Words.saveKey)
      if second.screen.contains(Words.differences) { try second.press(Words.confirmDifferences) }
      try second.wait(for: "Countess")
      #expect(second.screen.contains("Enchantress"))
      #expect(second.screen.contains(Words.conflict))
      #expect(try centre.value("alias", of: "ada") == "Countess")
    }

    @Test func `another's save appears without a key`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let (first, second) = (try centre.console(), try centre.console())
      try first.open("Ada")
      try first.fill("Full Name", "Ada King")
      try first.save()
      try second.wait(for: "Ada King")
    }
  }
}
