import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

/// Which commands of the screens an operator may give, by section 1 of the specification; whatever is pressed,
/// nothing happens without the right, and nobody outside the operator's queues is ever shown.
@MainActor @Suite struct CommandRightsTests {
  /// What a command needs where it changes something: e edits, d deletes, c the centre's objects,
  /// p the right to manage passwords; all others anybody may give who is let in.
  private static let ofAgents: [String: Character] = [
    "new": "e", "copy": "e", "edit": "e", "delete": "d", "disable": "e", "enable": "e",
    "unlock": "p", "client-logs": "e", "password": "p", "import": "e", "new-from-template": "e",
    "save-as-template": "c", "sample": "c", "pause": "e", "resume": "e", "restore": "d",
    "purge": "c", "go-operators": "c",
  ]
  private static let ofOthers: [String: Character] = [
    "new": "c", "copy": "c", "edit": "c", "delete": "c", "go-operators": "c", "password": "c",
    "disable": "c", "enable": "c", "unlock": "c", "turn-on": "e",
  ]
  /// Commands of lists that change nothing, or lead where the right is asked for again.
  private static let free: Set = [
    "open", "go", "history", "saved-filters", "logs", "queues", "teams", "profiles", "export",
    "deleted", "summary", "details", "members", "down", "up", "page-down", "page-up", "home", "end",
    "right",
    "left",
    "search", "mark", "range", "mark-all", "invert", "sort", "columns", "width", "back", "help",
    "palette", "undo", "redo", "messages", "mfa", "own-password", "redraw", "suspend", "quit",
    "go-agents", "go-queues", "go-teams", "go-profiles", "go-templates", "go-telephones",
    "go-modules", "go-settings",
  ]

  private static let permissions: [(Operator.Permission, String)] = [
    (.read, ""), (.readEdit, "e"), (.readDelete, "d"), (.readEditDelete, "ed"),
  ]

  private func desk(_ centre: Centre, _ permission: Operator.Permission) throws -> Desk {
    let sales = try centre.group("Sales").id
    return Desk(centre, as: "ursula", .user(permission, queues: [sales]))
  }

  private static func isRefused(_ command: BoundCommand) -> Bool {
    command.obstacle()?.hasPrefix("This needs a right") == true
  }

  @Test func `every command of a list has a row`() {
    var known = Set(Self.ofAgents.keys).union(Self.ofOthers.keys).union(Self.free)
    for kind in RecordKind.allCases where kind != .settings {
      for command in ListController.commands(of: kind) {
        #expect(known.contains(command.id), "\(command.id) has no row")
        known.insert(command.id)
      }
    }
    for command in ListController.deletedCommands + ListController.movement {
      #expect(known.contains(command.id), "\(command.id) has no row")
    }
  }

  @Test func `[1.2] [1.5] a command says at once that a right is missing, and only then`() throws {
    let centre = try Centre.furnished()
    for (permission, rights) in Self.permissions {
      let desk = try desk(centre, permission)
      for kind in RecordKind.allCases where kind != .settings && kind != .operator {
        try desk.session.go(to: kind)
        desk.idle()
        let needs = kind == .agent ? Self.ofAgents : Self.ofOthers
        for command in desk.session.commandsNow {
          let isRefused = needs[command.id].map { !rights.contains($0) } ?? false
          #expect(
            Self.isRefused(command) == isRefused, "\(kind) \(command.id) by \(permission)")
        }
      }
    }
  }

  @Test func `[1.6] whoever may manage passwords gives them and unlocks, with the right to edit`()
    throws
  {
    let centre = try Centre.furnished()
    let stored = try centre.store.settings()
    var settings = stored.settings
    settings.security.usersMayManagePasswords = true
    try centre.apply(
      .settings(version: stored.version, settings.changes(since: stored.settings)))
    for (permission, rights) in Self.permissions {
      let commands = try desk(centre, permission).session.commandsNow
      for command in commands where ["password", "unlock"].contains(command.id) {
        #expect(Self.isRefused(command) == !rights.contains("e"), "\(command.id) by \(permission)")
      }
    }
  }

  @Test func `[1.2] an administrator is refused no command`() throws {
    let centre = try Centre.furnished()
    let desk = Desk(centre)
    for kind in RecordKind.allCases where kind != .settings {
      try desk.session.go(to: kind)
      desk.idle()
      #expect(!desk.session.commandsNow.contains(where: Self.isRefused), "\(kind)")
    }
  }

  @Test
  func `[1.3] whoever may only read changes nothing and sees nobody else, whatever is pressed`()
    throws
  {
    let centre = try Centre.furnished()
    let before = try centre.store.history(HistoryQuery(limit: 1), scope: .everyone).first?.id
    let desk = try desk(centre, .read)
    desk.watchesCursor = false
    for kind in RecordKind.allCases where kind != .operator {
      for command in try commands(desk, kind)
      where !["quit", "suspend", "export"].contains(command) {
        try desk.session.go(to: kind)
        desk.idle().run(command)
        desk.enter().type("1").enter().press(.f(2)).enter()
        for name in ["Zoë", "Linus", "José"] { #expect(!desk.shows(name), "\(kind) \(command)") }
        leave(desk)
      }
    }
    let after = try centre.store.history(HistoryQuery(limit: 1), scope: .everyone).first?.id
    #expect(before == after)
  }

  /// What every list has alike is run in the agents' list only.
  private func commands(_ desk: Desk, _ kind: RecordKind) throws -> [String] {
    try desk.session.go(to: kind)
    desk.idle()
    let shared = ListController.movement.map(\.id) + Session.everywhere.map(\.id)
    return desk.session.commandsNow.map(\.id).filter { id in
      kind == .agent || !shared.contains(id) && !id.hasPrefix("go-")
    }
  }

  @Test func `[1.2] the fields of an agent are locked for whoever may only read, with the reason`()
    throws
  {
    let desk = try desk(try Centre.furnished(), .read)
    desk.press(.enter).type("X")
    #expect(
      desk.message.contains("This needs a right that ursula does not have"), "\(desk.framed)")
    #expect(desk.form?.model.changes.isEmpty == true)
    desk.press(.escape)
    #expect(desk.session.screens.count == 1, "\(desk.framed)")
  }

  private func leave(_ desk: Desk) {
    for _ in 0..<14 where desk.session.screens.count > 1 {
      desk.press(.escape)
      if desk.shows("Leave with changes?") { desk.press(.end, .enter) }
    }
    #expect(desk.session.screens.count == 1, "\(desk.framed)")
    if desk.topList?.search != nil { desk.press(.escape) }
  }
}
