import AgentDomain
import TextUI

/// What can be done with agents in the list, by the marks or the cursor.
extension AgentListController {
  static let activeCommands: [Command<AgentListController>] = [
    Command(
      "open", .enter, title: "Open", hint: true, help: "Opens the agent under the cursor.",
      unless: noAgent
    ) {
      try $0.open()
    },
    Command("new", .character("n"), title: "New", hint: true, help: "Makes a new agent.") {
      try $0.create(from: nil)
    },
    Command(
      "copy", .character("c"), title: "Copy as new",
      help: "Makes a new agent with all settings of this one and none of its identity.",
      unless: noAgent
    ) { try $0.createCopy() },
    Command(
      "edit", .character("e"), title: "Edit marked", hint: true,
      help: "Sets one field of all marked agents, after showing what changes.", unless: noAgent
    ) { $0.bulkEdit() },
    Command(
      "disable", title: "Disable", help: "Nobody signs in or registers as these agents any more.",
      unless: noAgent
    ) {
      $0.set("disabled", to: "on", verb: "Disabled")
    },
    Command("enable", title: "Enable", help: "Takes the disabling back.", unless: noAgent) {
      $0.set("disabled", to: "off", verb: "Enabled")
    },
    Command(
      "unlock", title: "Unlock", help: "Unlocks agents whom failed logins have locked.",
      unless: noAgent
    ) {
      $0.set("locked", to: "off", verb: "Unlocked")
    },
    Command(
      "client-logs", title: "Client logs", help: "Chooses the client logs of these agents.",
      unless: noAgent
    ) {
      $0.chooseLogs()
    },
    Command(
      "logs", .character("L"), title: "Client logs, live",
      help: "Follows what this agent's clients log, narrowed by level and text.", unless: noAgent
    ) {
      try $0.showLogs()
    },
    Command(
      "queues", .character("Q"), title: "Queues", help: "Chooses the queues of these agents.",
      unless: noAgent
    ) {
      try $0.chooseGroups(.queue)
    },
    Command(
      "teams", .character("T"), title: "Teams", help: "Chooses the teams of these agents.",
      unless: noAgent
    ) {
      try $0.chooseGroups(.team)
    },
    Command(
      "profiles", .character("P"), title: "Profiles", help: "Chooses the profiles of these agents.",
      unless: { $0.obstacleToProfiles }
    ) { try $0.chooseGroups(.profile) },
    Command(
      "password", .character("p"), title: "Password", help: "Gives the agent another password.",
      unless: noAgent
    ) {
      try $0.changePassword()
    },
    Command(
      "export", .character("x"), title: "Export", help: "Writes the agents to a CSV file.",
      unless: noAgent
    ) {
      $0.export()
    },
    Command(
      "delete", .character("d"), .delete, title: "Delete", hint: true,
      help: "Deletes the agents after asking; they can be restored.", unless: noAgent
    ) {
      try $0.delete()
    },
    Command(
      "history", .character("h"), title: "History", hint: true,
      help: "Shows what was changed, by whom and when."
    ) {
      $0.showHistory()
    },
    Command(
      "deleted", .character("D"), title: "Deleted agents",
      help: "Shows the deleted agents, to restore them or delete them for good."
    ) {
      $0.session.push(AgentListController(session: $0.session, view: .deleted))
    },
    Command(
      "sample", .character("S"), title: "Sample centre",
      help: "Loads the sample centre, or removes it with everything in it."
    ) {
      $0.sample()
    },
    Command(
      "saved-filters", .character("F"), title: "Saved filters",
      help: "Keeps the search under a name, or takes one that was kept."
    ) {
      try $0.savedFilters()
    },
  ]

  static let deletedCommands: [Command<AgentListController>] = [
    Command(
      "restore", .character("r"), .enter, title: "Restore", hint: true,
      help: "Brings the agents back with their queues, teams and profiles.", unless: noAgent
    ) {
      $0.restore()
    },
    Command(
      "purge", .character("d"), .delete, title: "Delete for good", hint: true,
      help: "Removes the agents and all that belongs to them; nothing brings them back.",
      unless: noAgent
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

  private static let noAgent: @MainActor @Sendable (AgentListController) -> String? = {
    $0.model.selection == nil ? "There is no agent here: n makes one." : nil
  }

  private var obstacleToProfiles: String? {
    let settings = try? directory.settings().settings
    if settings?.licence.multiProfile == false {
      return "The licence has no profiles: see roster settings."
    }
    return model.selection == nil ? "There is no agent here: n makes one." : nil
  }

  // MARK: - Opening

  private func open() throws {
    guard let row = model.current else { return }
    guard let stored = try directory.agent(row.id, scope: model.scope), !stored.isDeleted else {
      reloadInPlace()
      return session.say(
        .warning, "That agent is deleted: D shows the deleted agents, to restore them.")
    }
    try FormController.open(stored, session: session, list: self)
  }

  private func createCopy() throws {
    guard let row = model.current, let stored = try directory.agent(row.id, scope: model.scope)
    else { return }
    try create(from: stored)
  }

  private func create(from source: StoredAgent?) throws {
    try FormController.create(from: source, session: session, list: self)
  }

  /// The agent before or behind the one that a form shows; the cursor goes along.
  func neighbour(_ direction: Int) throws -> StoredAgent? {
    let old = model.current?.id
    move(direction)
    guard let row = model.current, row.id != old else { return nil }
    return try directory.agent(row.id, scope: model.scope)
  }

  /// Puts the cursor on an agent, such as one that was just made.
  func show(agent id: Int64) {
    let isHeld = ((try? directory.key(of: id, in: model.query)) ?? nil) != nil
    if !isHeld {
      model.line = ""
      lineChanged("")
    }
    reload(around: id)
  }

  // MARK: - Deleting and restoring

  private func delete() throws {
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
        guard text.trimmed == word else { return "Nothing was deleted: type \(word), or Esc." }
        self?.apply("Deleted \(names) for good", [.purge(selection)])
        return nil
      })
  }

  /// Asks before something is done to the selection, naming the agent, or the number and the first few.
  private func confirm(
    _ verb: String, _ consequence: String,
    then act: @escaping (AgentListController, AgentSelection, String) -> Void
  ) throws {
    guard let selection = model.selection else { return }
    let names = try names(selection)
    session.confirm(verb, ["\(verb) \(names)?", consequence], yes: verb.lowercased()) {
      [weak self] in
      if let self { act(self, selection, names) }
    }
  }

  /// "Ada Lovelace (ada)", or "12 agents: Ada, Grace, Alan ...".
  func names(_ selection: AgentSelection) throws -> String {
    let count = try directory.count(selection, scope: model.scope)
    var first: [String] = []
    try directory.forEach(selection, scope: model.scope) { batch in
      first += batch.prefix(3).map { "\($0.agent.account.fullName) (\($0.agent.account.username))" }
      return false
    }
    if count <= 1 { return first.first ?? "no agent" }
    let list = first.joined(separator: ", ")
    return "\(counted(count, "agent")): \(list)\(count > first.count ? " ..." : "")"
  }

  /// Changes something and shows the result; very many agents show their progress.
  func apply(_ summary: String, _ changes: [Change]) {
    let set = ChangeSet(author: session.author, summary: summary, changes: changes)
    session.carryOut(set) { [weak self] receipt in
      guard receipt != nil else { return }
      self?.model.marks = Marks()
      self?.reloadInPlace()
    }
  }

  private func showHistory() {
    let agent = model.current
    session.push(HistoryController(session: session, agent: agent?.id, name: agent?.cells.first))
  }

  private func attempt(_ work: () throws -> Void) { session.attempt(work) }
}
