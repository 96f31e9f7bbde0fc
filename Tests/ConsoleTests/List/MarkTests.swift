import AgentDomain
import Foundation
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct MarkTests {
  @Test func `[2.5] Space marks one agent and goes on, and takes the mark away again`() throws {
    let desk = try Desk.staffed()
    desk.type(" ")
    #expect(desk.shows("[x] Ada"))
    #expect(desk.shows("5 agents, 1 marked"))
    #expect(desk.currentLine.contains("Grace"))
    desk.press(.up).type(" ")
    #expect(desk.shows("[ ] Ada"))
    #expect(!desk.shows("1 marked"))
  }

  @Test func `[2.5] v marks a range from here to where it is pressed again`() throws {
    let desk = try Desk.staffed()
    desk.press(.down).type("v").press(.down, .down).type("v")
    #expect(desk.shows("5 agents, 3 marked"))
    #expect(desk.shows("[ ] Ada"))
    #expect(desk.shows("[x] Grace"))
    #expect(desk.shows("[x] Linus"))
    #expect(desk.shows("[ ] Zoë"))
  }

  @Test func `[2.5] a marks all that match the search, and no others`() throws {
    let desk = try Desk.staffed()
    desk.type("/typology:external").press(.enter).type("a")
    #expect(desk.shows("2 agents, 2 marked"))
    desk.type("/").press(.control("u"), .enter)
    #expect(desk.shows("5 agents, 2 marked"))
    #expect(desk.shows("[x] Grace"))
    #expect(desk.shows("[ ] Ada"))
  }

  @Test func `[2.5] marks survive a search`() throws {
    let desk = try Desk.staffed()
    desk.type(" ").type("/zoe").press(.enter)
    #expect(desk.shows("1 agent, 1 marked"))
    desk.type(" ")
    #expect(desk.shows("1 agent, 2 marked"))
    desk.type("/").press(.control("u"), .enter)
    #expect(desk.shows("5 agents, 2 marked"))
    #expect(desk.shows("[x] Ada"))
    #expect(desk.shows("[x] Zoë"))
  }

  @Test func `[2.5] the star inverts the marks`() throws {
    let desk = try Desk.staffed()
    desk.type("  *")
    #expect(desk.shows("5 agents, 3 marked"))
    #expect(desk.shows("[ ] Ada"))
    #expect(desk.shows("[x] José"))
    desk.type("*")
    #expect(desk.shows("5 agents, 2 marked"))
    #expect(desk.shows("[x] Grace"))
  }

  @Test func `[2.5] after all are marked, one can be left out`() throws {
    let desk = try Desk.staffed()
    desk.type("a")
    #expect(desk.shows("5 agents, 5 marked"))
    desk.type(" ")
    #expect(desk.shows("5 agents, 4 marked"))
    #expect(desk.shows("[ ] Ada"))
  }

  @Test func `[2.6] with marks one field is set for all of them, after showing what changes`()
    throws
  {
    let desk = try Desk.staffed()
    desk.type("  e").type("context").press(.enter)
    desk.press(.control("u")).type("night").press(.enter)
    #expect(desk.shows("Context: 2 agents will change, 0 already so."))
    #expect(desk.shows("2 agents: from-sip -> night"))
    #expect(try desk.centre.agent("ada").agent.voice.context == "from-sip")
    desk.type("y")
    #expect(desk.message == "Saved: Set Context of 2 agents.", "\(desk.framed)")
    #expect(try desk.centre.agent("ada").agent.voice.context == "night")
    #expect(try desk.centre.agent("grace").agent.voice.context == "night")
    #expect(try desk.centre.agent("jose").agent.voice.context == "from-sip")
  }

  @Test func `[2.6] a value that will not do is refused with a reason, and nothing is lost`() throws
  {
    let desk = try Desk.staffed()
    desk.type("e").type("context").press(.enter)
    desk.press(.control("u")).type("no good!").press(.enter)
    #expect(desk.message.hasPrefix("Error: Context"))
    #expect(desk.currentLine.contains("no good!"))
  }

  @Test func `[2.6] without marks an action is for the agent under the cursor`() throws {
    let desk = try Desk.staffed()
    desk.press(.down).run("disable")
    #expect(desk.message == "Saved: Disabled Grace Hopper (grace).")
    desk.run("enable")
    #expect(desk.message == "Saved: Enabled Grace Hopper (grace).")
    #expect(try desk.centre.agent("ada").agent.account.disabled == false)
  }

  @Test func `[2.6] what is so already is said to be, and nothing is written`() throws {
    let desk = try Desk.staffed()
    for (command, verb) in [("unlock", "Unlocked"), ("enable", "Enabled")] {
      desk.run(command)
      #expect(desk.message == "Info: \(verb) already: Ada Lovelace (ada). Nothing was changed.")
    }
  }

  @Test func `[2.6] locked agents are unlocked`() throws {
    let desk = try Desk.staffed()
    try desk.centre.lock("ada")
    desk.idle()
    #expect(desk.line(with: "Ada").hasSuffix("locked"))
    desk.run("unlock")
    #expect(desk.message == "Saved: Unlocked Ada Lovelace (ada).")
    #expect(try desk.centre.agent("ada").agent.account.locked == false)
  }

  @Test func `[2.6] client logs are set for all that are marked`() throws {
    let desk = try Desk.staffed()
    desk.type("a").run("client-logs").press(.down, .down, .enter)
    #expect(desk.message.hasPrefix("Saved: Client logs of 5 agents"))
    #expect(try desk.centre.agent("zoe").agent.clientLogs.level == .warning)
  }

  @Test func `[2.6] queues, teams and profiles are ticked for all that are marked`() throws {
    let desk = Desk(try Centre())
    desk.type("Sl")
    desk.press(.home).type("  Q")
    #expect(desk.shows("Sample Sales"))
    for key in ["Q", "T", "P"] {
      if key != "Q" { desk.type(key) }
      desk.type(" ").press(.f(2))
      if !desk.shows("Save these changes?") { desk.press(.enter) }
      desk.press(.enter)
      #expect(desk.message.hasPrefix("Saved: Added 2 agents"), "\(desk.framed)")
    }
  }

  @Test func `[2.6] export without a mark asks for this one, all that match, or none`() throws {
    let desk = try Desk.staffed()
    desk.type("x")
    #expect(desk.shows("This one: Ada Lovelace"))
    #expect(desk.shows("All that match: 5 agents"))
    let file = desk.centre.folder + "/out.csv"
    desk.type("a").press(.control("u")).type(file).press(.enter)
    #expect(desk.message == "Info: 5 agents written to \(file).")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.split(whereSeparator: \.isNewline).count == 6)
    #expect(!text.contains("Good-pass1"))
  }

  @Test func `[8.3] an export that is stopped leaves no file`() throws {
    let centre = try Centre.staffed()
    let export = AgentExport(directory: centre.store, scope: .everyone)
    let path = centre.folder + "/stopped.csv"
    #expect(throws: CancellationError.self) {
      try export.write(Selection(query: ListQuery()), to: path, progress: { _ in false })
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: centre.folder).allSatisfy {
        !$0.hasPrefix("stopped.csv")
      })
    #expect(try export.write(Selection(query: ListQuery()), to: path) == 5)
  }

  @Test func `[2.6] export of marked agents writes them without asking which`() throws {
    let desk = try Desk.staffed()
    desk.type("  x")
    #expect(!desk.shows("Which ones?"))
    let file = desk.centre.folder + "/two.csv"
    desk.press(.control("u")).type(file).press(.enter)
    #expect(desk.message == "Info: 2 agents written to \(file).")
    desk.type("x").press(.control("u")).type(file).press(.enter)
    #expect(desk.message == "Error: \(file) exists already: choose another name.")
    #expect(desk.currentLine.contains("two.csv"), "the answer stays to be mended")
  }
}
