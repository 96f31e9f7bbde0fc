import AgentDomain
import Testing
import TextUI

@testable import Console

/// Keys of one's own: they win, the hint line, help and sentences follow, and what cannot be is said.
@MainActor @Suite struct KeymapTests {
  private func desk(_ wishes: KeyWish...) throws -> Desk {
    Desk(
      try Centre.staffed(), wishes: Wishes(keymap: Keymap.reading(wishes).map))
  }

  @Test func `a key of one's own does its command, and what had it lets it go`() throws {
    let desk = try desk(KeyWish(screen: "list", command: "new", keys: ["d", "F6"]))
    desk.type("d")
    #expect(desk.shows("New agent"), "\(desk.framed)")
    desk.press(.escape, .f(6))
    #expect(desk.shows("New agent"))
    desk.press(.escape).type("n")
    #expect(!desk.shows("New agent"), "the old key is free")
    desk.press(.delete)
    #expect(desk.shows("Delete Ada Lovelace (ada)?"), "what lost one key keeps its others")
  }

  @Test func `hint line, help, palette and sentences name the keys as they are`() throws {
    let desk = try desk(
      KeyWish(screen: "list", command: "new", keys: ["F6"]),
      KeyWish(screen: "form", command: "save", keys: ["F10"]))
    #expect(desk.surface.lines.last?.contains("F6 New") == true, "\(desk.framed)")
    desk.press(.f(1))
    #expect(desk.shows("F6") && desk.shows("New: Makes a new one."))
    desk.press(.escape).type(":new")
    #expect(desk.shows(":new  F6"))
    desk.press(.escape, .f(6)).type("h")
    #expect(desk.surface.lines.last?.contains("F10 Save") == true)
    let empty = try Centre()
    #expect(Desk(empty, wishes: desk.session.wishes).shows("F6  makes the first one."))
  }

  @Test func `what cannot be is said with its line, and the rest holds`() {
    let (map, problems) = Keymap.reading([
      KeyWish(screen: "lst", command: "new", keys: ["F6"], line: 1),
      KeyWish(screen: "list", command: "nwe", keys: ["F6"], line: 2),
      KeyWish(screen: "list", command: "new", keys: ["F6", "Hyper+x"], line: 3),
      KeyWish(screen: "list", command: "edit", keys: ["^C"], line: 4),
      KeyWish(screen: "list", command: "copy", keys: ["F6"], line: 5),
      KeyWish(screen: "list", command: "history", keys: ["d"], line: 6),
    ])
    #expect(problems.map(\.line) == [1, 2, 3, 4, 5, 6])
    #expect(problems.map(\.isError) == [true, true, true, true, true, false])
    #expect(problems[0].sentence.hasPrefix("there is no screen lst: use "))
    #expect(problems[1].sentence.hasPrefix("list has no command nwe"))
    #expect(
      problems[2].sentence == "Hyper+x is no key: write it as F2, ^R, Esc, PgDn, Alt+x, d or ?.")
    #expect(problems[3].sentence.hasPrefix("^C belongs to the terminal"))
    #expect(problems[4].sentence == "F6 was given to new already: take another for copy.")
    #expect(
      problems[5].sentence == "d is history now and no more delete, which :delete still runs.")
    #expect(map.given("new", on: "list") == [.f(6)])
    #expect(map.given("copy", on: "list") == nil)
  }

  @Test(arguments: KeyPreset.allCases)
  func `a preset is without mistakes, and no screen has one key for two commands`(
    preset: KeyPreset
  ) throws {
    let (map, problems) = Keymap.reading(preset.wishes)
    #expect(problems.filter(\.isError) == [], "\(preset)")
    let centre = try Centre.furnished()
    for lines in [[], ["open"], ["queues"], ["history"], ["columns"], ["sort"], ["password"]] {
      let desk = Desk(centre, wishes: Wishes(keymap: map))
      for id in lines { desk.run(id) }
      var seen: [Key: String] = [:]
      for command in desk.session.commandsNow where command.obstacle() == nil {
        for key in command.keys {
          let isYielding = ["choose", "toggle"].contains(seen[key])
          #expect(seen[key] == nil || isYielding, "\(lines): \(key.name) \(command.id)")
          seen[key] = seen[key] ?? command.id
        }
      }
    }
  }

  @Test func `with the keys of a 5250 the hands find their way`() throws {
    let map = Keymap.reading(KeyPreset.ibm5250.wishes).map
    let desk = Desk(try Centre.staffed(), wishes: Wishes(keymap: map))
    desk.press(.f(6))
    #expect(desk.shows("New agent"))
    desk.press(.f(12)).press(.enter).press(.f(8))
    #expect(desk.shows("[Voice]"), "\(desk.framed)")
    desk.press(.f(12), .f(3))
    #expect(desk.isLeft)
  }

  @Test func `keys are learnt one by one, hold at once and are kept`() throws {
    let kept = Kept()
    let desk = Desk(
      try Centre.staffed(),
      wishes: Wishes(keepKeys: { keys in
        kept.keys = keys
        return "~/terminals/x.keys"
      }))
    desk.run("learn-keys")
    #expect(desk.shows("> Press F1") && desk.terminal.capturesKeys)
    desk.send([0x1B, 0x5B, 0x39, 0x39, 0x7E])
    #expect(desk.shows("> Press F2"))
    desk.send([0x1B, 0x5B, 0x39, 0x39, 0x7E])
    #expect(desk.message == "Error: That was F1 again: press F2, or Space.")
    desk.send([0x61])
    #expect(desk.message.hasPrefix("Error: It sends what typing sends"))
    desk.send([0x20])
    #expect(desk.shows("> Press F3"))
    desk.send([0x1B])
    #expect(
      desk.message
        == "Saved: 1 key learnt and in force, kept for the next time in ~/terminals/x.keys."
    )
    #expect(!desk.terminal.capturesKeys)
    #expect(desk.terminal.learntKeys.key(for: [0x1B, 0x5B, 0x39, 0x39, 0x7E]) == .f(1))
    #expect(kept.keys == desk.terminal.learntKeys)
  }

  private final class Kept: @unchecked Sendable { var keys = LearntKeys() }

  @Test func `a copy is sent where that was wished, and only there`() throws {
    let desk = Desk(try Centre.staffed(), wishes: Wishes(copies: true))
    desk.press(.control("y"))
    #expect(desk.terminal.copies == ["Ada Lovelace"])
    #expect(desk.message.hasPrefix("Info: Full Name was sent to the terminal's clipboard"))
    desk.press(.enter, .down, .control("y"))
    #expect(desk.terminal.copies.last == "ada")
    let other = try Desk.staffed().press(.control("y"))
    #expect(other.terminal.copies == [])
    #expect(other.message.hasPrefix("Info: Copies are off: clipboard = true"))
  }

  @Test func `an error rings the bell where that was wished, and nothing else does`() throws {
    let desk = Desk(try Centre.staffed(), wishes: Wishes(rings: true))
    desk.press(.control("g"))
    #expect(desk.terminal.beeps == 0)
    desk.press(.enter, .control("u"), .down)
    #expect(desk.message.hasPrefix("Error: "))
    #expect(desk.terminal.beeps == 1)
    let quiet = try Desk.staffed().press(.enter, .control("u"), .down)
    #expect(quiet.message.hasPrefix("Error: ") && quiet.terminal.beeps == 0)
  }

  @Test func `where says tab, field, value, state and error in one sentence`() throws {
    let desk = try Desk.staffed()
    desk.press(.control("g"))
    #expect(
      desk.message
        == "Info: Agents. Line 1: Ada Lovelace, Username ada, Internal 1000, Typology Phonebar.")
    desk.press(.enter, .down, .control("g"))
    #expect(
      desk.message
        == "Info: Edit Ada Lovelace (ada, 1000). Tab Account, Username: ada, read-only: Username is "
        + "chosen at the creation and never changes.")
    desk.press(.up, .control("u"), .down, .up, .control("g"))
    #expect(
      desk.message.contains("Tab Account, Full Name: empty, changed, error: Full Name is empty"))
  }
}
