import AgentDomain
import Testing
import TextUI

@testable import Console

/// `:theme`, which shows every theme on the screen before one is kept.
@MainActor @Suite struct ThemeCommandTests {
  private struct Broken: Error, CustomStringConvertible {
    let description = "mine.toml, line 3, column 1: there is no role \"shoe\"."
  }

  private func desk() throws -> Desk {
    let offers = [
      ThemeOffer(name: "broken", summary: "has a mistake") { throw Broken() },
      ThemeOffer(name: "mono", summary: "No colour at all") { .mono },
      ThemeOffer(name: "terminal", summary: "The terminal's own colours") { .terminal },
    ]
    return Desk(try Centre.staffed(), wishes: Wishes(themes: { offers }))
  }

  @Test func `the whole screen wears each theme as the cursor comes to its name`() throws {
    let desk = try desk()
    desk.run("theme")
    #expect(desk.currentLine.contains("> mono"), "\(desk.framed)")
    desk.press(.down)
    #expect(desk.terminal.theme.name == "terminal")
    desk.press(.escape)
    #expect(desk.terminal.theme.name == "mono", "Esc puts back what was there")
  }

  @Test func `Enter keeps a theme and says how it stays`() throws {
    let desk = try desk()
    desk.run("theme").press(.down, .enter)
    #expect(desk.terminal.theme.name == "terminal")
    #expect(desk.message.contains("theme = \"terminal\" in config.toml keeps it."))
  }

  @Test func `a theme with a mistake says where, and the one before stays`() throws {
    let desk = try desk()
    desk.run("theme").press(.up)
    #expect(desk.message == "Error: mine.toml, line 3, column 1: there is no role \"shoe\".")
    #expect(desk.terminal.theme.name == "mono")
  }

  @Test func `[1.2] F1 on a locked field says who may change it`() throws {
    let centre = try Centre.furnished()
    let sales = try centre.group("Sales").id
    let desk = Desk(
      centre, as: "ursula", .user(.read, queues: [sales]), size: Size(rows: 60, columns: 100))
    desk.press(.enter, .f(1))
    #expect(
      desk.wrappedText.contains(
        "This needs a right that ursula does not have: ask an administrator."), "\(desk.framed)")
    let own = try Desk.staffed(size: Size(rows: 60, columns: 100))
    own.press(.enter, .down, .f(1))
    #expect(own.wrappedText.contains("Username is chosen at the creation and never changes."))
  }
}
