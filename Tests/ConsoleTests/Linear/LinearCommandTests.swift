import AgentDomain
import Testing
import TextUI

@testable import Console

/// Every command of the catalogue is there by its name where there are only lines; a command that is added
/// to a screen is in this tour by itself.
@MainActor @Suite struct LinearCommandTests {
  /// The lines that lead to a screen, by its word.
  private static let ways: [(word: String, lines: [String])] = [
    ("list", []), ("list", ["go-queues"]), ("list", ["go-teams"]), ("list", ["go-profiles"]),
    ("list", ["go-templates"]), ("list", ["go-telephones"]), ("list", ["go-modules"]),
    ("list", ["go-operators"]), ("deleted", ["deleted"]), ("search", ["search"]),
    ("members", ["go-queues", "members 1"]), ("joining", ["go-queues", "members 1", "add"]),
    ("memberships", ["queues 1"]), ("memberships", ["queues 1", "search"]), ("form", ["1"]),
    ("form", ["new"]), ("form", ["go-settings"]), ("form", ["go-queues", "1"]),
    ("summary", ["summary"]), ("history", ["history"]), ("history", ["history", "search"]),
    ("logs", ["logs 1"]),
    ("logs", ["logs 1", "search"]), ("password", ["password 1"]), ("menu", ["palette"]),
    ("choices", ["columns"]), ("text", ["1", "go description", "choose"]),
  ]

  @Test func `every command of every screen is found by its name and is given`() throws {
    let centre = try Centre.furnished()
    var found: [String: Set<String>] = [:]
    for (word, lines) in Self.ways {
      let desk = LineDesk(centre)
      try desk.type(lines)
      let ids = desk.session.commandsNow.map(\.id).filter { $0 != "suspend" }
      #expect(!ids.isEmpty, "\(word) \(lines)")
      for id in ids {
        // Somebody else each time, whom no draft of the one before meets.
        let text = try LineDesk(centre, as: "\(word)-\(id)").type(lines + [":" + id])
        #expect(!text.contains("There is no command \(id)"), "\(word) \(lines): \(id)\n\(text)")
        #expect(!text.contains("is called \(id)"), "\(word) \(lines): \(id)\n\(text)")
      }
      if desk.session.top?.word == word { found[word, default: []].formUnion(ids) }
    }
    for table in KeyTables.screens where found[table.word] != nil {
      let known = found[table.word] ?? []
      let own = table.commands.map(\.id).filter { !known.contains($0) }
      #expect(own.isEmpty || Self.elsewhere.contains(table.word), "\(table.word): \(own)")
    }
  }

  /// Screens of which one way shows a part of the commands only.
  private static let elsewhere: Set<String> = ["password", "text", "form"]

  @Test func `every screen that a key map knows is one that says its word`() throws {
    let words = Set(KeyTables.screens.map(\.word))
    let centre = try Centre.furnished()
    for (_, lines) in Self.ways {
      let desk = LineDesk(centre)
      try desk.type(lines)
      let word = try #require(desk.session.top?.word)
      #expect(words.contains(word), "\(lines): \(word)")
    }
  }
}
