import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

/// The first screen of a console that does not know who is in front of it.
@MainActor @Suite struct SignInScreenTests {
  private let reception: Reception

  init() throws { reception = try Reception() }

  @Test func `[1.2] it asks for name and password over nothing at 80 columns`() {
    let desk = reception.door()
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
  }

  @Test func `[1.2] it asks for name and password over nothing at 40 columns`() {
    let desk = reception.door(size: Size(rows: 12, columns: 40))
    desk.type("uma").press(.enter).type("ab")
    desk.expect(
      """
       Roster  Sign in



       Sign in to Roster
          Name:     uma
        > Password: **




      Enter Next  F10 Leave  F6 Forgotten
      """)
  }

  @Test(arguments: [(24, 80), (12, 40)])
  func `[1.2] the right password opens the list with a greeting`(rows: Int, columns: Int) {
    let desk = reception.door(size: Size(rows: rows, columns: columns))
    desk.signIn("uma")
    #expect(desk.message.hasPrefix("Info: Welcome, Uma User."), "\(desk.framed)")
    #expect(desk.shows("Ada Lovelace") && !desk.shows("Linus"), "\(desk.framed)")
    #expect(desk.session.author.person.name == "uma" && !desk.session.author.isAtHost)
  }

  @Test(arguments: ["uma", "nobody"])
  func `[5.2] whoever is wrong is told one sentence and sees nothing`(name: String) {
    let desk = reception.door()
    desk.signIn(name, Secret("Wrong-99"))
    #expect(desk.message == "Info: \(SignInOutcome.refused.sentence)")
    #expect(!desk.showsData && !desk.shows("Wrong-99"))
    #expect(desk.line(with: "Name:").contains(name), "The name stays.")
    #expect(desk.currentLine.contains("Password:") && !desk.currentLine.contains("*"))
    desk.type(Reception.password.revealed).press(.enter).decided()
    #expect((desk.session.top is ListController) == (name == "uma"))
  }

  @Test func `[5.2] failures from one place have to wait, and how long is said`() {
    let desk = reception.door()
    for name in ["a", "b", "c", "d"] {
      desk.signIn(name, Secret("Wrong-99"))
      desk.press(.up, .control("u"))
    }
    desk.signIn("uma")
    #expect(desk.message.contains("try again in 2 seconds"), "\(desk.message)")
    #expect(!desk.showsData)
  }

  @Test func `[5.1] a password that somebody else chose is changed before anything is seen`() throws
  {
    let given = Secret("Given-pass1")
    try reception.give(reception.uma, given)
    let desk = reception.door()
    desk.signIn("uma", given)
    #expect(desk.message == "Info: Somebody else chose this password: choose your own now.")
    #expect(desk.shows("[ ] at least 8 characters") && !desk.showsData)
    desk.type("short").press(.enter).type("short").press(.enter)
    #expect(desk.message.contains("at least 8 characters") && !desk.showsData)
    desk.press(.up, .control("u")).type("Turing-42").press(.enter, .control("u"))
    #expect(desk.shows("[x] at least 8 characters") && !desk.shows("Turing"))
    desk.type("Turing-42").press(.enter).decided()
    #expect(desk.message.hasPrefix("Info: Welcome, Uma User."), "\(desk.framed)")
    let again = reception.door().signIn("uma", Secret("Turing-42"))
    #expect(again.session.top is ListController)
  }

  @Test func `[5.5] a code is asked for where there is an authenticator`() throws {
    let secret = Enrolment()
    let step = OneTimeCode.step(at: Centre.noon)
    let outcome = reception.centre.store.enrol(
      reception.uma, in: secret, code: Secret(secret.codes.code(at: step - 1)), origin: "test")
    guard case .on = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let desk = reception.door()
    desk.signIn("uma")
    #expect(desk.currentLine.contains("> Code:") && !desk.showsData, "\(desk.framed)")
    desk.type("12").press(.enter).decided()
    #expect(desk.message == "Info: \(SignInOutcome.codeRefused.sentence)")
    #expect(desk.currentLine.contains("> Code:") && !desk.currentLine.contains("12"))
    desk.type(secret.codes.code(at: step)).press(.enter).decided()
    #expect(desk.session.top is ListController, "\(desk.framed)")
  }

  @Test func `[1.2] an operator without any right is not let in`() throws {
    try reception.set(OperatorAccount.self, reception.uma.id) { $0.rights.permission = .none }
    let desk = reception.door()
    desk.signIn("uma")
    #expect(desk.message.hasPrefix("Error: This needs a right"), "\(desk.message)")
    #expect(!desk.showsData)
  }

  @Test func `no key of the console does anything before somebody has signed in`() {
    let desk = reception.door()
    let keys: [Key] = [
      .control("z"), .control("c"), .control("p"), .f(2), .f(3), .f(5), .escape, .left, .backspace,
    ]
    for key in keys {
      desk.press(key)
      #expect(desk.session.top is SignInScreen && !desk.showsData, "after \(key)")
    }
    desk.type(":uq?")
    #expect(desk.currentLine.contains(":uq?"), "They are text here.")
    desk.press(.f(1))
    #expect(!desk.showsData)
    #expect(!desk.session.commandsNow.contains { ["undo", "palette", "mfa"].contains($0.id) })
  }

  @Test func `Forgotten says at once where no mail is set up, and a code can be typed`() {
    let desk = reception.door()
    desk.press(.f(6))
    #expect(desk.message.contains("cannot be reset by mail here"))
    desk.press(.f(7))
    #expect(desk.shows("New password with a code") && !desk.showsData)
    desk.press(.escape)
    #expect(desk.currentLine.contains("> Name:"))
  }
}
