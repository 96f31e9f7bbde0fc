import AgentDomain
import Testing
import TextUI

@testable import Console

/// Every command of every screen that a key map knows, run on a full and on a small screen: the desk looks
/// at the cursor after every key. A screen that is added has no way here at first, and the test says so.
@MainActor @Suite struct CatalogueTourTests {
  /// The commands that lead from the list of agents to a screen, by its word.
  private static let ways: [(word: String, commands: [String])] = [
    ("everywhere", []), ("list", []), ("list", ["go-queues"]), ("list", ["go-modules"]),
    ("deleted", ["deleted"]), ("members", ["go-queues", "members"]),
    ("joining", ["go-queues", "members", "add"]), ("search", ["search"]),
    ("memberships", ["queues"]), ("form", ["open"]), ("form", ["new"]), ("form", ["go-settings"]),
    ("history", ["history"]), ("logs", ["logs"]), ("password", ["password"]), ("menu", ["go"]),
    ("choices", ["columns"]), ("question", ["import"]), ("text", ["help"]),
    ("summary", ["summary"]),
  ]
  /// Those that other suites walk: they need a file, a person who signs in or something that takes long.
  private static let elsewhere: Set<String> = ["import", "sign-in", "multi-factor", "work"]

  @Test func `every screen of the catalogue has a way that is walked`() {
    let words = Set(KeyTables.screens.map(\.word))
    #expect(words == Set(Self.ways.map(\.word)).union(Self.elsewhere))
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)])
  func `every command of every screen leaves the cursor on the focus`(size: Size) throws {
    let centre = try Centre.furnished()
    for (word, commands) in Self.ways {
      let first = try arrive(centre, commands, size)
      #expect(word == "everywhere" || first.session.top?.word == word, "\(commands)")
      for id in first.session.commandsNow.map(\.id) where !["quit", "suspend"].contains(id) {
        let desk = try arrive(centre, commands, size)
        desk.run(id)
        guard !desk.isLeft else { continue }
        desk.press(.down, .up).press(.escape)
        #expect(desk.surface.cursor != nil, "\(word) \(id)")
      }
    }
  }

  private func arrive(_ centre: Centre, _ commands: [String], _ size: Size) throws -> Desk {
    let desk = Desk(centre, as: "root", size: size)
    for id in commands { desk.run(id) }
    return desk
  }
}
