import AgentDomain
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct SearchTests {
  @Test func `[2.2] any substring matches, ignoring case and diacritics, and the count is shown`()
    throws
  {
    let desk = try Desk.staffed()
    desk.type("/MULL")
    #expect(desk.shows("Zoë Müller"))
    #expect(!desk.shows("Grace"))
    #expect(desk.line(with: "Search").hasSuffix("1 agent"))
  }

  @Test func `[2.2] every word must match, in whatever field`() throws {
    let desk = try Desk.staffed()
    desk.type("/e 1001")
    #expect(desk.line(with: "Search").hasSuffix("1 agent"))
    #expect(desk.currentLine.hasPrefix("Search: e 1001"))
    #expect(desk.shows("> [ ] Grace Hopper"))
  }

  @Test(arguments: ["hopper", "race", "cobol", "grace@exam", "100"])
  func `[2.2] full name, username, alias, e-mail and internal are searched`(word: String) throws {
    let desk = try Desk.staffed()
    try desk.centre.edit("grace", "alias", "Cobol")
    desk.idle().type("/" + word)
    #expect(desk.shows("Grace Hopper"))
  }

  @Test func `[2.2] the matched part is shown`() throws {
    let desk = try Desk.staffed()
    desk.type("/opp").press(.enter)
    let match = String(repeating: Role.match.letter, count: 3)
    #expect(desk.roles(of: "Hopper").dropFirst().prefix(3) == match)
    #expect(!desk.roles(of: "Grace").contains(Role.match.letter))
  }

  @Test func `[2.2] a search is shown while it is typed, kept by Enter and cleared by Esc`() throws
  {
    let desk = try Desk.staffed()
    desk.type("/zo")
    #expect(desk.line(with: "Search").hasSuffix("1 agent"))
    desk.press(.enter)
    #expect(desk.currentLine.contains("Zoë"))
    #expect(desk.shows("Search: zo"))
    desk.press(.escape)
    #expect(desk.line(with: "Search").hasSuffix("5 agents"))
  }

  @Test func `[2.3] Tab completes the name of a filter and its value`() throws {
    let desk = try Desk.staffed()
    desk.type("/typo").press(.tab)
    #expect(desk.shows("Search: typology:"))
    desk.type("w").press(.tab)
    #expect(desk.shows("Search: typology:webrtc"))
    #expect(desk.line(with: "Search").hasSuffix("1 agent"))
    #expect(desk.shows("José García"))
  }

  @Test func `[2.3] Tab shows what a filter may be where several fit`() throws {
    let desk = try Desk.staffed()
    desk.type("/typology:").press(.tab)
    for name in ["Phonebar", "External", "WebRTC", "Mobile"] {
      #expect(desk.message.lowercased().contains(name.lowercased()), "\(desk.message)")
    }
  }

  @Test func `[2.3] a minus in front negates a filter`() throws {
    let desk = try Desk.staffed()
    desk.type("/-typology:external")
    #expect(desk.line(with: "Search").hasSuffix("3 agents"))
    #expect(!desk.shows("Grace"))
  }

  @Test func `[2.3] a wrong filter is explained in place and the rows stay`() throws {
    let desk = try Desk.staffed()
    desk.type("/typology:weird")
    #expect(desk.surface.lines[2].hasPrefix("! "), "\(desk.framed)")
    #expect(desk.shows("Grace Hopper"))
    #expect(desk.line(with: "Search").hasSuffix("5 agents"))
    desk.press(.enter)
    #expect(desk.message.hasPrefix("Warning: "))
    #expect(desk.shows("Grace Hopper"))
  }

  @Test func `[2.3] a filter that is kept under a name can be used and forgotten`() throws {
    let desk = try Desk.staffed()
    desk.type("/is:disabled").press(.enter).type("F").press(.enter)
    desk.type("Locked out").press(.enter)
    #expect(desk.message == "Info: Your filters are kept.")
    desk.press(.escape)

    let later = Desk(desk.centre)
    later.type("F")
    #expect(later.shows("Locked out"))
    later.press(.enter, .enter)
    #expect(later.shows("Search: is:disabled"))
    later.type("F").press(.down, .enter, .down, .enter)
    later.press(.escape).type("F")
    #expect(!later.shows("Locked out"))
  }

  @Test func `a search that finds nobody says so and how to go on`() throws {
    let desk = try Desk.staffed()
    desk.type("/nobody at all").press(.enter)
    #expect(desk.shows("No agent matches."))
    #expect(desk.shows("Esc clears the search"))
  }

  @Test func `an empty list says which keys lead on`() throws {
    let desk = Desk(try Centre())
    #expect(desk.shows("n  makes the first one."))
    #expect(desk.shows("S  loads a sample centre"))
  }
}
