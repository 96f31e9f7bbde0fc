import AgentDomain

/// The keys of every screen, as the manual and the README show them.
public enum KeyTables {
  /// One screen's commands.
  public struct Table: Sendable {
    /// What a key map calls the screen; empty for tables of a part of its commands.
    public let word: String
    public let title: String
    public let commands: [CommandDescription]

    init(word: String = "", title: String, commands: [CommandDescription]) {
      (self.word, self.title, self.commands) = (word, title, commands)
    }
  }

  /// In the order in which people meet the screens.
  @MainActor public static var all: [Table] {
    [
      Table(
        word: "everywhere", title: "Everywhere", commands: Session.everywhere.map(\.description)),
      Table(word: "list", title: "Every list", commands: shared),
      Table(
        word: "list", title: "List of agents",
        commands: ([ListController.removal(.agent)] + ListController.activeCommands)
          .map(\.description)),
      Table(
        word: "list", title: "Lists of queues, teams, profiles, templates, telephones and modules",
        commands: ([ListController.removal(.queue)] + ListController.groupCommands
          + ListController.moduleCommands)
          .map(\.description)),
      Table(
        word: "list", title: "List of operators",
        commands: ListController.operatorCommands.map(\.description)),
      Table(
        word: "search", title: "Search line",
        commands: ListController.searchCommands.map(\.description)),
      Table(
        word: "deleted", title: "Deleted agents",
        commands: ListController.deletedCommands.map(\.description)),
      Table(
        word: "memberships", title: "Queues, teams and profiles of agents",
        commands: MembersController.commands.map(\.description)),
      Table(
        word: "members", title: "Agents of a queue, team or profile",
        commands: ListController.memberCommands.map(\.description)),
      Table(
        word: "joining", title: "Choosing agents to add",
        commands: ListController.joiningCommands.map(\.description)),
      Table(
        word: "form", title: "Every form",
        commands: FormController<Queue>.commands.map(\.description)),
      Table(
        word: "form", title: "Form of an agent", commands: Agent.formCommands.map(\.description)),
      Table(
        word: "form", title: "Form of the settings",
        commands: CentreSettings.checking.map(\.description)),
      Table(
        word: "sign-in", title: "Sign-in",
        commands: (SignInScreen.shared + SignInScreen.forgetting).map(\.description)),
      Table(
        word: "password", title: "Your password",
        commands: OwnPasswordPanel.commands.map(\.description)),
      Table(
        word: "import", title: "Import", commands: ImportController.commands.map(\.description)),
      Table(
        word: "summary", title: "Summary", commands: SummaryController.commands.map(\.description)),
      Table(
        word: "history", title: "History", commands: HistoryController.commands.map(\.description)),
      Table(
        word: "logs", title: "Client logs", commands: LogController.commands.map(\.description)),
      Table(
        word: "multi-factor", title: "Multi-factor authentication",
        commands: (MultiFactorController.enrollingCommands + MultiFactorController.activeCommands)
          .map(\.description)),
    ]
  }

  /// The same with the keys that somebody gave.
  @MainActor public static func all(_ map: Keymap) -> [Table] { all.map { keyed($0, map) } }

  /// Every screen with the keys that somebody gave.
  @MainActor public static func screens(_ map: Keymap) -> [Table] { screens.map { keyed($0, map) } }

  private static func keyed(_ table: Table, _ map: Keymap) -> Table {
    guard !map.isEmpty else { return table }
    return Table(
      word: table.word, title: table.title,
      commands: table.commands.map { command in
        CommandDescription(
          id: command.id, keys: map.keys(of: command.id, command.keys, on: table.word),
          title: command.title, help: command.help)
      })
  }

  @MainActor private static var shared: [CommandDescription] {
    let all =
      ListController.movement + [ListController.leaving(hint: false)]
      + ListController.sharedCommands(.queue).filter { $0.id != "delete" }
    return all.map(\.description)
  }
}
