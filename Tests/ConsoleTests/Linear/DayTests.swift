import AgentDomain
import Foundation
import Testing
import TextUI

@testable import Console

/// A whole day at a terminal of lines, from an empty centre to the last undo. The transcript is a golden
/// file, meant to be read aloud.
@MainActor @Suite struct DayTests {
  @Test func `a day line by line: an agent of each typology, everything changed, undone, restored`()
    throws
  {
    let centre = try Centre()
    let folder = centre.folder
    try Self.file.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
    let desk = LineDesk(centre)
    try desk.type(
      Self.queues + Self.agents + Self.edits + Self.several + Self.imported(folder) + Self.deleting)
    let text = desk.transcript.replacing(folder, with: "FOLDER")
    try GoldenFile.expect(text, "Linear/day.txt")

    let ada = try centre.agent("ada").agent
    #expect(
      ada.account.alias == "Countess"
        && ada.voice.codecs.elements.map(\.rawValue) == ["ulaw", "alaw"])
    #expect(ada.account.description.text == "Head of the\nvoice team")
    #expect(try centre.agent("grace").agent.account.typology == .external)
    #expect(try centre.agent("linus").agent.account.typology == .mobile)
    #expect(try centre.agent("jose").agent.account.typology == .webrtc)
    #expect(try centre.agent("bob").agent.account.fullName == "Bob Kahn")
    let sales = try centre.store.memberships(of: centre.agent("ada").id, scope: .everyone)
    #expect(sales.map(\.group.name) == ["Sales"])
  }

  private static let file = "full_name,username,email\nBob Kahn,bob,bob@example.org\n"

  private static let queues = ["go-queues", "new", "Sales", "voice", ".", "save", "back"]

  /// One of each typology, each by its walk.
  private static let agents =
    agent("Ada Lovelace", "ada", "phonebar") + agent("Grace Hopper", "grace", "external")
    + agent("José García", "jose", "webrtc")
    + agent("Linus Mobile", "linus", "mobile", "push.example.org:5060")

  private static func agent(
    _ name: String, _ username: String, _ typology: String, _ more: String...
  ) -> [String] {
    ["new", name, username, "", typology] + more
      + ["\(username)@example.org", "Zebra-9471x", "Zebra-9471x", "", "", ".", "save", "nothing"]
  }

  /// Something on every tab of an agent.
  private static let edits = [
    "find ada", "1", "walk", "", "", "Countess", ".", "go description", "choose", "Head of the",
    "voice team", ".", "tab voice", "set codecs ulaw, alaw", "set internal abc", "errors",
    "revert", "tab other", "where", "tab phonebar", "list", "tab permissions", "where",
    "tab client", "where", "diff", "save", "save", "queues", "take 1", "save", "save", "back", "-",
    "history", "back",
  ]

  private static let several = [
    "search", "-", "mark 2 3", "edit", "login in pause", "on", "yes", "list", "undo",
  ]

  private static func imported(_ folder: String) -> [String] {
    ["import", folder + "/people.csv", "list", "apply", "yes"]
  }

  private static let deleting = [
    "find bob", "delete 1", "yes", "deleted", "restore 1", "back", "where", "messages", "quit",
  ]
}
