import Foundation
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
      try second.fill("Full Name", "Ada King")
      try first.fill("Alias", "Countess")
      try first.save()
      try second.save()
      #expect(try centre.value("alias", of: "ada") == "Countess")
      #expect(try centre.value("full_name", of: "ada") == "Ada King")
    }

    /// The second console may have seen the first one's save, or have been away meanwhile.
    @Test(arguments: [false, true])
    func `the same field is asked about and nothing is overwritten`(isAway: Bool) throws {
      let (centre, first, second) = try open()
      try second.fill("Alias", "Enchantress")
      if isAway { second.session.kill(SIGSTOP) }
      try first.fill("Alias", "Countess")
      try first.save()
      if !isAway { try second.wait(for: Words.conflict) }
      try second.session.send(Words.saveKey + (isAway ? Words.confirmDifferences : ""))
      second.session.kill(SIGCONT)
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
