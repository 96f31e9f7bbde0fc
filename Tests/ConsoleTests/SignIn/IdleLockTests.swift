import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct IdleLockTests {
  /// A clock that a test sets, in minutes.
  @MainActor private final class Minutes {
    var count = 0
    var milliseconds: Int64 { Int64(count) * 60_000 }
  }

  private let time = Minutes()

  private func desk(as username: String = "sam", after minutes: Int64 = 10) throws -> Desk {
    let centre = try Centre.withOperators()
    try centre.lock(after: minutes)
    let time = time
    return Desk(centre, entry: .person(try centre.person(username))) {
      MainActor.assumeIsolated { time.milliseconds }
    }
  }

  @Test func `a console left alone shows nothing of the data until the operator signs in again`()
    throws
  {
    let desk = try desk()
    desk.type("j").press(.enter)
    desk.type("X")
    #expect(desk.shows("Edit Grace Hopper") && desk.session.timeUntilLock == 600_000)
    time.count = 9
    desk.idle()
    #expect(desk.shows("Grace Hopper"))
    time.count = 10
    desk.idle()
    desk.expect(
      """
       Roster  Locked







                 This console is locked
                |                                                          |
                |   Name:     sam                                          |
                | > Password:                                              |
                |                                                          |
                | Nobody pressed a key for 10 minutes. Nothing is lost.    |
                +----------------------------------------------------------+








      Enter Next  F10 Leave
      """)
    desk.type("Wrong-tower1").enter()
    #expect(desk.shows("The name or the password is wrong") && !desk.shows("Grace"))
    desk.type(Centre.chosen.revealed).enter()
    #expect(desk.shows("Edit Grace Hopper") && desk.message == "Info: Welcome back.")
    #expect(desk.shows("XGrace Hopper") || desk.shows("Grace HopperX"), "\(desk.framed)")
  }

  @Test func `what ends or is said behind the lock stays behind it`() throws {
    let desk = try desk()
    time.count = 11
    desk.idle()
    desk.session.say(.saved, "Edited Ada Lovelace.")
    desk.session.push(TextPanel(session: desk.session, title: "News", lines: ["Ada Lovelace"]))
    desk.idle()
    #expect(!desk.shows("Lovelace") && desk.shows("This console is locked"))
    #expect(
      Set(desk.session.commandsNow.map(\.id)) == ["next", "previous", "clear", "quit", "redraw"])
    desk.type(Centre.chosen.revealed).enter()
    #expect(desk.shows("News"))
  }

  @Test func `a key that comes too late is not taken for the screen behind the lock`() throws {
    let desk = try desk()
    time.count = 10
    desk.type("n")
    #expect(desk.shows("This console is locked") && !desk.shows("New agent"))
  }

  @Test func `somebody without a password to type is let out, the draft is kept`() throws {
    let desk = try desk(as: "root")
    desk.press(.enter).type("X")
    time.count = 10
    desk.idle()
    #expect(desk.isLeft)
    #expect(desk.session.lastWord?.contains("Nobody pressed a key for 10 minutes") == true)
    #expect(try desk.centre.store.drafts(of: "root").count == 1)
  }

  @Test func `0 minutes never lock, and a change of the setting holds at once`() throws {
    let desk = try desk(after: 0)
    time.count = 10_000
    desk.idle()
    #expect(desk.shows("Ada Lovelace") && desk.session.timeUntilLock == nil)
    desk.press(.down)
    try desk.centre.lock(after: 5)
    desk.idle()
    #expect(desk.session.timeUntilLock == 300_000)
  }
}

@MainActor @Suite struct ChangedRightsTests {
  private func desk() throws -> Desk {
    let centre = try Centre.withOperators()
    return Desk(centre, entry: .person(try centre.person("sam")))
  }

  @Test func `[1.3] an operator who is disabled is out at once`() throws {
    let desk = try desk()
    #expect(desk.shows("2 agents"))
    try desk.centre.set("sam", "disabled", "on")
    desk.idle()
    #expect(desk.isLeft && desk.session.lastWord?.contains("was disabled or removed") == true)
  }

  @Test func `[1.3] other queues show other agents, and close what is out of sight`() throws {
    let desk = try desk()
    desk.press(.enter)
    #expect(desk.shows("Edit Ada Lovelace"))
    try desk.centre.apply(
      .join(.one(try desk.centre.agent("zoe").id), [Membership(try desk.centre.group("Support"))]))
    try desk.centre.set("sam", "queues", "Support")
    desk.idle()
    #expect(desk.shows("1 agent") && desk.shows("Zoë Müller") && !desk.shows("Lovelace"))
    #expect(desk.message.contains("An administrator changed your rights"))
  }

  @Test func `[1.2] a right that was taken is refused even before the screen knows`() throws {
    let desk = try desk()
    desk.press(.enter).type("X")
    try desk.centre.set("sam", "agents_permission", "read")
    desk.press(.f(2))
    #expect(try desk.centre.agent("ada").agent.account.fullName == "Ada Lovelace")
  }
}
