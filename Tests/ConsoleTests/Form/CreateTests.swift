import AgentDomain
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct CreateTests {
  /// Fills in what a new agent must have.
  private func fillIn(_ desk: Desk, _ name: String = "Alan Turing", _ username: String = "alan") {
    desk.type(name).press(.down).type(username).press(.down, .down, .down)
    desk.type(username + "@example.org").press(.down)
    desk.type("Enigma-17").press(.down).type("Enigma-17").press(.down)
  }

  /// The same where the push gateway stands before the e-mail address.
  private func fillInMobile(_ desk: Desk) {
    desk.type("Alan Turing").press(.down).type("alan").press(.down, .down, .down, .down)
    desk.type("alan@example.org").press(.down)
    desk.type("Enigma-17").press(.down).type("Enigma-17").press(.down)
  }

  @Test func `[3.1] a new agent is asked for the fields of the specification, in their order`()
    throws
  {
    let desk = try Desk.staffed()
    desk.type("n")
    let labels = desk.form?.rows.filter { $0.id != nil }.map(\.label)
    #expect(
      labels == [
        "Full Name", "Username", "Alias", "Typology", "Email", "Password", "Password again",
        "Internal", "Description", "Voicemail",
      ])
  }

  @Test func `[3.1] for Mobile the push gateway is asked for too`() throws {
    let desk = try Desk.staffed()
    desk.type("n").press(.down, .down, .down, .enter).type("mob").press(.enter)
    #expect(desk.shows("Push Gateway"))
  }

  @Test func `[3.1] the smallest free internal number is proposed and may be changed`() throws {
    let desk = try Desk.staffed()
    desk.type("n")
    #expect(desk.line(with: "Internal:").contains("1005"))
    fillIn(desk)
    desk.press(.control("u")).type("2000").press(.f(2))
    #expect(try desk.centre.agent("alan").agent.account.internalNumber.text == "2000")
  }

  @Test func `[3.1] the parts of the password rule tick off while typing`() throws {
    let desk = try Desk.staffed()
    desk.type("n").press(.down, .down, .down, .down, .down)
    #expect(desk.currentLine.contains("Password:"))
    #expect(desk.shows("[ ] at least 8 characters"))
    desk.type("aB3")
    #expect(desk.shows("[x] a lower-case letter"))
    #expect(desk.shows("[x] an upper-case letter"))
    #expect(desk.shows("[x] a digit"))
    #expect(desk.shows("[ ] one of"))
    #expect(!desk.shows("aB3"), "the password itself never shows")
    #expect(desk.line(with: "Password:").contains("***"))
    desk.type("-----")
    #expect(desk.shows("[x] at least 8 characters"))
  }

  @Test func `[3.1] both passwords must be the same`() throws {
    let desk = try Desk.staffed()
    desk.type("n")
    fillIn(desk)
    desk.press(.up).type("x").press(.f(2))
    #expect(desk.shows("Password again differs from the password"))
    desk.type("1")
    #expect(desk.currentLine.contains("Password again:"))
  }

  @Test func `[3.2] a copy has all settings and none of the identity`() throws {
    let desk = try Desk.staffed()
    try desk.centre.edit("ada", "context", "night")
    desk.idle().type("c")
    #expect(desk.shows("New agent, settings of Ada Lovelace"))
    #expect(!desk.line(with: "Username:").contains("ada"))
    #expect(!desk.line(with: "Email:").contains("ada"))
    fillIn(desk)
    desk.press(.f(2))
    let copy = try desk.centre.agent("alan").agent
    #expect(copy.voice.context == "night")
    #expect(copy.account.typology == .phonebar)
  }

  @Test func `[3.3] the new agent is under the cursor, whatever the search was`() throws {
    let desk = try Desk.staffed()
    desk.type("/zoe").press(.enter).type("n")
    fillIn(desk)
    desk.press(.f(2))
    #expect(desk.shows("Created Alan Turing"))
    desk.type("n")
    #expect(desk.currentLine.contains("Alan Turing"))
    #expect(desk.line(with: "Search").hasSuffix("6 agents"))
  }

  @Test func `[3.3] all modules of a new agent are on`() throws {
    let desk = try Desk.staffed()
    desk.type("n")
    fillIn(desk)
    desk.press(.f(2), .escape, .enter, .f(6), .f(6))
    #expect(desk.shows("Modules"))
    let modules = desk.form?.rows.filter { $0.id?.hasPrefix("modules.") == true } ?? []
    #expect(!modules.isEmpty)
    let on = try desk.centre.agent("alan").agent
    let field = try #require(Agent.catalogue["modules"])
    #expect(field.written(on).split(separator: ",").count == modules.count)
  }

  @Test func `[3.3] the mailbox and its PIN are shown, once`() throws {
    let desk = try Desk.staffed()
    desk.type("n")
    fillIn(desk)
    desk.press(.down, .down).type(" ").press(.f(2))
    #expect(desk.shows("Mailbox 1005"), "\(desk.framed)")
    #expect(desk.shows("PIN"))
    desk.press(.escape).run("messages")
    #expect(!desk.shows("PIN is"))
  }

  @Test(arguments: [
    (0, ["Add to queues", "Remote Control"]), (1, ["Add to queues"]),
    (3, ["Add to queues", "push gateway"]),
  ])
  func `[3.3] what is still to do is offered as actions, by typology`(place: Int, words: [String])
    throws
  {
    let desk = try Desk.staffed()
    desk.type("n").press(.down, .down, .down, .enter)
    for _ in 0..<place { desk.press(.down) }
    desk.press(.enter, .up, .up, .up)
    if place == 3 {
      desk.press(.f(3)).type("gateway").press(.enter, .control("u")).type("push.example.org")
      desk.press(.up, .up, .up, .up)
      fillInMobile(desk)
    } else {
      fillIn(desk)
    }
    desk.press(.f(2))
    for word in words { #expect(desk.shows(word), "\(desk.framed)") }
  }

  @Test func `[3.3] the reminder of Remote Control leads to the switch`() throws {
    let desk = try Desk.staffed()
    desk.type("n")
    fillIn(desk)
    desk.press(.f(2)).type("r")
    #expect(desk.currentLine.contains("Remote Control:"))
    #expect(desk.shows("[Phonebar]"))
  }

  @Test func `a name that is taken is said at its field, and nothing typed is cleared`() throws {
    let desk = try Desk.staffed()
    desk.type("n")
    fillIn(desk, "Another Ada", "ADA")
    desk.press(.f(2))
    #expect(desk.shows("There is a problem"), "\(desk.framed)")
    desk.type("1")
    #expect(desk.currentLine.contains("Username:"))
    #expect(desk.currentLine.contains("ADA"))
    #expect(desk.shows("Another Ada"))
  }

  @Test func `a password that the console makes is shown once and stands in both fields`() throws {
    let desk = try Desk.staffed()
    desk.type("n").press(.f(9))
    #expect(desk.shows("Note it now, it is shown this once:"))
    desk.press(.escape)
    #expect(!desk.shows("[ ] at least"))
    #expect(desk.line(with: "Password again:").contains("****"))
  }

  @Test func `an untouched new form is left without a question and without a complaint`() throws {
    let desk = try Desk.staffed()
    desk.type("n").press(.down, .down, .escape)
    #expect(desk.session.screens.count == 1)
    #expect(desk.message.isEmpty)
  }
}
