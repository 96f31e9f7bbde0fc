import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct SignInScreenTests {
  @Test func `[1.1] a console terminal asks for name and password, and shows nothing before`()
    throws
  {
    let desk = Desk.atTheDoor(try Centre.withOperators())
    desk.expect(
      """
       Roster  Sign in








                 Sign in to Roster
                |                                                          |
                | > Name:                                                  |
                |   Password:                                              |
                +----------------------------------------------------------+









      Enter Next  F10 Leave  F6 Forgotten  F7 I have a code  F1 Help
      """)
    desk.press(.f(10))
    #expect(desk.isLeft)
  }

  @Test func `[1.1] the screen fits where there is little room`() throws {
    let desk = Desk.atTheDoor(try Centre.withOperators(), size: Size(rows: 12, columns: 40))
    #expect(desk.shows("> Name:") && desk.shows("Password:") && desk.shows("F6 Forgotten"))
    desk.signIn("sam", Centre.chosen)
    #expect(desk.shows("2 agents"))
  }

  @Test func `[1.3] who signs in sees what the rights allow, and is greeted`() throws {
    let centre = try Centre.withOperators()
    let desk = Desk.atTheDoor(centre)
    desk.signIn("sam", Secret("Wrong-tower1"))
    #expect(desk.message.contains("The name or the password is wrong, or the account is locked"))
    #expect(desk.currentLine.contains("Password") && !desk.shows("Lovelace"))
    desk.type(Centre.chosen.revealed).enter()
    #expect(desk.message == "Info: Welcome, Sam Supervisor.")
    #expect(desk.shows("2 agents") && desk.shows("Ada Lovelace") && !desk.shows("José"))
    #expect(desk.session.author.origin == "console tty3" && !desk.session.author.isAtHost)
  }

  @Test func `before anybody signed in no command reaches the data`() throws {
    let desk = Desk.atTheDoor(try Centre.withOperators())
    let allowed = Set([
      "next", "previous", "clear", "quit", "forgotten", "redeem", "help", "redraw",
    ])
    #expect(Set(desk.session.commandsNow.map(\.id)) == allowed)
    desk.press(.control("p"), .control("z"))
    #expect(desk.shows("> Name:"))
  }

  @Test func `[5.1] a password that somebody else chose is changed on the spot`() throws {
    let centre = try Centre.withOperators()
    try centre.settle("UPDATE credential SET must_change = 1")
    let desk = Desk.atTheDoor(centre)
    desk.signIn("sam", Centre.chosen)
    #expect(desk.shows("Choose a new password") && desk.shows("[ ] at least 8 characters"))
    desk.type("short").press(.enter).type("short").press(.enter)
    #expect(desk.message.contains("Password needs at least 8 characters"))
    desk.press(.up, .control("u")).type("Other-tower1").press(.enter, .control("u"))
    desk.type("Other-tower1").enter()
    #expect(desk.message == "Info: Welcome, Sam Supervisor.")
  }

  @Test func `[5.5] a code is asked for where multi-factor is on`() throws {
    let centre = try Centre.withOperators()
    let id = try #require(try centre.store.id(of: .operator, named: "sam", scope: .everyone))
    let enrolment = Enrolment()
    let step = OneTimeCode.step(at: Centre.noon)
    let outcome = centre.store.enrol(
      AccountKey(.operator, id), in: enrolment,
      code: Secret(enrolment.codes.code(at: step - 1)), origin: "test")
    guard case .on = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let desk = Desk.atTheDoor(centre)
    desk.signIn("sam", Centre.chosen)
    #expect(desk.currentLine.contains("Code:") && desk.message.contains("Type the code"))
    desk.type("000000").enter()
    #expect(desk.message.contains("This code does not hold") && !desk.shows("Lovelace"))
    desk.type(enrolment.codes.code(at: step)).enter()
    #expect(desk.message == "Info: Welcome, Sam Supervisor.")
  }

  @Test func `[1.2] a user without any right is told so and stays outside`() throws {
    let centre = try Centre.withOperators()
    try centre.set("sam", "agents_permission", "none")
    let desk = Desk.atTheDoor(centre)
    desk.signIn("sam", Centre.chosen)
    #expect(desk.message.contains("ask an administrator") && desk.shows("> "))
    #expect(!desk.shows("agents"))
  }

  @Test func `[5.3] F6 says so where no mail is set up, and F7 takes a code`() throws {
    let desk = Desk.atTheDoor(try Centre.withOperators())
    desk.press(.f(6))
    #expect(desk.message.hasPrefix("Error: "))
    desk.press(.f(7))
    #expect(desk.shows("New password with a code"))
    desk.press(.escape)
    #expect(desk.shows("Sign in to Roster"))
  }
}
