import AgentDomain
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct FormTests {
  /// The form of one of the five agents.
  private func form(_ username: String, size: Size = Size(rows: 24, columns: 80)) throws -> Desk {
    let desk = try Desk.staffed(size: size)
    desk.list?.show(try desk.centre.agent(username).id)
    return desk.press(.enter)
  }

  @Test(arguments: [
    ("ada", "Account Voice Other Channels Phonebar Permissions Client Logs"),
    ("grace", "Account Voice Other Channels Permissions Client Logs"),
    ("jose", "Account Voice Other Channels WebRTC Permissions Client Logs"),
    ("linus", "Account Voice Other Channels App Permissions Client Logs"),
  ])
  func `[4.1] the typology decides which tabs there are`(username: String, tabs: String) throws {
    let desk = try form(username)
    #expect(desk.form?.tabs.map(\.title).joined(separator: " ") == tabs)
  }

  @Test func `[4.1] Hot Desk stands on Account for External only`() throws {
    #expect(try form("grace").shows("Hot Desk"))
    #expect(try !form("ada").shows("Hot Desk"))
  }

  @Test func `[4.2] nothing is written until Save, which shows old and new first`() throws {
    let desk = try form("grace")
    desk.press(.down, .down).type("Cobol").press(.down)
    #expect(try desk.centre.agent("grace").agent.account.alias.isEmpty)
    desk.press(.f(2))
    #expect(desk.shows("Alias: (empty) -> Cobol"))
    desk.press(.enter)
    #expect(desk.message.hasPrefix("Saved: Edited Grace Hopper."))
    #expect(try desk.centre.agent("grace").agent.account.alias == "Cobol")
  }

  @Test func `[4.2] a changed field has a star, and so has its tab`() throws {
    let desk = try form("grace")
    desk.press(.down, .down).type("Cobol").press(.down)
    #expect(desk.line(with: "Alias").hasPrefix(" *"))
    #expect(desk.shows("[Account]*"))
    desk.press(.f(7))
    #expect(desk.shows(" Account *"))
  }

  @Test func `[4.2] Save can be told never to show the differences again, for good`() throws {
    let desk = try form("grace")
    desk.press(.down, .down).type("Cobol").press(.f(2)).type("n")
    #expect(desk.message.hasPrefix("Saved:"))
    desk.type("2").press(.f(2))
    #expect(desk.message.hasPrefix("Saved:"))
    #expect(try desk.centre.agent("grace").agent.account.alias == "Cobol2")
    let later = Desk(desk.centre)
    later.press(.enter, .down, .down).type("x").press(.f(2))
    #expect(later.message.hasPrefix("Saved:"))
  }

  @Test func `[4.2] switches of Permissions are written at once, say so, and can be undone`() throws
  {
    let desk = try form("grace")
    desk.type("").press(.down, .down, .down).press(.f(7), .f(7), .f(7))
    #expect(desk.shows("General (written at once)"))
    desk.type(" ")
    #expect(desk.message.hasPrefix("Saved: Enable Internal Messenger of Grace Hopper off."))
    #expect(try desk.centre.agent("grace").agent.permissions.internalMessenger == false)
    #expect(!desk.shows("*"))
    desk.type("u")
    #expect(try desk.centre.agent("grace").agent.permissions.internalMessenger == true)
    #expect(desk.line(with: "Internal Messenger").contains("[x]"))
  }

  @Test func `[4.2] a switch written at once leaves what is staged elsewhere as it is`() throws {
    let desk = try form("grace")
    desk.press(.down, .down).type("Cobol").press(.f(7), .f(7), .f(7)).type(" ")
    #expect(desk.shows(" Account *"))
    #expect(try desk.centre.agent("grace").agent.account.alias.isEmpty)
    desk.press(.f(2), .enter)
    #expect(try desk.centre.agent("grace").agent.account.alias == "Cobol")
  }

  @Test func `[4.3] what is wrong is said on leaving the field, and at the field`() throws {
    let desk = try form("grace", size: Size(rows: 24, columns: 132))
    desk.press(.control("u"))
    #expect(desk.message.isEmpty, "while typing nothing complains")
    desk.press(.down)
    #expect(desk.message == "Error: Full Name is empty: it must be 1 to 80 characters.")
    #expect(desk.line(with: "Full Name:").contains("! Full Name is empty"))
    #expect(desk.line(with: "Full Name:").hasPrefix(" *!"))
    #expect(desk.shows("[Account]!"))
  }

  @Test func `[4.3] Save lists all that is wrong, and a digit jumps there`() throws {
    let desk = try form("grace")
    desk.press(.control("u"), .f(7)).press(.down).press(.control("u")).type("some.host")
    desk.press(.f(2))
    #expect(desk.shows("There is a problem"))
    #expect(desk.shows("1 Full Name is empty"))
    #expect(desk.shows("2 Host"))
    #expect(desk.message == "Error: 2 problems: nothing was saved yet.")
    desk.type("2")
    #expect(desk.currentLine.contains("Host:"))
    #expect(desk.currentLine.contains("some.host"), "what was typed stays")
    desk.press(.f(2)).type("1")
    #expect(desk.currentLine.contains("Full Name:"))
    #expect(desk.shows("[Account]!"))
  }

  @Test func `[4.3] F8 goes to the next error, and without errors to the next change`() throws {
    let desk = try form("grace")
    desk.press(.down, .down).type("Cobol").press(.f(7), .down, .control("u"))
    desk.type("some.host").press(.f(7), .f(8))
    #expect(desk.currentLine.contains("Host:"))
    desk.press(.control("r"), .f(7), .f(8))
    #expect(desk.currentLine.contains("Alias:"))
  }

  @Test func `[4.3] a warning never blocks`() throws {
    let desk = try form("grace")
    let long = "A name of more than forty characters in all, is it not"
    desk.press(.control("u")).type(long).press(.down)
    #expect(desk.message.hasPrefix("Warning: "))
    desk.press(.f(2))
    #expect(desk.shows("Warning: "))
    desk.press(.enter)
    #expect(try desk.centre.agent("grace").agent.account.fullName == long)
  }

  @Test func `[4.4] a field is found by a part of its label on any tab`() throws {
    let desk = try form("grace")
    desk.press(.f(3)).type("pick")
    #expect(desk.shows("Voice > Pickup Group"))
    desk.press(.enter)
    #expect(desk.currentLine.contains("Pickup Group:"))
    #expect(desk.shows("[Voice]"))
  }

  @Test func `[4.4] F1 tells a field's help, its range and its default`() throws {
    let desk = try form("ada")
    desk.press(.f(3)).type("sip expires").press(.enter, .f(1))
    #expect(desk.shows("SIP Expires (s) (client_sip_expires)"))
    #expect(desk.shows("60"))
    #expect(desk.shows("3600") || desk.shows("3,600"))
    #expect(desk.shows("Default: 120."))
  }

  @Test func `[4.4] Ctrl+R puts the saved value back, and pressed again the default`() throws {
    let desk = try form("grace")
    try desk.centre.edit("grace", "context", "night")
    desk.idle().press(.f(3)).type("context").press(.enter)
    #expect(desk.currentLine.contains("night"))
    desk.type("x").press(.control("r"))
    #expect(desk.currentLine.contains("night"))
    #expect(desk.message == "Info: Context has its saved value again.")
    desk.press(.control("r"))
    #expect(desk.currentLine.contains("from-sip"))
    #expect(desk.message == "Info: Context has its default.")
  }

  @Test func `[4.7] a new typology lists what appears and hides, and asks once`() throws {
    let desk = try form("ada")
    desk.press(.f(3)).type("typology").press(.enter, .enter).type("web").press(.enter)
    #expect(desk.shows("Typology WebRTC"))
    #expect(desk.shows("Transport becomes wss."))
    #expect(desk.shows("Appears: "))
    #expect(desk.shows("Hides, values are kept: "))
    desk.type("n")
    #expect(desk.form?.tabs.map(\.title).contains("Phonebar") == true)
    desk.press(.enter).type("web").press(.enter).type("y")
    #expect(desk.form?.tabs.map(\.title).contains("WebRTC") == true)
    #expect(desk.form?.tabs.map(\.title).contains("Phonebar") == false)
    desk.press(.f(2))
    #expect(desk.shows("Typology: Phonebar -> WebRTC"))
    #expect(desk.shows("Transport: udp -> wss"))
  }

  @Test func `[4.8] J and K go to the neighbours of the list and keep the field`() throws {
    let desk = try form("ada")
    desk.press(.f(7))
    #expect(desk.currentLine.contains("Transport"))
    desk.type("J")
    #expect(desk.shows("Edit Grace Hopper"))
    #expect(desk.currentLine.contains("Transport"))
    desk.type("J")
    #expect(desk.shows("Edit José García"))
    desk.type("KK")
    #expect(desk.shows("Edit Ada Lovelace"))
    desk.type("K")
    #expect(desk.message == "Info: This is the first agent.")
    desk.press(.escape)
    #expect(desk.currentLine.contains("Ada"))
  }

  @Test func `[4.8] an agent with changes is not left by J without a word`() throws {
    let desk = try form("ada")
    desk.press(.down, .down).type("Countess").press(.down).type("J")
    #expect(desk.shows("Edit Ada Lovelace"))
    #expect(desk.message.hasPrefix("Warning: This agent has changes"))
  }

  @Test func `leaving with changes offers to stay, save, keep or discard`() throws {
    let desk = try form("ada")
    desk.press(.down, .down).type("Countess").press(.escape)
    for words in ["Stay", "Save", "Keep as a draft", "Discard"] { #expect(desk.shows(words)) }
    desk.type("t")
    #expect(desk.currentLine.contains("Countess"))
    desk.press(.escape).type("d")
    #expect(desk.message == "Info: The changes were discarded.")
    #expect(try desk.centre.agent("ada").agent.account.alias.isEmpty)
  }

  @Test func `a field that nobody may change says so and takes no text`() throws {
    let desk = try form("ada")
    desk.press(.down)
    #expect(desk.currentLine.hasPrefix(">= Username:"))
    desk.type("x")
    #expect(!desk.shows("adax"))
  }

  @Test func `moving the caret changes nothing`() throws {
    let desk = try form("ada")
    desk.press(.left, .home, .end, .down, .down, .left, .right, .down, .escape)
    #expect(desk.session.screens.count == 1)
  }

  @Test func `pasted lines become one, and it is said`() throws {
    let desk = try form("ada")
    desk.press(.down, .down).press(.paste("one\ntwo"))
    #expect(desk.currentLine.contains("one two"))
    #expect(desk.message == "Info: 2 lines joined to one.")
  }

  @Test func `an ordered choice keeps the order in which it is arranged`() throws {
    let desk = try form("grace")
    desk.press(.f(3)).type("allowed codecs").press(.enter, .enter)
    desk.press(.end).type(" +").press(.enter)
    #expect(desk.currentLine.contains("ulaw, opus, alaw"))
  }

  @Test func `a description of several lines is edited in a window of its own`() throws {
    let desk = try form("grace")
    desk.press(.f(3)).type("description").press(.enter, .enter)
    desk.type("First").press(.enter).type("Second").press(.escape)
    #expect(desk.currentLine.contains("First ..."))
    desk.press(.f(2), .enter)
    #expect(try desk.centre.agent("grace").agent.account.description.text == "First\nSecond")
  }
}
