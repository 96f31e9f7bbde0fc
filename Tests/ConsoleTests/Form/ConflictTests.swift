import AgentDomain
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct ConflictTests {
  @Test func `[4.5] fields that only the other changed are taken over, and both are saved`() throws
  {
    let desk = try Desk.staffed()
    desk.press(.enter, .down, .down).type("Countess")
    try desk.centre.edit("ada", "context", "night")
    desk.press(.f(2), .enter)
    #expect(desk.message.hasPrefix("Saved:"), "\(desk.framed)")
    let agent = try desk.centre.agent("ada").agent
    #expect(agent.account.alias == "Countess")
    #expect(agent.voice.context == "night")
  }

  @Test func `[4.5] what another saved meanwhile is taken over while the form is open`() throws {
    let desk = try Desk.staffed()
    desk.press(.enter, .down, .down).type("Countess")
    try desk.centre.edit("ada", "full_name", "Ada King")
    desk.idle()
    #expect(desk.message == "Info: bob changed Full Name: taken over.")
    #expect(desk.shows("Ada King"))
    #expect(desk.currentLine.contains("Countess"))
  }

  @Test func `[4.5] a field that both changed is shown side by side, to choose`() throws {
    for (answer, name) in [("y", "Countess"), ("o", "Queen")] {
      let desk = try Desk.staffed()
      desk.press(.enter, .down, .down).type("Countess")
      try desk.centre.edit("ada", "alias", "Queen")
      desk.press(.f(2), .enter)
      #expect(desk.shows("Alias: both changed it"), "\(desk.framed)")
      #expect(desk.shows("Yours: Countess"))
      #expect(desk.shows("bob's: Queen"))
      #expect(try desk.centre.agent("ada").agent.account.alias == "Queen", "nothing is overwritten")
      desk.type(answer).press(.f(2))
      if answer == "y" { desk.press(.enter) }
      #expect(try desk.centre.agent("ada").agent.account.alias == name)
    }
  }

  @Test func `[4.5] a field that both changed is asked about even where the form saw it coming`()
    throws
  {
    let desk = try Desk.staffed()
    desk.press(.enter, .down, .down).type("Countess")
    try desk.centre.edit("ada", "alias", "Queen")
    desk.idle()
    #expect(desk.message.hasPrefix("Warning: bob changed Alias as well"))
    desk.press(.f(2))
    #expect(desk.shows("Yours: Countess"))
    desk.type("o")
    #expect(desk.currentLine.contains("Queen"))
  }

  @Test func `an agent that was deleted meanwhile keeps what was typed on the screen`() throws {
    let desk = try Desk.staffed()
    desk.press(.enter, .down, .down).type("Countess")
    try desk.centre.apply(.delete(.one(try desk.centre.agent("ada").id)))
    desk.idle()
    #expect(desk.message.hasPrefix("Warning: "))
    #expect(desk.currentLine.contains("Countess"))
    desk.press(.f(2), .enter)
    #expect(desk.message.hasPrefix("Error: ") || desk.message.hasPrefix("Warning: "))
  }
}
