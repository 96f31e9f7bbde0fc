import AgentDomain
import TextUI

extension FormController {
  static var commands: [Command<FormController>] {
    ownCommands + Record.formCommands + [neighbours, leaving].flatMap(\.self)
  }

  private static var ownCommands: [Command<FormController>] {
    [
      Command(
        "save", .f(2), .control("s"), title: "Save", hint: true,
        help: "Checks everything, shows the differences and saves."
      ) {
        $0.save()
      },
      Command(
        "choose", .enter, .f(4), title: "Choose", hint: true,
        help: "Opens the choices or the longer text of the field.",
        unless: { $0.obstacleToChoosing }
      ) { $0.choose() },
      Command(
        "toggle", .character(" "), title: "Switch", hint: true, help: "Switches on or off.",
        unless: { $0.obstacleToToggling }
      ) { $0.toggle() },
      Command("next", .tab, .down, .enter, title: "Next field", help: "The next field of the tab.")
      {
        $0.moveFocus(1)
      },
      Command("previous", .backTab, .up, title: "Previous field", help: "The field before.") {
        $0.moveFocus(-1)
      },
      Command(
        "next-tab", .f(7), .character("]"), title: "Next tab", hint: true,
        help: "The next tab; g and a digit go to a tab.",
        unless: { $0.obstacleToTabs }
      ) { $0.moveTab(1) },
      Command(
        "previous-tab", .f(6), .character("["), title: "Previous tab", help: "The tab before.",
        unless: { $0.obstacleToTabs }
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
        "find", .f(3), .character("/"), title: "Find field", hint: true, words: true,
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
    ]
  }

  private static var neighbours: [Command<FormController>] {
    [
      Command(
        "next-record", .character("J"), title: "Next in the list",
        help: "Opens the next one of the list, in the same field.",
        unless: { $0.obstacleToNeighbours }
      ) {
        $0.goToNeighbour(1)
      },
      Command(
        "previous-record", .character("K"), title: "Previous in the list",
        help: "Opens the one before, in the same field.",
        unless: { $0.obstacleToNeighbours }
      ) {
        $0.goToNeighbour(-1)
      },
    ]
  }

  private static var leaving: [Command<FormController>] {
    [
      Command(
        "history", .character("h"), title: "History", help: "Shows what was changed here.",
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
  }

  static var unlessNew: @MainActor @Sendable (FormController) -> String? {
    {
      $0.isNew
        ? "The \(Record.kind.noun) has to be made first: \($0.session.key("save")) saves it." : nil
    }
  }

  private var obstacleToTabs: String? {
    guard tabs.count < 2 else { return nil }
    return isNew
      ? "There is one tab only until the \(Record.kind.noun) is made." : "There is one tab only."
  }

  private var obstacleToNeighbours: String? {
    list == nil ? "There is one of these only." : Self.unlessNew(self)
  }

  private var obstacleToChoosing: String? {
    if case .extra = focusedRow { return nil }
    guard case .field(let field) = focusedRow else { return "There is nothing to choose here." }
    guard [.choice, .ordered, .names, .multiline, .image].contains(field.editor.kind) else {
      return "There is nothing to choose here: type the value."
    }
    return obstacle(to: field)
  }

  private var obstacleToToggling: String? {
    guard let field = focusedField else { return "There is nothing to switch here." }
    guard [.toggle, .state, .switches].contains(field.editor.kind) else {
      return "There is nothing to switch here: \(session.key("choose")) opens choices."
    }
    return obstacle(to: field)
  }

  private func showHistory() {
    guard let stored else { return }
    session.push(
      HistoryController(session: session, record: stored.key, name: stored.record.reference))
  }

  private func goToNeighbour(_ direction: Int) {
    leaveField()
    guard !model.isDirty else {
      return session.say(
        .warning,
        "This \(Record.kind.noun) has changes: \(session.key("save")) saves them, "
          + "\(session.key("back")) keeps or discards them."
      )
    }
    session.attempt {
      guard let other = try list?.neighbour(direction, of: Record.self) else {
        return session.say(
          .info, "This is the \(direction > 0 ? "last" : "first") \(Record.kind.noun).")
      }
      let (tab, focus) = (tab, focus)
      stored = other
      model = FormModel(base: other.record, settings: model.settings)
      stay(on: tab, focus)
    }
  }
}
