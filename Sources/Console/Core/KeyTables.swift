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
      Table(
        title: "List",
        commands: (AgentListController.movement + AgentListController.activeCommands)
          .map(\.description)),
      Table(
        title: "Search line", commands: AgentListController.searchCommands.map(\.description)),
      Table(
        title: "Deleted agents", commands: AgentListController.deletedCommands.map(\.description)),
      Table(title: "Form", commands: FormController.commands.map(\.description)),
      Table(title: "History", commands: HistoryController.commands.map(\.description)),
      Table(title: "Client logs", commands: LogController.commands.map(\.description)),
    ]
  }
}
