import AgentDomain
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct HistoryTests {
  @Test func `[9.1] history tells when, who, which agent, which field, before and after`() throws {
    let desk = try Desk.staffed(size: Size(rows: 24, columns: 120))
    try desk.centre.edit("grace", "context", "night")
    desk.idle().type("ha")
    let line = desk.line(with: "Context")
    #expect(line.contains("2026-11-20 12:00  bob  grace  Context: from-sip -> night"), "\(line)")
  }

  @Test func `[9.1] the history of one agent leaves the name to the title`() throws {
    let desk = try Desk.staffed()
    try desk.centre.edit("ada", "context", "night")
    desk.idle().type("h")
    #expect(desk.shows("History of Ada Lovelace"))
    #expect(desk.currentLine == "> 2026-11-20 12:00  bob  Context: from-sip -> night")
  }

  @Test func `[9.1] history is narrowed by person, field and time`() throws {
    let desk = try Desk.staffed()
    try desk.centre.edit("ada", "context", "night")
    try desk.centre.edit("ada", "alias", "Countess", by: "carol")
    desk.idle().type("h/by:carol").press(.enter)
    #expect(desk.shows("Alias"))
    #expect(!desk.shows("Context"))
    desk.type("/").press(.control("u")).type("field:context").press(.enter)
    #expect(desk.shows("Context"))
    #expect(!desk.shows("Alias"))
    desk.type("/").press(.control("u")).type("until:2026-01-01").press(.enter)
    #expect(!desk.shows("Context"))
  }

  @Test func `[9.1] a wrong filter of the history is explained and can be mended`() throws {
    let desk = try Desk.staffed()
    desk.type("h/of:carol").press(.enter)
    #expect(desk.message.hasPrefix("Error: of: is no filter."))
    #expect(desk.currentLine.contains("of:carol"))
  }

  @Test func `[9.1] a password is only said to have changed`() throws {
    let desk = try Desk.staffed()
    desk.type("p").type("Enigma-17").press(.enter).type("Enigma-17").press(.enter)
    #expect(desk.message.hasPrefix("Saved: Changed the password of Ada Lovelace."))
    desk.type("h")
    #expect(desk.shows("Password changed"))
    #expect(!desk.shows("Enigma"))
    desk.press(.enter)
    #expect(!desk.shows("Enigma"))
  }

  @Test func `[9.2] u takes back the last change and U does it again`() throws {
    let desk = try Desk.staffed()
    desk.run("disable").type("u")
    #expect(desk.message.hasPrefix("Saved:"), "\(desk.message)")
    #expect(try desk.centre.agent("ada").agent.account.disabled == false)
    #expect(!desk.line(with: "Ada").contains("disabled"))
    desk.type("U")
    #expect(try desk.centre.agent("ada").agent.account.disabled == true)
    #expect(desk.line(with: "Ada").contains("disabled"))
  }

  @Test func `[9.2] a change of many agents is taken back as one`() throws {
    let desk = try Desk.staffed()
    desk.type("a").run("disable").type("u")
    #expect(desk.message.hasPrefix("Saved:"))
    #expect(!desk.shows("disabled"))
  }

  @Test func `[9.2] an undo is refused with a reason where somebody changed the same field since`()
    throws
  {
    let desk = try Desk.staffed()
    desk.run("disable")
    try desk.centre.edit("ada", "disabled", "off")
    desk.type("u")
    #expect(desk.message.hasPrefix("Error:"), "\(desk.message)")
    #expect(desk.message.contains("bob"))
  }

  @Test func `[9.2] with nothing to take back, u says so`() throws {
    let desk = Desk(try Centre())
    desk.type("u")
    #expect(desk.message.hasPrefix("Info:") || desk.message.hasPrefix("Error:"))
    #expect(!desk.message.isEmpty)
  }

  @Test func `a change is taken back from the history by z, after asking`() throws {
    let desk = try Desk.staffed()
    desk.run("disable").type("hz")
    #expect(desk.shows("Take back change"))
    desk.type("y")
    #expect(try desk.centre.agent("ada").agent.account.disabled == false)
    #expect(desk.shows("Disabled: on -> off"))
  }
}
