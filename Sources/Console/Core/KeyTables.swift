import AgentDomain

/// The keys of every screen, as the manual and the README show them.
public enum KeyTables {
  /// One screen's commands.
  public struct Table: Sendable {
    public let title: String
    public let commands: [CommandDescription]
  }

  /// In the order in which people meet the screens.
  @MainActor public static var all: [Table] {
    [
      Table(title: "Everywhere", commands: Session.everywhere.map(\.description)),
      Table(title: "List of agents", commands: list(.agent)),
      Table(
        title: "Lists of queues, teams, profiles, templates, telephones", commands: list(.queue)),
      Table(title: "List of modules", commands: ListController.moduleCommands.map(\.description)),
      Table(
        title: "Search line", commands: ListController.searchCommands.map(\.description)),
      Table(
        title: "Deleted agents", commands: ListController.deletedCommands.map(\.description)),
      Table(title: "Form", commands: FormController<Queue>.commands.map(\.description)),
      Table(title: "Form of an agent", commands: Agent.formCommands.map(\.description)),
      Table(
        title: "Form of the settings", commands: CentreSettings.checking.map(\.description)),
      Table(title: "History", commands: HistoryController.commands.map(\.description)),
      Table(title: "Client logs", commands: LogController.commands.map(\.description)),
    ]
  }

  @MainActor private static func list(_ kind: RecordKind) -> [CommandDescription] {
    let all =
      ListController.movement + [ListController.leaving(hint: false)]
      + ListController.commands(of: kind)
    return all.map(\.description)
  }
}
