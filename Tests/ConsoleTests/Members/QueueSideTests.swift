import AgentDomain
import Testing
import TextUI

@testable import Console

/// Who is in a queue, team or profile: adding agents to it and taking them out.
@MainActor @Suite struct QueueSideTests {
  private func members(_ desk: Desk, _ group: String) throws -> [String: Int] {
    let group = try desk.centre.group(group)
    var found: [String: Int] = [:]
    for username in ["ada", "grace", "jose", "linus", "zoe"] {
      let places = try desk.centre.store.memberships(
        of: desk.centre.agent(username).id, scope: .everyone)
      found[username] = places.first { $0.group == group }?.penalty
    }
    return found
  }

  @Test func `[6.2] a queue shows its agents with their penalties`() throws {
    let desk = try Desk.furnished(.queue)
    try desk.centre.apply(
      .join(
        .one(try desk.centre.agent("grace").id),
        [Membership(try desk.centre.group("Sales"), penalty: 12)]))
    desk.idle().type("m")
    #expect(desk.shows("Agents of queue Sales"))
    #expect(desk.shows("2 agents"))
    #expect(desk.line(with: "Grace Hopper").contains("Hopper            12       grace"))
    #expect(!desk.shows("Linus"))
  }

  @Test func `[6.2] agents who are not in the queue are searched, marked and added with a penalty`()
    throws
  {
    let desk = try Desk.furnished(.queue)
    desk.type("m+")
    #expect(desk.shows("Add agents to queue Sales"))
    #expect(desk.shows("3 agents"))
    #expect(!desk.shows("Ada"))
    desk.type("/o").press(.enter).type("a").press(.f(2)).press(.backspace).type("4").press(.enter)
    #expect(desk.message.hasPrefix("Saved: Added 3 agents: "))
    #expect(desk.shows("Agents of queue Sales"))
    #expect(try members(desk, "Sales") == ["ada": 0, "grace": 0, "jose": 4, "linus": 4, "zoe": 4])
    desk.type("u")
    #expect(try members(desk, "Sales") == ["ada": 0, "grace": 0])
  }

  @Test func `without marks the agent under the cursor is added`() throws {
    let desk = try Desk.furnished(.queue)
    desk.press(.down).type("m")
    #expect(desk.shows("No agent is in queue Support."))
    desk.type("+").press(.enter, .enter)
    #expect(try members(desk, "Support") == ["ada": 0])
  }

  @Test func `[6.2] agents are taken out after asking, and never deleted`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("ma-")
    #expect(desk.shows("Take 2 agents: Ada Lovelace (ada), Grace Hopper (grace) out of"))
    desk.press(.enter)
    #expect(try members(desk, "Sales").count == 2, "Enter alone does nothing")
    desk.press(.delete).type("y")
    #expect(try members(desk, "Sales").isEmpty)
    #expect(try !desk.centre.agent("ada").isDeleted)
    for key in ["d", "D", "n", "e"] {
      desk.type(key)
      #expect(desk.session.screens.count == 3, "\(key) does nothing here")
    }
    desk.type("/is:deleted").press(.enter)
    #expect(!desk.session.commandsNow.contains { $0.id == "purge" })
  }

  @Test func `[6.1] the marked members get another penalty`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("ma=").press(.backspace).type("9").press(.enter)
    #expect(try members(desk, "Sales") == ["ada": 9, "grace": 9])
    #expect(desk.line(with: "Ada Lovelace").contains(" 9 "))
  }

  @Test func `[6.3] who is added to a team from its list is offered its queues, unticked`() throws {
    let desk = try Desk.furnished(.team)
    desk.type("m+").type("/zoe").press(.enter, .enter)
    #expect(desk.shows("Team Night has queues"))
    desk.type(" ").press(.enter)
    #expect(desk.shows("Add Zoë Müller (zoe) to team Night, queue Sales?"))
    desk.type("y")
    #expect(try members(desk, "Night") == ["ada": 0, "zoe": 0])
    #expect(try members(desk, "Sales")["zoe"] == 0)
    desk.type("=")
    #expect(desk.message == "Info: Only queues have penalties.")
  }

  @Test func `the way back leads from the agents of a queue to the queues`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("m").press(.enter)
    #expect(desk.form != nil, "Enter opens an agent")
    desk.press(.escape, .escape)
    #expect(desk.shows("Roster  Queues"))
  }
}
