import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

/// Queues, teams, profiles, templates and telephones in the list and the form that agents have.
@MainActor @Suite struct CentreObjectTests {
  @Test func `[6.5] a queue is made, renamed and removed, and u brings it back`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("n").type("Billing").press(.f(2))
    #expect(desk.message.hasPrefix("Saved: Created queue Billing."), "\(desk.message)")
    #expect(desk.currentLine.contains("Billing"))
    desk.press(.enter, .control("u")).type("Invoices").press(.f(2))
    #expect(desk.shows("Name: Billing -> Invoices"))
    desk.press(.enter, .escape)
    #expect(try desk.centre.find(Queue.self, "Invoices") != nil)
    desk.type("dy")
    #expect(desk.message.hasPrefix("Saved: Removed queue Invoices."), "\(desk.message)")
    #expect(try desk.centre.find(Queue.self, "Invoices") == nil)
    desk.type("u")
    #expect(try desk.centre.find(Queue.self, "Invoices") != nil)
    #expect(desk.shows("Invoices"))
  }

  @Test(arguments: RecordKind.centreObjects)
  func `[6.5] every kind is made with its name alone, and told in its history`(kind: RecordKind)
    throws
  {
    let desk = try Desk.furnished(kind)
    desk.type("n").type("Newest")
    if kind == .module { desk.press(.down).type("newest") }
    desk.press(.f(2))
    while desk.session.screens.count > 2 { desk.press(.escape) }
    #expect(desk.currentLine.contains("Newest"), "\(desk.framed)")
    desk.type("h")
    #expect(desk.shows("History of \(kind.noun) Newest"))
    #expect(desk.shows("Created"))
  }

  @Test func `[6.5] removing says who uses it, and asks`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("d")
    #expect(desk.shows("Remove queue Sales?"))
    let text = desk.surface.lines.joined(separator: " ")
    for name in ["2 agents: Ada Lovelace, Grace Hopper", "1 team: Night", "1 profile: Inbound"] {
      #expect(desk.wrappedText.contains(name), "\(name) in \(text)")
    }
    #expect(desk.wrappedText.contains("They lose it."))
    desk.press(.enter)
    #expect(try desk.centre.find(Queue.self, "Sales") != nil, "the first answer is no")
    desk.type("dy").type("u")
    #expect(try desk.centre.find(Team.self, "Night")?.queues.names == ["Sales"])
    let groups = try desk.centre.store.memberships(
      of: desk.centre.agent("grace").id, scope: .everyone)
    #expect(groups.map(\.group.name) == ["Sales"])
  }

  @Test func `[6.5] removing many names the number and how many of them are used`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("ad")
    #expect(desk.wrappedText.contains("Remove 3 queues: Sales, Support, Web Chat?"))
    #expect(desk.wrappedText.contains("2 of them are used; who uses them loses them."))
  }

  @Test func `[6.5] one that nothing uses says so`() throws {
    let desk = try Desk.furnished(.telephone)
    desk.type("d")
    #expect(desk.shows("Nothing uses it."))
  }

  @Test func `[6.3] the queues of a team are ticked in a list and never typed`() throws {
    let desk = try Desk.furnished(.team)
    desk.press(.enter, .down, .down)
    #expect(desk.currentLine.contains("Queues:"))
    desk.type("x")
    #expect(!desk.currentLine.contains("x"))
    desk.press(.enter, .end).type(" ").press(.enter, .f(2))
    #expect(desk.shows("Queues: Sales -> Sales, Web Chat"), "\(desk.framed)")
    desk.press(.enter)
    #expect(try desk.centre.find(Team.self, "Night")?.queues.names == ["Sales", "Web Chat"])
  }

  @Test func `the list of queues is searched, sorted and remembers its own columns`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("/web")
    #expect(desk.shows("1 queue"))
    desk.press(.control("u")).type("channel:voice").press(.enter)
    #expect(desk.shows("2 queues"), "\(desk.framed)")
    desk.press(.escape).type("o").type("channel").press(.enter)
    #expect(desk.surface.lines[3].contains("Web Chat"), "\(desk.framed)")
    let later = Desk(desk.centre)
    #expect(later.list?.model.layout.sort.column == "full_name")
    try later.session.go(to: .queue)
    #expect(later.topList?.model.layout.sort.column == "channel")
  }

  @Test func `marked queues are edited in one step after the numbers are shown`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("ae").type("ring time").press(.enter, .control("u")).type("30").press(.enter)
    #expect(desk.shows("Ring time (s): 3 queues will change, 0 already so."), "\(desk.framed)")
    desk.type("y")
    #expect(try desk.centre.find(Queue.self, "Sales")?.ringing.timeout == 30)
  }

  @Test func `e without marks says whose field is set`() throws {
    let desk = try Desk.furnished()
    desk.type("e")
    #expect(desk.wrappedText.contains("It is set for Ada Lovelace only, since nothing is marked."))
  }

  @Test func `a copy of a queue has its settings and no name`() throws {
    let desk = try Desk.furnished(.queue)
    desk.press(.end).type("c")
    #expect(desk.shows("New queue, settings of queue Web Chat"))
    #expect(desk.line(with: "Channel:").contains("Chat"))
    #expect(!desk.line(with: "  Name:").contains("Web"))
  }

  @Test func `a name that is taken is said at its field, and nothing typed is cleared`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("n").type("Support").press(.f(2))
    #expect(desk.shows("There is a problem"), "\(desk.framed)")
    desk.type("1")
    #expect(desk.currentLine.contains("Support"))
  }

  @Test func `[4.6] unfinished work on a new queue is offered when its form opens again`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("n").type("Half").idle()
    let later = Desk(desk.centre)
    try later.session.go(to: .queue)
    later.type("n")
    #expect(later.shows("Unfinished work"), "\(later.framed)")
    later.type("r")
    #expect(later.currentLine.contains("Half"))
  }

  @Test func `J and K go through the list of queues`() throws {
    let desk = try Desk.furnished(.queue)
    desk.press(.enter, .down).type("J")
    #expect(desk.shows("Edit queue Support"))
    desk.type("K")
    #expect(desk.shows("Edit queue Sales"))
  }

  @Test func `[6.4] without the licence for profiles no way leads there, and the reason is said`()
    throws
  {
    let desk = try Desk.furnished()
    let settings = try desk.centre.store.settings()
    try desk.centre.apply(
      .settings(
        version: settings.version,
        [FieldChange(field: "licence_multi_profile", before: true.stored, after: false.stored)]))
    desk.idle().type("g")
    #expect(!desk.shows("Profiles"))
    desk.press(.escape).run("go-profiles")
    #expect(desk.message == "Info: The licence has no profiles: :go-settings shows the settings.")
  }
}
