import AgentDomain
import GRDB
import Testing
import TextUI

@testable import AgentStore
@testable import Console

/// The console where there are only lines.
@MainActor @Suite struct LinearTests {
  @Test
  func `a list is said ten lines at a time, the most important first, and goes on with Enter`()
    throws
  {
    let centre = try Centre()
    for number in 10..<33 { try centre.add("Agent \(number)", "agent\(number)") }
    let text = try LineDesk(centre).type("list", "", "", "", "2")
    #expect(text.contains("23 agents.\nLines 1 to 10 of 23:\n1. Agent 10, Username agent10"))
    #expect(text.contains("10. Agent 19"))
    #expect(text.contains("11 to 20 of 23:\n1. Agent 20"))
    #expect(text.contains("Info: There are no more lines."))
    #expect(text.contains("Edit Agent"), "a number alone opens the line\n\(text)")
  }

  @Test func `no line is longer than 80 columns, and nothing but text is sent`() throws {
    let centre = try Centre.staffed()
    try centre.add("Evil", "evil")
    try centre.store.writer().write {
      try $0.execute(
        sql: "UPDATE agent SET full_name = ? WHERE username = 'evil'",
        arguments: ["Ada\u{1B}[31m \u{202E}Evil 日本語 名前"])
    }
    let text = try LineDesk(centre).type(
      "1", "list", "help", "walk", "?", ".", "history", "back", "back", "palette",
      "back", "go", "back", "columns", "back", "sort", "back")
    for line in text.split(separator: "\n") {
      #expect(CellWidth.of(String(line)) <= 80 || line.contains(": "), "\(line)")
    }
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x0D })
    #expect(!text.contains("\u{202E}"))
  }

  @Test func `a walk asks for every field, keeps, clears, goes back, helps and ends`() throws {
    let centre = try Centre.staffed()
    let desk = LineDesk(centre)
    let text = try desk.type(
      "search ada", "1", "go alias", "walk", "Countess", "<", "?", "-", "<", "Ada B", ".", "save",
      "1")
    #expect(text.contains("Alias: Countess\n"))
    #expect(text.contains("Alias [Countess]: ?\nAlias (alias)\n"))
    #expect(
      text.contains("Enter keeps what is in brackets, - clears") || text.contains("< goes back"))
    #expect(text.contains("Saved: Edited Ada Lovelace."))
    #expect(try centre.agent("ada").agent.account.alias == "Ada B")
  }

  @Test func `set takes any field of any tab by its name, number, beginning or value`() throws {
    let centre = try Centre.staffed()
    let text = try LineDesk(centre).type(
      "search grace", "open", "set alias Amazing Grace", "set codecs opus, ulaw",
      "set codecs +alaw",
      "set codecs -opus", "set voicemail on", "set typ moon", "diff", "errors", "save", "save")
    let agent = try centre.agent("grace").agent
    #expect(agent.account.alias == "Amazing Grace", "\(text)")
    #expect(agent.voice.codecs.elements.map(\.rawValue) == ["ulaw", "alaw"])
    #expect(agent.account.voicemail)
    #expect(text.contains("Nothing here is called moon"))
    #expect(text.contains("Differences:\nAlias: "))
  }

  @Test func `a value that is wrong is said with its sentence, stays, and stops the save`() throws {
    let centre = try Centre.staffed()
    let text = try LineDesk(centre).type(
      "search ada", "1", "set internal twelve", "where", "errors", "save", "1", "back", "discard")
    #expect(text.contains("Error: Internal must be digits"))
    #expect(text.contains("Internal: twelve, changed, error: Internal must be digits"))
    #expect(text.contains("1 error:\n1. Internal must be digits"))
    #expect(text.contains("There is a problem.\n"))
    #expect(text.contains("Info: The changes were discarded."))
    #expect(try centre.agent("ada").agent.account.internalNumber.text == "1000")
  }

  @Test func `a secret is never said`() throws {
    let centre = try Centre.staffed()
    let text = try LineDesk(centre).type("search ada", "password", "Zebra-9471x", "Zebra-9471x")
    #expect(text.contains("New password: \n"))
    #expect(text.contains("Saved: Changed the password of Ada Lovelace."))
    #expect(!text.contains("Zebra-9471x"))
  }

  @Test func `an end in the middle keeps a draft, which is offered at the next coming`() throws {
    let centre = try Centre.staffed()
    try LineDesk(centre).type("search ada", "1", "set alias Unfinished")
    let text = try LineDesk(centre).type("search ada", "1", "resume", "save", "1")
    #expect(text.contains("Unfinished work."))
    #expect(
      text.contains("Info: Your unfinished work is back: differences shows it, save saves it."))
    #expect(try centre.agent("ada").agent.account.alias == "Unfinished")
  }

  @Test func `choices take a number, a letter, a beginning or the whole; several are asked about`()
    throws
  {
    let centre = try Centre.staffed()
    let text = try LineDesk(centre).type("delete 2", "y", "undo", "delete 2", "no", "sort", "int")
    #expect(text.contains("Saved: Deleted Grace Hopper (grace)."))
    #expect(text.contains("Saved: Undid: Deleted Grace Hopper (grace)."))
    #expect(text.contains("Sort by."))
    #expect(try centre.agent("grace").agent.account.username == "grace")
    let unclear = try LineDesk(centre).type("sort", "e", "<")
    #expect(unclear.contains("Error: e may be any of these: "))
  }

  @Test func `words that mean nothing are answered with what to do, and nothing is done`() throws {
    let centre = try Centre.staffed()
    let text = try LineDesk(centre).type("frobnicate", "delete 17", "d", "history 2 3", "quit")
    #expect(text.contains("Error: There is no command frobnicate here: help lists them."))
    #expect(text.contains("Error: There is no line 17: name one from 1 to 5."))
    #expect(text.contains("Error: d may be any of these: "))
    #expect(text.contains("Warning: history takes nothing behind it; 3 was left out."))
    #expect(try centre.store.count(ListQuery(.agent)) == 5)
  }

  @Test func `sentences name commands by their names, not by keys`() throws {
    let centre = try Centre()
    let text = try LineDesk(centre).type("delete", "help", "quit")
    #expect(text.contains("new makes the first one."))
    #expect(text.contains("Info: There is no agent here: new makes one."))
    #expect(text.contains("delete: Deletes the agents after asking; they can be restored."))
    #expect(!text.contains("F1"))
  }

  @Test func `help explains one command or field by its name`() throws {
    let centre = try Centre.staffed()
    let text = try LineDesk(centre).type(
      "help queues", "1", "help alias", "help nothing")
    #expect(text.contains("queues: Queues. Chooses the queues of these agents."))
    #expect(text.contains("Alias (alias)\n"))
    #expect(text.contains("Error: There is no command nothing here: help lists them."))
  }
}
