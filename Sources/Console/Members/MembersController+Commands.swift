import AgentDomain
import TextUI

extension MembersController {
  static let commands: [Command<MembersController>] =
    [
      Command(
        "take", .character(" "), .enter, title: "Take", hint: true,
        help: "Takes the line to the other list; once more, and it is as it was.", unless: noLine
      ) { $0.take() },
      Command(
        "save", .f(2), title: "Save", hint: true,
        help: "Shows in numbers what changes, then writes it in one step that can be undone."
      ) { try $0.save() },
      Command(
        "other", .tab, .backTab, .left, .right, title: "Other list", hint: true,
        help: "Goes to the other of the two lists."
      ) { $0.model.side = $0.model.side.other },
      Command(
        "take-all", .character("A"), title: "All", hint: true,
        help: "Takes all lines that this list shows to the other one, after naming the number.",
        unless: noLine
      ) { $0.takeAll() },
      Command(
        "search", .character("/"), .f(3), title: "Search", words: true,
        help: "Narrows both lists while a part of a name is typed."
      ) { $0.search = LineEditor($0.model.filter) },
      Command(
        "penalty", .character("="), title: "Penalty", hint: true,
        help: "Gives all members another penalty, from 0 to 999; whoever joins, joins with it.",
        unless: noPenalties
      ) { $0.askPenalty() },
      Command(
        "penalty-up", .character("+"), title: "Penalty up",
        help: "A penalty of one more: the queue rings others first.", unless: noPenalty
      ) { $0.shiftPenalty(by: 1) },
      Command(
        "penalty-down", .character("-"), title: "Penalty down",
        help: "A penalty of one less: the queue rings the members earlier.", unless: noPenalty
      ) { $0.shiftPenalty(by: -1) },
      Command(
        "next-channel", .character("]"), .f(7), title: "Next channel",
        help: "Shows the queues of the next channel.", unless: noChannels
      ) { $0.model.turnChannel(by: 1) },
      Command(
        "previous-channel", .character("["), .f(6), title: "Channel before",
        help: "Shows the queues of the channel before.", unless: noChannels
      ) { $0.model.turnChannel(by: -1) },
      Command(
        "back", .escape, title: "Back", hint: true,
        help: "Clears the search; then leaves, asking where something is staged."
      ) { $0.back() },
    ] + movement

  private static let movement: [Command<MembersController>] = [
    Command("down", .down, .character("j"), title: "Down", help: "The next line.") {
      $0.model.move(by: 1)
    },
    Command("up", .up, .character("k"), title: "Up", help: "The line before.") {
      $0.model.move(by: -1)
    },
    Command("page-down", .pageDown, title: "Next page", help: "One page on.") {
      $0.model.move(by: $0.height)
    },
    Command("page-up", .pageUp, title: "Previous page", help: "One page back.") {
      $0.model.move(by: -$0.height)
    },
    Command("home", .home, .character("<"), title: "First", help: "The first line of the list.") {
      $0.model.move(by: -1_000_000)
    },
    Command("end", .end, .character(">"), title: "Last", help: "The last line of the list.") {
      $0.model.move(by: 1_000_000)
    },
  ]

  static let searchCommands: [Command<MembersController>] = [
    Command(
      "keep", .enter, .down, title: "Keep", hint: true,
      help: "Keeps the search and goes back to the lists."
    ) { $0.search = nil },
    Command(
      "back", .escape, title: "Clear", hint: true,
      help: "Clears the search and goes back to the lists."
    ) { $0.clearSearch() },
  ]

  // MARK: - Why not

  private static let noLine: @MainActor @Sendable (MembersController) -> String? = {
    if $0.model.total == 0 {
      return "There is no agent left whom this is about: \($0.session.key("back")) goes back."
    }
    return $0.model.current == nil
      ? "This list is empty: \($0.session.key("other")) goes to the other one." : nil
  }

  private static let noPenalties: @MainActor @Sendable (MembersController) -> String? = {
    let kind = $0.model.kind
    return kind == .queue
      ? noLine($0) : "Only queues have penalties; a \(kind.rawValue) has none."
  }

  private static let noPenalty: @MainActor @Sendable (MembersController) -> String? = {
    if $0.model.kind == .queue, $0.model.side == .available {
      return "Only members have a penalty: \($0.session.key("penalty")) adds the agents with one."
    }
    return noPenalties($0)
  }

  private static let noChannels: @MainActor @Sendable (MembersController) -> String? = {
    let kind = $0.model.kind
    return kind == .queue ? nil : "Only queues have channels; a \(kind.rawValue) has none."
  }

  // MARK: - Staging

  private func take() {
    guard let group = model.current else { return }
    model.take(group)
  }

  private func takeAll() {
    let rows = model.rows(model.side)
    guard rows.count > 1 else { return take() }
    let (agents, groups) = (counted(model.total, .agent), allWords(rows.count))
    let question =
      model.side == .available
      ? "Add \(agents) to all \(groups)?" : "Take \(agents) out of all \(groups)?"
    session.confirm(
      "All of them", [question, "It is staged until \(session.key("save")) saves it."],
      yes: model.side == .available ? "add" : "take out"
    ) { [weak self] in self?.model.takeAll() }
  }

  /// "12 Voice queues that match sal".
  private func allWords(_ count: Int) -> String {
    let channel = model.channel.map { $0.title + " " } ?? ""
    let match = model.filter.isEmpty ? "" : " that match \(model.filter)"
    return "\(grouped(count)) \(channel)\(model.kind.recordKind.plural)\(match)"
  }

  private func askPenalty() {
    guard let group = model.current else { return }
    session.push(
      PromptPanel(
        session: session, title: "Penalty in queue \(group.name)", intro: [PenaltyText.wanted],
        text: model.side == .members ? model.after(group)?.penaltyWords ?? "0" : "0"
      ) { [weak self] text in
        guard let penalty = PenaltyText.read(text) else { return PenaltyText.wanted }
        self?.model.setPenalty(penalty, of: group)
        return nil
      })
  }

  private func shiftPenalty(by step: Int) {
    guard let group = model.current, let now = model.after(group) else { return }
    guard now.penalties.count == 1 else {
      let words = "The penalties differ (\(now.penaltyWords)): = gives all members the same one."
      return session.say(.info, words)
    }
    let penalty = now.penalties.lowerBound + step
    guard Membership.penalties.contains(penalty) else {
      return session.say(.info, PenaltyText.wanted)
    }
    model.setPenalty(penalty, of: group)
  }

  // MARK: - Leaving

  private func clearSearch() {
    search = nil
    model.narrow(to: "")
  }

  private func back() {
    if !model.filter.isEmpty { return clearSearch() }
    let changes = model.changes
    guard !changes.isEmpty else { return leave() }
    session.push(
      MenuPanel(
        session: session, title: "Leave with changes?",
        intro: changes.map { model.effect(of: $0).sentence },
        items: [
          MenuItem("Stay", letter: "t"), MenuItem("Save", letter: "s"),
          MenuItem("Discard", letter: "d"),
        ]
      ) { [weak self] choice in
        if choice == 1 { self?.session.attempt { try self?.save() } }
        if choice == 2 { self?.leave() }
      })
  }

  /// A list below may have been interrupted in its counting.
  private func leave() {
    session.close(self)
    session.top?.changedElsewhere()
  }
}
