import AgentDomain
import Testing
import TextUI

@testable import Console

/// Commands are data: help, hints and key tables are made from them, so they are checked as data.
@MainActor @Suite struct CommandTests {
  /// Every list of commands that can hold at one moment.
  static var lists: [(name: String, commands: [CommandDescription])] {
    kinds + [
      ("deleted", (ListController.deletedCommands + moving).map(\.description)),
      ("search", ListController.searchCommands.map(\.description)),
      ("members", MembersController.commands.map(\.description)),
      ("members' search", MembersController.searchCommands.map(\.description)),
      ("agents of a group", (ListController.memberCommands + moving).map(\.description)),
      ("agents to add", (ListController.joiningCommands + moving).map(\.description)),
      ("history", HistoryController.commands.map(\.description)),
      ("import", ImportController.commands.map(\.description)),
      ("narrow", HistoryController.searchCommands.map(\.description)),
      ("logs", LogController.commands.map(\.description)),
      ("log filter", LogController.searchCommands.map(\.description)),
      ("menu", MenuPanel.commands.map(\.description)),
      ("choice", ChoicePanel.commands.map(\.description)),
      ("prompt", PromptPanel.commands.map(\.description)),
      ("text", TextPanel.commands.map(\.description)),
      ("lines", LinesPanel.commands.map(\.description)),
      ("password", PasswordController.commands.map(\.description)),
      ("picture", PicturePanel.commands.map(\.description)),
      ("check", CentreSettings.checking.map(\.description)),
      ("work", WorkPanel<Int>.stopping.map(\.description)),
      ("work that is left", WorkPanel<Int>.leaving.map(\.description)),
      ("enrolling", MultiFactorController.enrollingCommands.map(\.description)),
      ("recovery codes", MultiFactorController.recoveryCommands.map(\.description)),
      ("multi-factor", MultiFactorController.activeCommands.map(\.description)),
      ("everywhere", Session.everywhere.map(\.description)),
    ]
  }

  private static var moving: [Command<ListController>] {
    ListController.movement + [ListController.leaving(hint: true)]
  }

  /// The list and the form of every kind.
  private static var kinds: [(name: String, commands: [CommandDescription])] {
    RecordKind.allCases.flatMap { kind in
      [
        ("\(kind) list", (ListController.commands(of: kind) + moving).map(\.description)),
        ("\(kind) form", formCommands(kind.subject)),
      ]
    }
  }

  private static func formCommands<Record: FormSubject>(_ type: Record.Type)
    -> [CommandDescription]
  { FormController<Record>.commands.map(\.description) }

  @Test func `every command has a title and help that ends with a full stop`() {
    for list in Self.lists {
      for command in list.commands {
        #expect(!command.title.isEmpty, "\(list.name) \(command.id)")
        #expect(command.help.hasSuffix("."), "\(list.name) \(command.id): \(command.help)")
        #expect(command.help.first?.isUppercase == true, "\(list.name) \(command.id)")
      }
    }
  }

  @Test func `no two commands of one list have the same name`() {
    for list in Self.lists {
      #expect(Set(list.commands.map(\.id)).count == list.commands.count, "\(list.name)")
    }
  }

  @Test func `no key is one that multiplexers and terminals keep for themselves`() {
    let kept: Set<Key> = [
      .control("c"), .control("\\"), .control("q"), .control("a"), .control("b"), .control("]"),
      .character("~"),
    ]
    for list in Self.lists {
      for command in list.commands {
        #expect(kept.isDisjoint(with: command.keys), "\(list.name) \(command.id)")
      }
    }
  }

  @Test func `of two commands with one key exactly one can be carried out`() throws {
    let desk = try Desk.staffed()
    check(desk, "list")
    for username in ["ada", "grace", "jose", "linus"] {
      desk.list?.show(try desk.centre.agent(username).id)
      desk.press(.enter)
      for _ in desk.form?.tabs ?? [] {
        for _ in desk.form?.rows ?? [] { check(desk.press(.down), desk.currentLine) }
        desk.press(.f(7))
      }
      desk.press(.escape)
    }
  }

  private func check(_ desk: Desk, _ place: String) {
    var seen: [Key: String] = [:]
    for command in desk.session.commandsNow where command.obstacle() == nil {
      for key in command.keys {
        if let other = seen[key] {
          let isYielding = ["choose", "toggle"].contains(other)
          #expect(isYielding, "\(place): \(key.name) is \(other) and \(command.id)")
        }
        seen[key] = seen[key] ?? command.id
      }
    }
  }

  @Test func `a key whose command cannot be carried out goes to the next command that has it`()
    throws
  {
    let desk = try Desk.staffed()
    desk.press(.enter, .down, .down)
    #expect(desk.currentLine.contains("Alias"))
    desk.press(.enter)
    #expect(desk.currentLine.contains("Typology"), "Enter goes on from a text field")
    desk.press(.enter)
    #expect(desk.shows("External"), "Enter opens choices")
  }

  @Test func `the palette shows a command's key and runs what is chosen by a part of its name`()
    throws
  {
    let desk = try Desk.staffed()
    desk.type(":sort")
    #expect(desk.currentLine.contains("Sort") || desk.shows("> Sort  :sort  o"))
    desk.press(.enter)
    #expect(desk.shows("Sort by"))
  }

  @Test func `in a list that is searched, Home and End go to the first and the last line`() throws {
    let desk = try Desk.staffed()
    desk.type(":").press(.end)
    #expect(desk.currentLine.contains("> Leave"))
    desk.press(.home)
    #expect(desk.currentLine.contains("> Open"))
    desk.press(.down, .left)
    #expect(desk.shows("> New"))
  }

  @Test func `a command that cannot be carried out says why`() throws {
    let desk = Desk(try Centre())
    desk.type("d")
    #expect(desk.message == "Info: There is no agent here: n makes one.")
  }

  @Test func `F1 names every key that holds on the screen`() throws {
    let desk = try Desk.staffed(size: Size(rows: 120, columns: 100))
    let commands = desk.session.commandsNow
    desk.press(.f(1))
    for command in commands {
      #expect(desk.shows(command.title), "\(command.id)")
    }
  }
}
