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
      Table(title: "Everywhere", commands: Session.everywhere.map(\.description)),
      Table(title: "Every list", commands: shared),
      Table(
        title: "List of agents",
        commands: ([ListController.removal(.agent)] + ListController.activeCommands)
          .map(\.description)),
      Table(
        title: "Lists of queues, teams, profiles, templates, telephones and modules",
        commands: ([ListController.removal(.queue)] + ListController.groupCommands
          + ListController.moduleCommands)
          .map(\.description)),
      Table(
        title: "List of operators", commands: ListController.operatorCommands.map(\.description)),
      Table(
        title: "Search line", commands: ListController.searchCommands.map(\.description)),
      Table(
        title: "Deleted agents", commands: ListController.deletedCommands.map(\.description)),
      Table(
        title: "Queues, teams and profiles of agents",
        commands: MembersController.commands.map(\.description)),
      Table(
        title: "Agents of a queue, team or profile",
        commands: ListController.memberCommands.map(\.description)),
      Table(
        title: "Choosing agents to add",
        commands: ListController.joiningCommands.map(\.description)),
      Table(title: "Every form", commands: FormController<Queue>.commands.map(\.description)),
      Table(title: "Form of an agent", commands: Agent.formCommands.map(\.description)),
      Table(
        title: "Form of the settings", commands: CentreSettings.checking.map(\.description)),
      Table(
        title: "Sign-in",
        commands: (SignInScreen.shared + SignInScreen.forgetting).map(\.description)),
      Table(title: "Your password", commands: OwnPasswordPanel.commands.map(\.description)),
      Table(title: "Import", commands: ImportController.commands.map(\.description)),
      Table(title: "History", commands: HistoryController.commands.map(\.description)),
      Table(title: "Client logs", commands: LogController.commands.map(\.description)),
      Table(
        title: "Multi-factor authentication",
        commands: (MultiFactorController.enrollingCommands + MultiFactorController.activeCommands)
          .map(\.description)),
    ]
  }

  @MainActor private static var shared: [CommandDescription] {
    let all =
      ListController.movement + [ListController.leaving(hint: false)]
      + ListController.sharedCommands(.queue).filter { $0.id != "delete" }
    return all.map(\.description)
  }
}
