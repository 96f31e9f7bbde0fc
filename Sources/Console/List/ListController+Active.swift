import AgentDomain
import TextUI

/// What can be done with agents in the list, beside what every list can do.
extension ListController {
  static let activeCommands: [Command<ListController>] = [
    Command(
      "disable", title: "Disable", help: "Nobody signs in or registers as these agents any more.",
      unless: { noRecord($0) ?? noRight($0) }
    ) {
      $0.set("disabled", to: "on", verb: "Disabled")
    },
    Command(
      "enable", title: "Enable", help: "Takes the disabling back.",
      unless: { noRecord($0) ?? noRight($0) }
    ) {
      $0.set("disabled", to: "off", verb: "Enabled")
    },
    Command(
      "unlock", title: "Unlock", help: "Unlocks agents whom failed logins have locked.",
      unless: { noRecord($0) ?? right(.unlock)($0) }
    ) {
      $0.set("locked", to: "off", verb: "Unlocked")
    },
    Command(
      "client-logs", title: "Client logs", help: "Chooses the client logs of these agents.",
      unless: { noRecord($0) ?? noRight($0) }
    ) {
      $0.chooseLogs()
    },
    Command(
      "logs", .character("L"), title: "Client logs, live",
      help: "Follows what this agent's clients log, narrowed by level and text.", unless: noRecord
    ) {
      try $0.showLogs()
    },
    Command(
      "queues", .character("Q"), title: "Queues", help: "Chooses the queues of these agents.",
      unless: noRecord
    ) {
      try $0.chooseGroups(.queue)
    },
    Command(
      "teams", .character("T"), title: "Teams", help: "Chooses the teams of these agents.",
      unless: noRecord
    ) {
      try $0.chooseGroups(.team)
    },
    Command(
      "profiles", .character("P"), title: "Profiles", help: "Chooses the profiles of these agents.",
      unless: { $0.obstacleToProfiles }
    ) { try $0.chooseGroups(.profile) },
    Command(
      "password", .character("p"), title: "Password", help: "Gives the agent another password.",
      unless: { noRecord($0) ?? right(.changePassword)($0) }
    ) {
      try $0.changePassword(of: Agent.self)
    },
    Command(
      "export", .character("x"), title: "Export", help: "Writes the agents to a CSV file.",
      unless: noRecord
    ) {
      $0.export()
    },
    Command(
      "import", .character("i"), title: "Import",
      help: "Reads agents from a CSV file, and shows what it would change before anything is.",
      unless: { noRight($0) }
    ) {
      $0.importFile()
    },
    Command(
      "deleted", .character("D"), title: "Deleted agents",
      help: "Shows the deleted agents, to restore them or delete them for good."
    ) {
      $0.session.push(ListController(session: $0.session, view: .deleted))
    },
    Command(
      "new-from-template", .character("N"), title: "New from template",
      help: "Makes a new agent who begins with the settings of a template.",
      unless: { noRight($0) }
    ) { try $0.createFromTemplate() },
    Command(
      "save-as-template", title: "Save as template",
      help: "Keeps the settings of the agent under the cursor as a template for new agents.",
      unless: { noRecord($0) ?? right(.manageCentre)($0) }
    ) { try $0.saveAsTemplate() },
    Command(
      "summary", .character("s"), title: "Summary",
      help:
        "Counts the agents by typology, status and queue, with bars; Enter lists those of a line."
    ) { $0.session.push(SummaryController(session: $0.session)) },
    Command(
      "sample", .character("S"), title: "Sample centre",
      help: "Loads the sample centre, or removes it with everything in it.",
      unless: { right(.manageCentre)($0) }
    ) {
      $0.sample()
    },
  ]

  static let deletedCommands: [Command<ListController>] = [
    Command(
      "restore", .character("r"), .enter, title: "Restore", hint: true,
      help: "Brings the agents back with their queues, teams and profiles.",
      unless: { noRecord($0) ?? right(.restore)($0) }
    ) {
      $0.restore()
    },
    Command(
      "purge", .character("d"), .delete, title: "Delete for good", hint: true,
      help: "Removes the agents and all that belongs to them; nothing brings them back.",
      unless: { noRecord($0) ?? right(.purge)($0) }
    ) {
      try $0.purge()
    },
    Command(
      "history", .character("h"), title: "History", hint: true,
      help: "Shows what was changed, by whom and when."
    ) {
      $0.showHistory()
    },
  ]

  private var obstacleToProfiles: String? {
    let settings = try? directory.settings().settings
    if settings?.licence.multiProfile == false {
      return "The licence has no profiles: :go-settings shows the settings."
    }
    return Self.noRecord(self)
  }

  // MARK: - Deleting and restoring

  func delete() throws {
    try confirm(
      "Delete", "They cannot sign in or register, keep username and internal, and can be restored."
    ) { controller, selection, names in
      controller.apply("Deleted \(names)", [.delete(selection)])
    }
  }

  private func restore() {
    guard let selection = model.selection else { return }
    attempt {
      apply("Restored \(try names(selection))", [.restore(selection)])
    }
  }

  private func purge() throws {
    guard let selection = model.selection else { return }
    let names = try names(selection)
    let count = try directory.count(selection, scope: model.scope)
    let word = count == 1 ? "delete" : "delete \(count)"
    session.push(
      PromptPanel(
        session: session, title: "Delete for good",
        intro: [
          "\(names) will be gone for good; history is kept.", "Type \(word) to do it:",
        ]
      ) { [weak self] text in
        guard text.trimmed == word else { return "Nothing was deleted: type \(word), or go back." }
        self?.apply("Deleted \(names) for good", [.purge(selection)])
        return nil
      })
  }

  /// Asks before something is done to the selection, naming the agent, or the number and the first few.
  private func confirm(
    _ verb: String, _ consequence: String,
    then act: @escaping (ListController, Selection, String) -> Void
  ) throws {
    guard let selection = model.selection else { return }
    let names = try names(selection)
    session.confirm(verb, ["\(verb) \(names)?", consequence], yes: verb.lowercased()) {
      [weak self] in
      if let self { act(self, selection, names) }
    }
  }

  private func attempt(_ work: () throws -> Void) { session.attempt(work) }
}
