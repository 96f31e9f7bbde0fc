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
        commands: (ListController.movement + ListController.activeCommands)
          .map(\.description)),
      Table(
        title: "Search line", commands: ListController.searchCommands.map(\.description)),
      Table(
        title: "Deleted agents", commands: ListController.deletedCommands.map(\.description)),
      Table(title: "Form", commands: FormController.commands.map(\.description)),
      Table(title: "History", commands: HistoryController.commands.map(\.description)),
    ]
  }
}
