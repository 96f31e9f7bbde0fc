import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct DeleteTests {
  @Test func `[7.1] Delete asks and names the agent; the first answer keeps it`() throws {
    let desk = try Desk.staffed()
    desk.type("d")
    #expect(desk.shows("Delete Ada Lovelace (ada)?"))
    desk.press(.enter)
    #expect(desk.shows("5 agents"))
    desk.type("dy")
    #expect(desk.shows("4 agents"))
    #expect(desk.message.hasPrefix("Saved: Deleted Ada Lovelace (ada)."))
    #expect(desk.currentLine.contains("Grace"))
  }

  @Test func `[7.1] Delete names the number and the first few`() throws {
    let desk = try Desk.staffed()
    desk.type("ad")
    #expect(desk.shows("5 agents: Ada Lovelace (ada), Grace Hopper (grace)"), "\(desk.framed)")
    desk.type("y")
    #expect(desk.shows("0 agents"))
    #expect(!desk.shows("5 marked"))
  }

  @Test func `[7.2] deleted agents have a view of their own and can be restored`() throws {
    let desk = try Desk.staffed()
    desk.type("dyD")
    #expect(desk.shows("Deleted agents"))
    #expect(desk.shows("Ada Lovelace"))
    desk.type("r")
    #expect(desk.message.hasPrefix("Saved: Restored Ada Lovelace (ada)."))
    #expect(desk.shows("No agent is deleted."))
    desk.press(.escape)
    #expect(desk.shows("5 agents"))
  }

  @Test func `[7.2] deleted agents that a search shows are restored, not edited or deleted again`()
    throws
  {
    let desk = try Desk.staffed()
    desk.type("dy/is:deleted").press(.enter)
    #expect(desk.shows("r Restore"))
    #expect(desk.shows("Esc Back"))
    #expect(!desk.shows("Edit marked"))
    desk.type("e").type("Q")
    #expect(desk.session.screens.count == 1)
    desk.type("r")
    #expect(desk.message.hasPrefix("Saved: Restored Ada Lovelace (ada)."))
    desk.press(.escape)
    #expect(desk.shows("5 agents"))
  }

  @Test func `the view of deleted agents says how to leave it`() throws {
    let desk = try Desk.staffed()
    desk.type("dyD")
    #expect(desk.shows("Esc Back"))
  }

  @Test func `[7.2] deleting for good wants the word typed`() throws {
    let desk = try Desk.staffed()
    desk.type("dyDd")
    #expect(desk.shows("Type delete to do it"), "\(desk.framed)")
    desk.type("yes").press(.enter)
    #expect(desk.message == "Error: Nothing was deleted: type delete, or go back.")
    desk.press(.control("u")).type("delete").press(.enter)
    #expect(desk.message.hasPrefix("Saved: Deleted Ada Lovelace (ada) for good."))
    #expect(try desk.centre.store.agent(username: "ada", scope: .everyone) == nil)
  }
}
