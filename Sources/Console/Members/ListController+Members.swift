import AgentDomain
import TextUI

/// The other way round: who is in a queue, team or profile, and who joins it.
extension ListController {
  /// Of the lists of queues, teams and profiles.
  static let groupCommands: [Command<ListController>] = [
    Command(
      "members", .character("m"), title: "Members", hint: true,
      help: "Shows the agents of a queue, team or profile, adds agents to it and takes them out.",
      unless: noRecord
    ) { try $0.showMembers() }
  ]

  private func showMembers() throws {
    guard let row = model.current, let kind = kind.groupKind,
      let group = try session.visibleGroups(kind).first(where: { $0.id == row.id })
    else { return }
    session.push(ListController(session: session, purpose: .members(group)))
  }

  /// Of the list of a group's agents; agents are never deleted there.
  static let memberCommands: [Command<ListController>] =
    [
      Command(
        "add", .character("+"), title: "Add agents", hint: true,
        help: "Shows the agents who are not in it, to choose who joins."
      ) { $0.addMembers() },
      Command(
        "take-out", .character("-"), .delete, title: "Take out", hint: true,
        help: "Takes the marked agents out, or the one under the cursor, after asking.",
        unless: noRecord
      ) { try $0.takeOut() },
      Command(
        "penalty", .character("="), title: "Penalty", hint: true,
        help: "Gives the marked agents, or the one under the cursor, another penalty.",
        unless: noPenalty
      ) { try $0.changePenalty() },
    ]
    + shared(["open", "history", "export", "saved-filters"])

  /// Of the list from which agents are chosen to join.
  static let joiningCommands: [Command<ListController>] =
    [
      Command(
        "join", .enter, .f(2), title: "Add", hint: true,
        help: "Adds the marked agents, or the one under the cursor.", unless: noRecord
      ) { try $0.askJoin() }
    ] + shared(["saved-filters"])

  /// Commands of the agents' list that make sense here too.
  private static func shared(_ ids: [String]) -> [Command<ListController>] {
    commands(of: .agent).filter { ids.contains($0.id) }
  }

  private static let noPenalty: @MainActor @Sendable (ListController) -> String? = {
    if $0.purpose.penaltyQueue == nil { return "Only queues have penalties." }
    return noRecord($0)
  }

  private func addMembers() {
    guard case .members(let group) = purpose else { return }
    session.push(ListController(session: session, purpose: .joining(group)))
  }

  private func takeOut() throws {
    guard case .members(let group) = purpose, let selection = model.selection else { return }
    let (names, change) = (try names(selection), MembershipChange(group, .leave))
    session.confirm(
      "Take out of \(group.reference)",
      [
        "Take \(names) out of \(group.reference)?",
        "No agent is deleted; \(session.key("undo")) brings them back.",
      ],
      yes: "take out"
    ) { [weak self] in
      self?.apply(change.summary(of: names), [.regroup(selection, [change])])
    }
  }

  private func changePenalty() throws {
    guard case .members(let group) = purpose, let selection = model.selection else { return }
    let names = try names(selection)
    askPenalty(of: group, ["For \(names)."]) { [weak self] penalty in
      let change = MembershipChange(group, .penalty(penalty))
      self?.apply(change.summary(of: names), [.regroup(selection, [change])])
    }
  }

  private func askPenalty(of group: Group, _ intro: [String], then act: @escaping (Int) -> Void) {
    session.push(
      PromptPanel(
        session: session, title: "Penalty in \(group.reference)",
        intro: intro + [PenaltyText.wanted], text: "0"
      ) { text in
        guard let penalty = PenaltyText.read(text) else { return PenaltyText.wanted }
        act(penalty)
        return nil
      })
  }

  // MARK: - Joining

  private func askJoin() throws {
    guard case .joining(let group) = purpose, let selection = model.selection else { return }
    let names = try names(selection)
    guard group.kind != .queue else {
      return askPenalty(of: group, ["Adds \(names)."]) { [weak self] penalty in
        self?.join(selection, names, [MembershipChange(group, .join(penalty: penalty))])
      }
    }
    let teams = group.kind == .team ? [group] : []
    let offer = TeamQueues(session: session, selection: selection)
    try offer.offer(teams) { [weak self] extra in
      let change = MembershipChange(group, .join(penalty: 0))
      self?.confirmJoin(selection, names, [change] + extra.map(\.change))
    }
  }

  private func confirmJoin(
    _ selection: Selection, _ names: String, _ changes: [MembershipChange]
  ) {
    let groups = changes.map(\.group.reference).joined(separator: ", ")
    session.confirm("Add agents", ["Add \(names) to \(groups)?"], yes: "add") { [weak self] in
      self?.join(selection, names, changes)
    }
  }

  /// Writes it, and goes back to the members.
  private func join(_ selection: Selection, _ names: String, _ changes: [MembershipChange]) {
    guard let first = changes.first else { return }
    let set = ChangeSet(
      author: session.author, summary: first.summary(of: names),
      changes: [.regroup(selection, changes)])
    session.carryOut(set) { [weak self] receipt in
      if let self, receipt != nil { session.close(self) }
    }
  }
}
