import AgentDomain
import TextUI

extension KeyTables {
  /// Every screen by its word, with everything that can ever be done there: what a key map and a tour of
  /// all screens go by.
  @MainActor public static var screens: [Table] {
    [
      Table("everywhere", "Everywhere", Session.everywhere),
      Table("list", "Lists", lists),
      Table("deleted", "Deleted agents", ListController.deletedCommands + moving),
      Table("members", "Agents of a group", ListController.memberCommands + moving),
      Table("joining", "Choosing agents to add", ListController.joiningCommands + moving),
      Table("search", "Search line", ListController.searchCommands),
      Table(
        "memberships", "Queues, teams and profiles of agents",
        MembersController.commands + MembersController.searchCommands),
      Table(word: "form", title: "Forms", commands: forms),
      Table(
        "history", "History", HistoryController.commands + HistoryController.searchCommands),
      Table("summary", "Summary", SummaryController.commands),
      Table("import", "Import", ImportController.commands),
      Table("logs", "Client logs", LogController.commands + LogController.searchCommands),
      Table("sign-in", "Sign-in", SignInScreen.shared + SignInScreen.forgetting),
      Table(
        word: "password", title: "Passwords and codes",
        commands: unique(
          PasswordController.commands.map(\.description)
            + OwnPasswordPanel.commands.map(\.description) + RedeemPanel.commands.map(\.description)
            + ForgottenPanel.commands.map(\.description))),
      Table(
        "multi-factor", "Multi-factor authentication",
        MultiFactorController.enrollingCommands + MultiFactorController.recoveryCommands
          + MultiFactorController.activeCommands),
      Table("menu", "Menus", MenuPanel.commands),
      Table("choices", "Choices", ChoicePanel.commands),
      Table("question", "Questions", PromptPanel.commands),
      Table(
        word: "text", title: "Texts",
        commands: unique(
          TextPanel.commands.map(\.description) + LinesPanel.commands.map(\.description)
            + PicturePanel.commands.map(\.description))),
      Table(
        word: "work", title: "While something goes on",
        commands: unique(
          WorkPanel<Int>.stopping.map(\.description) + WorkPanel<Int>.leaving.map(\.description))),
    ]
  }

  @MainActor private static var moving: [Command<ListController>] {
    ListController.movement + [ListController.leaving(hint: true)]
  }

  @MainActor private static var lists: [Command<ListController>] {
    RecordKind.allCases.flatMap(ListController.commands) + moving
  }

  @MainActor private static var forms: [CommandDescription] {
    unique(
      RecordKind.allCases.flatMap { formCommands($0.subject) }
        + CentreSettings.checking.map(\.description))
  }

  @MainActor private static func formCommands<Record: FormSubject>(_ type: Record.Type)
    -> [CommandDescription]
  { FormController<Record>.commands.map(\.description) }

  /// Each name once.
  fileprivate static func unique(_ commands: [CommandDescription]) -> [CommandDescription] {
    var seen: Set<String> = []
    return commands.filter { seen.insert($0.id).inserted }
  }
}

extension KeyTables.Table {
  @MainActor fileprivate init<Controller>(
    _ word: String, _ title: String, _ commands: [Command<Controller>]
  ) {
    self.init(
      word: word, title: title, commands: KeyTables.unique(commands.map(\.description)))
  }
}
