import AgentDomain
import Testing
import TextUI

@testable import Console

/// The centre in numbers, and the pane beside the list of a wide window.
@MainActor @Suite struct SummaryTests {
  @Test func `one key counts the agents by typology, status and queue, with bars`() throws {
    let centre = try Centre.furnished()
    try centre.edit("zoe", "disabled", "on")
    let desk = Desk(centre)
    desk.type("s")
    desk.expect(
      """
       Roster  Summary                                                root  roster.db
      5 agents

      Typology
      > Phonebar                        1  ##########
        External                        2  #####################
        WebRTC                          1  ##########
        Mobile                          1  ##########

      Status
        Disabled                        1  ##########
        Locked                          0
        Enabled                         4  ###########################################
        Deleted                         0
        Paused                          0

      Queue
        Sales                           2  #####################
        Support                         0
        Web Chat                        0



      Enter List them  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `Enter lists those whom a line counts`() throws {
    let desk = try Desk.furnished()
    desk.type("s").press(.down, .enter)
    #expect(desk.shows("Search: typology:external") && desk.shows("2 agents"), "\(desk.framed)")
    desk.type("s").press(.end, .up, .up, .enter)
    #expect(desk.shows("Search: queue:Sales") && desk.shows("2 agents"), "\(desk.framed)")
    desk.press(.escape)
    #expect(desk.shows("5 agents"))
  }

  @Test func `a name with blanks is a filter that finds the same number`() throws {
    let centre = try Centre.furnished()
    try centre.apply(
      .join(.one(try centre.agent("jose").id), [Membership(try centre.group("Web Chat"))]))
    let summary = try AgentSummary(centre.store, scope: .everyone, live: nil)
    let row = try #require(summary.sections.last?.rows.first { $0.name == "Web Chat" })
    #expect(row.count == 1 && row.filter == "queue:\"Web Chat\"")
    let desk = Desk(centre)
    desk.type("/" + row.filter).press(.enter)
    #expect(desk.shows("1 agent"), "\(desk.framed)")
  }

  @Test func `the numbers follow what others save, and are of the agents whom one sees`() throws {
    let centre = try Centre.furnished()
    let desk = Desk(centre)
    desk.type("s")
    try centre.add("Noah New", "noah", .phonebar)
    desk.idle()
    #expect(desk.line(with: "Phonebar").contains(" 2 "), "\(desk.framed)")
    let scope = Scope.queues([try centre.group("Sales").id])
    let summary = try AgentSummary(centre.store, scope: scope, live: nil)
    #expect(summary.total == 2)
    #expect(summary.sections.last?.rows.map(\.name) == ["Sales"])
  }

  @Test func `line by line the summary is plain numbers`() throws {
    let centre = try Centre.furnished()
    let text = try LineDesk(centre).type("summary", "2")
    #expect(text.contains("2. Typology External: 2\n"), "\(text)")
    #expect(text.contains("2 agents, searched for typology:external."))
  }

  @Test func `a wide window shows the agent under the cursor beside the list`() throws {
    let desk = try Desk.furnished(size: Size(rows: 50, columns: 160))
    #expect(desk.line(with: "Email:").contains("ada@example.org"), "\(desk.framed)")
    #expect(desk.line(with: "Queues:").contains("Sales"))
    desk.press(.down)
    #expect(desk.line(with: "Email:").contains("grace@example.org"))
    try desk.centre.edit("grace", "alias", "Amazing")
    desk.idle()
    #expect(desk.line(with: "Alias:").contains("Amazing"))
    desk.resize(24, 149)
    #expect(!desk.shows("Email:"))
    desk.resize(50, 170).type("w")
    #expect(!desk.shows("Email:") && desk.surface.lines[2].contains("Updated"), "\(desk.framed)")
    let again = Desk(desk.centre, size: Size(rows: 50, columns: 170))
    #expect(!again.shows("Email:"), "the choice is kept")
    again.type("w")
    #expect(again.shows("Email:"))
  }
}
