import Foundation
import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Nothing typed is lost` {
    @Test(arguments: [SIGKILL, SIGHUP, SIGTERM])
    func `a stopped program's draft is offered on the next start`(signal: Int32) throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let console = try centre.console()
      try console.open("Ada")
      try console.fill("Alias", "The Enchantress")
      try centre.waitForDraft(with: "The Enchantress")
      console.session.kill(signal)
      try console.session.waitForExit()
      try expectDraft(centre)
    }

    @Test func `a closed terminal ends the program within a second and keeps the draft`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let console = try centre.console()
      try console.open("Ada")
      try console.fill("Alias", "The Enchantress")
      console.session.closePty()
      try console.session.waitForExit(timeout: 5)
      try expectDraft(centre)
    }

    private func expectDraft(_ centre: Centre) throws {
      let next = try centre.console()
      try next.open("Ada")
      try next.wait(for: Words.draftOffer)
      try next.press(Words.takeDraft)
      try next.go(to: "Alias")
      #expect(next.focusedRow.contains("The Enchantress"))
      try next.save()
      #expect(try centre.value("alias", of: "ada") == "The Enchantress")
      #expect(try centre.count("draft") == 0)
    }
  }
}
