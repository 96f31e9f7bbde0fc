import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

/// A user who sees the agents of some queues only, at the screens.
@MainActor @Suite struct LimitedUserTests {
  /// A user of Sales at the list of agents.
  private func desk() throws -> Desk {
    let centre = try Centre.furnished()
    let sales = try centre.group("Sales").id
    return Desk(centre, as: "uma", .user(.readEdit, queues: [sales]))
  }

  private func fillIn(_ desk: Desk) {
    desk.type("nAlan Turing").press(.down).type("alan").press(.down, .down, .down)
    desk.type("alan@example.org").press(.down)
    desk.type("Enigma-17").press(.down).type("Enigma-17")
  }

  @Test func `[1.4] whoever sees some queues only has to choose one for a new agent`() throws {
    let desk = try desk()
    fillIn(desk)
    #expect(desk.line(with: "Queues:").contains("required"))
    desk.press(.f(2))
    #expect(desk.shows("Queues is empty: choose at least one of your queues."), "\(desk.framed)")
    desk.press(.enter)
    #expect(desk.currentLine.contains("Queues:"))
    desk.press(.enter)
    #expect(desk.shows("[ ] Sales"))
    #expect(!desk.shows("Support"), "other queues do not exist for this user")
    desk.type(" ").press(.enter, .f(2))
    let groups = try desk.centre.store.memberships(
      of: desk.centre.agent("alan").id, scope: .everyone)
    #expect(groups.map(\.group.name) == ["Sales"])
    desk.type("n")
    #expect(desk.currentLine.contains("Alan Turing"))
  }

  @Test(arguments: [RecordKind.queue, .settings])
  func `[1.5] whoever may not change the centre reads it, and is told why`(kind: RecordKind) throws
  {
    let desk = try desk()
    try desk.session.go(to: kind)
    if kind == .queue {
      desk.type("n")
      #expect(desk.message.contains("ask an administrator"), "\(desk.message)")
      #expect(!desk.shows("n New"))
      desk.press(.enter)
    }
    desk.press(.down)
    #expect(desk.currentLine.hasPrefix(">="), "\(desk.framed)")
    desk.type("x").press(.f(2))
    #expect(desk.message == "Info: Nothing was changed.")
  }

  @Test func `[1.4] an administrator may choose queues for a new agent, or none`() throws {
    let desk = try Desk.furnished()
    fillIn(desk)
    #expect(desk.shows("Queues:"))
    #expect(!desk.line(with: "Queues:").contains("required"))
    desk.press(.f(3)).type("voicemail").press(.enter, .down, .enter)
    desk.type(" ").press(.down).type(" ").press(.enter, .f(2))
    let groups = try desk.centre.store.memberships(
      of: desk.centre.agent("alan").id, scope: .everyone)
    #expect(Set(groups.map(\.group.name)) == ["Sales", "Support"])
  }
}
