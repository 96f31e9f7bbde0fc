import AgentDomain
import TextUI

extension FormController {
  static let commands: [Command<FormController>] = [
    Command(
      "save", .f(2), .control("s"), title: "Save", hint: true,
      help: "Checks everything, shows the differences and saves."
    ) {
      $0.save()
    },
    Command(
      "choose", .enter, .f(4), title: "Choose", hint: true,
      help: "Opens the choices or the longer text of the field.", unless: { $0.obstacleToChoosing }
    ) { $0.choose() },
    Command(
      "toggle", .character(" "), title: "Switch", hint: true, help: "Switches on or off.",
      unless: { $0.obstacleToToggling }
    ) { $0.toggle() },
    Command("next", .tab, .down, .enter, title: "Next field", help: "The next field of the tab.") {
      $0.moveFocus(1)
    },
    Command("previous", .backTab, .up, title: "Previous field", help: "The field before.") {
      $0.moveFocus(-1)
    },
    Command(
      "next-tab", .f(7), .character("]"), title: "Next tab", hint: true,
      help: "The next tab; g and a digit go to a tab.",
      unless: { $0.isNew ? "There is one tab only until the agent is made." : nil }
    ) { $0.moveTab(1) },
    Command(
      "previous-tab", .f(6), .character("["), title: "Previous tab", help: "The tab before.",
      unless: { $0.isNew ? "There is one tab only until the agent is made." : nil }
    ) { $0.moveTab(-1) },
    Command(
      "page-down", .pageDown, title: "Next page",
      help: "Scrolls on; at the end of a tab, the next tab."
    ) {
      $0.page(1)
    },
    Command(
      "page-up", .pageUp, title: "Previous page",
      help: "Scrolls back; at the beginning, the tab before."
    ) {
      $0.page(-1)
    },
    Command(
      "find", .f(3), .character("/"), title: "Find field", hint: true,
      help: "Finds a field on any tab by a part of its name."
    ) {
      $0.findField()
    },
    Command(
      "differences", .f(5), title: "Differences", hint: true,
      help: "Shows what was changed, old and new."
    ) {
      $0.showDifferences()
    },
    Command(
      "next-problem", .f(8), title: "Next problem",
      help: "Goes to the next error, or else to the next change."
    ) {
      $0.goToNextProblem()
    },
    Command(
      "revert", .control("r"), title: "Put back",
      help: "The saved value comes back; pressed again, the default."
    ) {
      $0.revert()
    },
    Command(
      "queues", .character("Q"), title: "Queues", help: "Chooses the agent's queues.",
      unless: unlessNew
    ) {
      try $0.chooseGroups(.queue)
    },
    Command(
      "teams", .character("T"), title: "Teams", help: "Chooses the agent's teams.",
      unless: unlessNew
    ) {
      try $0.chooseGroups(.team)
    },
    Command(
      "profiles", .character("P"), title: "Profiles", help: "Chooses the agent's profiles.",
      unless: { controller in
        controller.model.settings.licence.multiProfile
          ? unlessNew(controller) : "The licence has no profiles: see roster settings."
      }
    ) { try $0.chooseGroups(.profile) },
    Command(
      "password", .character("p"), title: "Password", help: "Gives the agent another password.",
      unless: unlessNew
    ) {
      $0.changePassword()
    },
    Command(
      "generate", .f(9), title: "Make a password", help: "Makes a good password and shows it once.",
      unless: { $0.isNew ? nil : "p gives the agent another password." }
    ) { $0.generatePassword() },
    Command(
      "next-agent", .character("J"), title: "Next agent",
      help: "The next agent of the list, in the same field.", unless: unlessNew
    ) {
      $0.goToNeighbour(1)
    },
    Command(
      "previous-agent", .character("K"), title: "Previous agent",
      help: "The agent before, in the same field.", unless: unlessNew
    ) {
      $0.goToNeighbour(-1)
    },
    Command(
      "history", .character("h"), title: "History", help: "Shows what was changed on this agent.",
      unless: unlessNew
    ) {
      $0.showHistory()
    },
    Command(
      "back", .escape, title: "Back", hint: true,
      help: "Leaves the form; what was changed can be saved, kept or discarded."
    ) {
      $0.back()
    },
  ]

  private static let unlessNew: @MainActor @Sendable (FormController) -> String? = {
    $0.isNew ? "The agent has to be made first: F2 saves it." : nil
  }

  private var obstacleToChoosing: String? {
    guard case .field(let field) = focusedRow else { return "There is nothing to choose here." }
    guard [.choice, .ordered, .multiline, .image].contains(field.editor.kind) else {
      return "There is nothing to choose here: type the value."
    }
    return obstacle(to: field)
  }

  private var obstacleToToggling: String? {
    guard let field = focusedField else { return "There is nothing to switch here." }
    guard [.toggle, .state, .switches].contains(field.editor.kind) else {
      return "There is nothing to switch here: Enter opens choices."
    }
    return obstacle(to: field)
  }

  private func chooseGroups(_ kind: GroupKind) throws {
    guard let stored else { return }
    try GroupPicker(session: session, kind: kind).pick(
      for: .one(stored.id), names: stored.agent.account.fullName
    ) {}
  }

  private func changePassword() {
    guard let stored else { return }
    session.push(PasswordController(session: session, agent: stored))
  }

  private func generatePassword() {
    let password = PasswordPolicy.generated()
    secrets = [.password: password, .repetition: password]
    setFocus(focus)
    session.push(
      TextPanel(
        session: session, title: "A new password",
        lines: [
          "Note it now, it is shown this once:", "", "  \(password.revealed)", "",
          "It stands in both fields.",
        ]))
  }

  private func showHistory() {
    guard let stored else { return }
    session.push(
      HistoryController(session: session, agent: stored.id, name: stored.agent.account.fullName))
  }

  private func goToNeighbour(_ direction: Int) {
    leaveField()
    guard !model.isDirty else {
      return session.say(
        .warning, "This agent has changes: F2 saves them, Esc keeps or discards them.")
    }
    session.attempt {
      guard let other = try list?.neighbour(direction) else {
        return session.say(
          .info, direction > 0 ? "This is the last agent." : "This is the first agent.")
      }
      let (tab, focus) = (tab, focus)
      stored = other
      model = FormModel(base: other.agent, settings: model.settings)
      self.tab = tabs.contains(tab) ? tab : .account
      setFocus(rows.contains { $0.id == focus } ? focus : rows.first { $0.id != nil }?.id)
    }
  }
}
