import AgentDomain
import Foundation
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct DeleteTests {
  @Test func `[7.1] Delete asks and names the agent; the first answer keeps it`() throws {
    let desk = try Desk.staffed()
    desk.type("d")
    #expect(desk.shows("Delete Ada Lovelace (ada)?"))
    desk.press(.enter)
    #expect(desk.shows("5 agents"))
    desk.type("dy")
    #expect(desk.shows("4 agents"))
    #expect(desk.message.hasPrefix("Saved: Deleted Ada Lovelace (ada)."))
    #expect(desk.currentLine.contains("Grace"))
  }

  @Test func `[7.1] Delete names the number and the first few`() throws {
    let desk = try Desk.staffed()
    desk.type("ad")
    #expect(desk.shows("5 agents: Ada Lovelace (ada), Grace Hopper (grace)"), "\(desk.framed)")
    desk.type("y")
    #expect(desk.shows("0 agents"))
    #expect(!desk.shows("5 marked"))
  }

  @Test func `[7.2] deleted agents have a view of their own and can be restored`() throws {
    let desk = try Desk.staffed()
    desk.type("dyD")
    #expect(desk.shows("Deleted agents"))
    #expect(desk.shows("Ada Lovelace"))
    desk.type("r")
    #expect(desk.message.hasPrefix("Saved: Restored Ada Lovelace (ada)."))
    #expect(desk.shows("No agent is deleted."))
    desk.press(.escape)
    #expect(desk.shows("5 agents"))
  }

  @Test func `[7.2] deleting for good wants the word typed`() throws {
    let desk = try Desk.staffed()
    desk.type("dyDd")
    #expect(desk.shows("Type delete to do it"), "\(desk.framed)")
    desk.type("yes").press(.enter)
    #expect(desk.message == "Error: Nothing was deleted: type delete, or Esc.")
    desk.press(.control("u")).type("delete").press(.enter)
    #expect(desk.message.hasPrefix("Saved: Deleted Ada Lovelace (ada) for good."))
    #expect(try desk.centre.store.agent(username: "ada", scope: .everyone) == nil)
  }
}

@MainActor @Suite struct HistoryTests {
  @Test func `[9.1] history tells when, who, which agent, which field, before and after`() throws {
    let desk = try Desk.staffed(size: Size(rows: 24, columns: 120))
    try desk.centre.edit("grace", "context", "night")
    desk.idle().type("ha")
    let line = desk.line(with: "Context")
    #expect(line.contains("2026-11-20 12:00  bob  grace  Context: from-sip -> night"), "\(line)")
  }

  @Test func `[9.1] the history of one agent leaves the name to the title`() throws {
    let desk = try Desk.staffed()
    try desk.centre.edit("ada", "context", "night")
    desk.idle().type("h")
    #expect(desk.shows("History of Ada Lovelace"))
    #expect(desk.currentLine == "> 2026-11-20 12:00  bob  Context: from-sip -> night")
  }

  @Test func `[9.1] history is narrowed by person, field and time`() throws {
    let desk = try Desk.staffed()
    try desk.centre.edit("ada", "context", "night")
    try desk.centre.edit("ada", "alias", "Countess", by: "carol")
    desk.idle().type("h/by:carol").press(.enter)
    #expect(desk.shows("Alias"))
    #expect(!desk.shows("Context"))
    desk.type("/").press(.control("u")).type("field:context").press(.enter)
    #expect(desk.shows("Context"))
    #expect(!desk.shows("Alias"))
    desk.type("/").press(.control("u")).type("until:2026-01-01").press(.enter)
    #expect(!desk.shows("Context"))
  }

  @Test func `[9.1] a wrong filter of the history is explained and can be mended`() throws {
    let desk = try Desk.staffed()
    desk.type("h/of:carol").press(.enter)
    #expect(desk.message.hasPrefix("Error: of: is no filter."))
    #expect(desk.currentLine.contains("of:carol"))
  }

  @Test func `[9.1] a password is only said to have changed`() throws {
    let desk = try Desk.staffed()
    desk.type("p").type("Enigma-17").press(.enter).type("Enigma-17").press(.enter)
    #expect(desk.message.hasPrefix("Saved: Changed the password of Ada Lovelace."))
    desk.type("h")
    #expect(desk.shows("Password changed"))
    #expect(!desk.shows("Enigma"))
    desk.press(.enter)
    #expect(!desk.shows("Enigma"))
  }

  @Test func `[9.2] u takes back the last change and U does it again`() throws {
    let desk = try Desk.staffed()
    desk.run("disable").type("u")
    #expect(desk.message.hasPrefix("Saved:"), "\(desk.message)")
    #expect(try desk.centre.agent("ada").agent.account.disabled == false)
    #expect(!desk.line(with: "Ada").contains("disabled"))
    desk.type("U")
    #expect(try desk.centre.agent("ada").agent.account.disabled == true)
    #expect(desk.line(with: "Ada").contains("disabled"))
  }

  @Test func `[9.2] a change of many agents is taken back as one`() throws {
    let desk = try Desk.staffed()
    desk.type("a").run("disable").type("u")
    #expect(desk.message.hasPrefix("Saved:"))
    #expect(!desk.shows("disabled"))
  }

  @Test func `[9.2] an undo is refused with a reason where somebody changed the same field since`()
    throws
  {
    let desk = try Desk.staffed()
    desk.run("disable")
    try desk.centre.edit("ada", "disabled", "off")
    desk.type("u")
    #expect(desk.message.hasPrefix("Error:"), "\(desk.message)")
    #expect(desk.message.contains("bob"))
  }

  @Test func `[9.2] with nothing to take back, u says so`() throws {
    let desk = Desk(try Centre())
    desk.type("u")
    #expect(desk.message.hasPrefix("Info:") || desk.message.hasPrefix("Error:"))
    #expect(!desk.message.isEmpty)
  }

  @Test func `a change is taken back from the history by z, after asking`() throws {
    let desk = try Desk.staffed()
    desk.run("disable").type("hz")
    #expect(desk.shows("Take back change"))
    desk.type("y")
    #expect(try desk.centre.agent("ada").agent.account.disabled == false)
    #expect(desk.shows("Disabled: on -> off"))
  }
}

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

@MainActor @Suite struct SampleTests {
  @Test func `the sample centre comes with one command and goes with all that came with it`() throws
  {
    let desk = Desk(try Centre())
    desk.type("S").type("l")
    #expect(desk.shows("36 agents"))
    desk.type("S").type("r")
    #expect(desk.shows("0 agents"), "\(desk.framed)")
    #expect(desk.shows("There is no agent yet."))
    #expect(try desk.centre.store.groups().isEmpty)
  }
}

@MainActor @Suite struct PictureTests {
  /// A PNG of one red pixel.
  private static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"

  @Test func `an avatar is chosen by its path, saved and shown`() throws {
    let centre = try Centre.staffed()
    let path = centre.folder + "/ada.png"
    try #require(Data(base64Encoded: Self.png)).write(to: URL(fileURLWithPath: path))
    let desk = Desk(centre, colors: 256)
    desk.press(.enter, .f(3)).type("avatar").press(.enter).type(path).press(.down, .up)
    #expect(desk.message.isEmpty, "\(desk.message)")
    desk.press(.f(2), .enter)
    #expect(desk.message.hasPrefix("Saved:"), "\(desk.framed)")
    desk.press(.f(4))
    #expect(desk.shows("PNG 1x1"), "\(desk.framed)")
    desk.press(.escape)
    #expect(desk.session.top is FormController)
  }

  @Test func `a file that is no picture is refused with what is wanted`() throws {
    let centre = try Centre.staffed()
    let path = centre.folder + "/ada.png"
    try Data("no picture".utf8).write(to: URL(fileURLWithPath: path))
    let desk = Desk(centre)
    desk.press(.enter, .f(3)).type("avatar").press(.enter).type(path).press(.down)
    #expect(desk.message.hasPrefix("Error: Avatar"), "\(desk.message)")
  }
}

@MainActor @Suite struct MessageTests {
  @Test func `a message that is too long for its line is whole in help and under messages`() throws
  {
    let desk = try Desk.staffed(size: Size(rows: 12, columns: 40))
    desk.type("/typology:weird").press(.enter)
    let whole = desk.message
    #expect(whole.count > 40)
    desk.press(.f(1))
    #expect(desk.shows(String(whole.suffix(12))), "\(desk.framed)")
    desk.press(.escape).run("messages")
    #expect(desk.shows(String(whole.suffix(12))), "\(desk.framed)")
  }

  @Test func `a message stays until the next key`() throws {
    let desk = try Desk.staffed()
    desk.run("disable").idle()
    #expect(desk.message.hasPrefix("Saved:"))
    desk.press(.down)
    #expect(desk.message.isEmpty)
  }
}
