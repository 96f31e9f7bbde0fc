import AgentDomain
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct PasswordTests {
  @Test func `[5.1] the parts of the rule tick off while typing, and the password never shows`()
    throws
  {
    let desk = try Desk.staffed()
    desk.type("p")
    #expect(desk.shows("[ ] a digit"))
    desk.type("Enigma-17")
    #expect(!desk.shows("[ ]  a") && !desk.shows("[ ] a digit"))
    #expect(!desk.shows("Enigma"))
    #expect(desk.shows("*********"))
  }

  @Test func `[5.1] the repetition must be the same`() throws {
    let desk = try Desk.staffed()
    desk.type("p").type("Enigma-17").press(.enter).type("Enigma-18").press(.enter)
    #expect(desk.message == "Error: The two differ: type the same password twice.")
  }

  @Test func `[5.1] a password that lacks something is refused with what it lacks`() throws {
    let desk = try Desk.staffed()
    desk.type("p").type("enigma").press(.enter).type("enigma").press(.enter)
    #expect(desk.message.hasPrefix("Error: Password"), "\(desk.message)")
    #expect(desk.message.contains("digit"))
  }
}
