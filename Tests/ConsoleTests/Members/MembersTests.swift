import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

/// Queues, teams and profiles of the agents under the cursor or marked: two lists, staging, saving.
@MainActor @Suite struct MembersTests {
  /// What an agent is in: "Sales=2".
  private func places(_ desk: Desk, _ username: String) throws -> [String] {
    try desk.centre.store.memberships(of: desk.centre.agent(username).id, scope: .everyone).map {
      $0.penalty == 0 ? $0.group.name : "\($0.group.name)=\($0.penalty)"
    }
  }

  @Test func `[6.2] what an agent is a member of stands beside what is available`() throws {
    let desk = try Desk.furnished()
    desk.type("Q")
    #expect(desk.shows("Queues of Ada Lovelace (ada)"))
    #expect(desk.shows("Member of (1)"))
    #expect(desk.shows("Available (2)"))
    #expect(desk.line(with: "Sales").contains("Support (Voice)"), "beside each other")
    #expect(desk.currentLine.contains(">   Support"))
  }

  @Test func `[6.2] a line that is taken moves with a star, and nothing is written before saving`()
    throws
  {
    let desk = try Desk.furnished()
    desk.type("Q ")
    #expect(desk.shows("* Support"))
    #expect(desk.shows("Member of (2)"))
    #expect(try places(desk, "ada") == ["Sales", "Night"])
    desk.press(.f(2))
    #expect(desk.shows("Support: 1 agent joins; penalty 0."))
    desk.press(.enter)
    #expect(desk.message == "Saved: Added Ada Lovelace (ada) to queue Support.")
    #expect(try places(desk, "ada") == ["Sales", "Support", "Night"])
    #expect(desk.session.screens.count == 1)
  }

  @Test func `[6.2] the same key again puts a line back as it was`() throws {
    let desk = try Desk.furnished()
    desk.type("Q ").press(.tab, .down).type(" ")
    #expect(!desk.shows("*"))
    desk.press(.f(2))
    #expect(desk.message.hasPrefix("Info: Nothing is changed yet"))
  }

  @Test func `[6.2] agents are taken out of a queue likewise`() throws {
    let desk = try Desk.furnished()
    desk.type("Q").press(.tab).type(" ").press(.f(2))
    #expect(desk.shows("Sales: 1 agent leaves."))
    desk.press(.enter)
    #expect(desk.message == "Saved: Took Ada Lovelace (ada) out of queue Sales.")
    #expect(try places(desk, "ada") == ["Night"])
  }

  @Test func `[6.2] of many agents each row says how many are in it, and saving counts them`()
    throws
  {
    let desk = try Desk.furnished()
    desk.type("aQ")
    #expect(desk.shows("Queues of 5 agents"))
    #expect(desk.shows("2 of 5"))
    desk.type(" ").press(.f(2))
    #expect(desk.shows("Sales: 3 agents join, 2 are members already; penalty 0."))
    desk.press(.enter)
    for username in ["ada", "grace", "jose", "linus", "zoe"] {
      #expect(try places(desk, username).contains("Sales"))
    }
  }

  @Test func `[6.1] who joins has the penalty, and members keep theirs`() throws {
    let desk = try Desk.furnished()
    let sales = try desk.centre.group("Sales")
    let ada = Selection.one(try desk.centre.agent("ada").id)
    try desk.centre.apply(.join(ada, [Membership(sales, penalty: 7)]))
    desk.idle().type("aQ=").press(.backspace).type("3").press(.enter)
    #expect(desk.line(with: "* Sales").contains("5 of 5  0-7"), "\(desk.framed)")
    desk.press(.f(2)).press(.enter)
    #expect(try places(desk, "ada") == ["Sales=7", "Night"])
    #expect(try places(desk, "grace") == ["Sales"])
    #expect(try places(desk, "zoe") == ["Sales=3"])
  }

  @Test func `[6.1] members get another penalty by plus, minus and the equals sign`() throws {
    let desk = try Desk.furnished()
    desk.type("aQ").press(.tab).type("+++-")
    #expect(desk.line(with: "* Sales").contains("2 of 5  2"), "\(desk.framed)")
    desk.press(.f(2))
    #expect(desk.shows("Sales: 2 members; penalty 0 -> 2."))
    desk.press(.enter)
    #expect(try places(desk, "ada") == ["Sales=2", "Night"])
    #expect(try places(desk, "zoe") == [], "nobody joins by a penalty")
    desk.type("Q").press(.tab).type("=").press(.backspace).type("1000").press(.enter)
    #expect(desk.message == "Error: A penalty is a number from 0 to 999; 0 rings first.")
    desk.press(.escape).type("---")
    #expect(desk.message == "Info: A penalty is a number from 0 to 999; 0 rings first.")
  }

  @Test func `[6.1] penalties that differ show as a range and are made alike by the equals sign`()
    throws
  {
    let desk = try Desk.furnished()
    let sales = try desk.centre.group("Sales")
    let ada = Selection.one(try desk.centre.agent("ada").id)
    try desk.centre.apply(.join(ada, [Membership(sales, penalty: 5)]))
    desk.idle().type("aQ").press(.tab)
    #expect(desk.currentLine.contains("0-5"))
    desk.type("+")
    #expect(desk.message.hasPrefix("Info: The penalties differ (0-5)"))
    desk.type("=").press(.control("u")).type("4").press(.enter, .f(2))
    #expect(desk.shows("Sales: 2 members; penalty 0-5 -> 4."))
  }

  @Test func `[6.2] all that show are taken after a question that names the number`() throws {
    let desk = try Desk.furnished()
    desk.type("aQ]A")
    #expect(desk.shows("Add 5 agents to all 2 Voice queues?"))
    desk.press(.enter)
    #expect(!desk.shows("*"), "Enter alone does nothing")
    desk.type("Ay").press(.f(2))
    #expect(desk.shows("Support: 5 agents join; penalty 0."))
    #expect(!desk.shows("Web Chat:"), "queues of other channels are left alone")
    desk.press(.enter)
    #expect(try places(desk, "zoe") == ["Sales", "Support"])
    desk.type("u")
    #expect(try places(desk, "zoe") == [], "one step of undo")
    #expect(try places(desk, "grace") == ["Sales"])
  }

  @Test func `[6.2] letters narrow both lists, and all means what is left`() throws {
    let desk = try Desk.furnished()
    desk.type("aQ/su")
    #expect(desk.shows("Available (1)"))
    #expect(desk.shows("Member of (0)"))
    desk.press(.escape)
    #expect(desk.shows("Available (3)"))
    desk.type("/s").press(.enter).type("A")
    #expect(desk.shows("Add 5 agents to all 2 queues that match s?"))
  }

  @Test func `[6.1] channels are those of the licence that have queues`() throws {
    let desk = try Desk.furnished()
    desk.type("Q")
    #expect(desk.line(with: "Channel:") == "Channel: [All] Voice  Chat")
    desk.type("]]")
    #expect(desk.line(with: "Channel:") == "Channel:  All  Voice [Chat]")
    #expect(desk.shows("Web Chat"))
    #expect(!desk.shows("Sales"))
    desk.press(.f(6))
    #expect(!desk.shows("Web Chat"))
    desk.press(.escape)
    let settings = try desk.centre.store.settings()
    var changed = settings.settings
    changed.licence.channels = Ordered([.voice])
    try desk.centre.apply(
      .settings(version: settings.version, changed.changes(since: settings.settings)))
    desk.idle().type("Q")
    #expect(desk.line(with: "Channel:") == "Channel: [All] Voice")
    #expect(!desk.shows("Web Chat"))
  }

  @Test func `[6.2] joining one queue and leaving another is one step of history and undo`() throws
  {
    let desk = try Desk.furnished()
    desk.type("Q ").press(.tab).type(" ").press(.f(2), .enter)
    #expect(desk.message == "Saved: Queues of Ada Lovelace (ada).")
    #expect(try places(desk, "ada") == ["Support", "Night"])
    desk.type("u")
    #expect(try places(desk, "ada") == ["Sales", "Night"])
  }

  @Test func `agents who were marked by what they are in are changed as a whole`() throws {
    let desk = try Desk.furnished()
    desk.type("/queue:Sales").press(.enter).type("aQ").press(.tab).type(" ").press(.tab)
    desk.press(.down).type("  ").press(.f(2), .enter)
    #expect(try places(desk, "grace") == ["Support", "Web Chat"], "\(desk.framed)")
    #expect(try places(desk, "ada") == ["Support", "Web Chat", "Night"])
  }

  @Test func `leaving with something staged asks, and discarding writes nothing`() throws {
    let desk = try Desk.furnished()
    desk.type("Q ").press(.escape)
    #expect(desk.shows("Leave with changes?"))
    #expect(desk.shows("Support: 1 agent joins; penalty 0."))
    desk.press(.enter)
    #expect(desk.shows("* Support"), "staying stands first")
    desk.press(.escape).type("d")
    #expect(desk.session.screens.count == 1)
    #expect(try places(desk, "ada") == ["Sales", "Night"])
  }

  // MARK: - Teams and profiles

  @Test func `[6.3] a team that has queues offers them, unticked, in the same save`() throws {
    let desk = try Desk.furnished()
    desk.press(.down, .down).type("T ").press(.f(2))
    #expect(desk.shows("Team Night has queues"))
    #expect(desk.shows("[ ] Sales (Voice)"))
    desk.type(" ").press(.enter)
    #expect(desk.shows("Night: 1 agent joins."))
    #expect(desk.shows("Sales: 1 agent joins; penalty 0."))
    desk.press(.enter)
    #expect(try places(desk, "jose") == ["Sales", "Night"])
    desk.type("u")
    #expect(try places(desk, "jose") == [])
  }

  @Test func `[6.3] a team's queues are left where nobody ticks them`() throws {
    let desk = try Desk.furnished()
    desk.press(.down, .down).type("T ").press(.f(2), .enter, .enter)
    #expect(try places(desk, "jose") == ["Night"])
  }

  @Test func `[6.3] queues in which all are already are not offered`() throws {
    let desk = try Desk.furnished()
    desk.press(.down).type("T ").press(.f(2))
    #expect(desk.shows("Save these changes?"))
  }

  @Test func `[6.4] profiles are joined likewise, without channel and penalty`() throws {
    let desk = try Desk.furnished()
    desk.type("P")
    #expect(!desk.shows("Channel:"))
    desk.type("+")
    #expect(desk.message == "Info: Only queues have penalties; a profile has none.")
    desk.type(" ").press(.f(2), .enter)
    #expect(try places(desk, "ada") == ["Sales", "Night", "Inbound"])
  }

  @Test func `[4.1] the form of an agent leads to the same screen`() throws {
    let desk = try Desk.furnished()
    desk.press(.enter).run("queues")
    #expect(desk.shows("Queues of Ada Lovelace"))
    desk.type(" ").press(.f(2), .enter)
    #expect(try places(desk, "ada") == ["Sales", "Support", "Night"])
    #expect(desk.form != nil)
  }

  // MARK: - Scope

  @Test func `[1.3] a limited user sees own queues only, those that a team has included`() throws {
    let centre = try Centre.furnished()
    try centre.apply(
      .join(.one(try centre.agent("ada").id), [Membership(try centre.group("Support"))]))
    let desk = Desk(
      centre, as: "uma", .user(.readEdit, queues: [try centre.group("Support").id]))
    desk.type("Q")
    #expect(desk.shows("Support"))
    #expect(!desk.shows("Sales") && !desk.shows("Web Chat") && !desk.shows("Chat"))
    desk.press(.escape).type("T ").press(.f(2), .enter)
    desk.type("T ").press(.f(2))
    #expect(desk.shows("Save these changes?"), "the team's queue is not this user's")
    #expect(!desk.shows("Sales"))
    desk.press(.escape, .escape).type("d/queue:").press(.tab)
    #expect(!desk.shows("Sales"), "nor does the search line name it")
  }

  @Test func `[1.4] taking an agent out of the last own queue warns`() throws {
    let centre = try Centre.furnished()
    let desk = Desk(centre, as: "uma", .user(.readEdit, queues: [try centre.group("Sales").id]))
    desk.type("Q ").press(.f(2), .enter)
    #expect(
      desk.message
        == "Saved: Took Ada Lovelace (ada) out of queue Sales. "
        + "Ada Lovelace left the last of your queues, and with it your view.")
    #expect(!desk.shows("> [ ] Ada"))
  }
}
