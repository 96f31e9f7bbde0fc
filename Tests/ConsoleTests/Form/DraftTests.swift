import AgentDomain
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct DraftTests {
  @Test func `[4.6] a session that is simply gone loses nothing: the draft is offered again`()
    throws
  {
    let centre = try Centre.staffed()
    let lost = Desk(centre)
    lost.press(.enter, .down, .down).type("Countess").idle()
    let desk = Desk(centre)
    desk.press(.enter)
    #expect(desk.shows("Unfinished work"))
    #expect(desk.shows("Alias"))
    desk.type("r")
    #expect(desk.shows("Countess"))
    desk.press(.f(2), .enter)
    #expect(try centre.agent("ada").agent.account.alias == "Countess")
    desk.press(.escape, .enter)
    #expect(!desk.shows("Unfinished work"), "a save ends the draft")
  }

  @Test func `[4.6] a text that is no value yet comes back too`() throws {
    let centre = try Centre.staffed()
    let lost = Desk(centre)
    lost.press(.enter, .f(7), .down, .control("u")).type("some.host").idle()
    let desk = Desk(centre)
    desk.press(.enter).type("r").press(.f(7), .down)
    #expect(desk.currentLine.contains("some.host"))
  }

  @Test func `[4.6] a new agent's draft is offered with the next new agent, without the password`()
    throws
  {
    let centre = try Centre.staffed()
    let lost = Desk(centre)
    lost.type("n").type("Alan Turing").press(.down).type("alan").idle()
    let desk = Desk(centre)
    desk.type("n")
    #expect(desk.shows("Unfinished work"))
    desk.type("r")
    #expect(desk.shows("Alan Turing"))
  }

  @Test func `[4.6] a draft can be compared first, and discarded`() throws {
    let centre = try Centre.staffed()
    Desk(centre).press(.enter, .down, .down).type("Countess").idle()
    let desk = Desk(centre)
    desk.press(.enter).type("c")
    #expect(desk.shows("Alias: (empty) -> Countess"))
    desk.press(.escape, .escape).type("k").press(.enter).type("d")
    #expect(!desk.shows("Countess"))
    desk.press(.escape, .enter)
    #expect(!desk.shows("Unfinished work"))
  }

  @Test func `[4.6] the draft of one operator is not offered to another`() throws {
    let centre = try Centre.staffed()
    Desk(centre).press(.enter, .down, .down).type("Countess").idle()
    let desk = Desk(centre, as: "bob")
    desk.press(.enter)
    #expect(!desk.shows("Unfinished work"))
  }
}
