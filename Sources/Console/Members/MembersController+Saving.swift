import AgentDomain
import TextUI

extension MembersController {
  /// Offers the queues of teams that are joined, shows what changes, and writes it in one step.
  func save() throws {
    let changes = model.changes
    guard !changes.isEmpty else {
      return session.say(
        .info, "Nothing is changed yet: \(session.key("take")) takes a line to the other list.")
    }
    let teams = changes.filter { $0.group.kind == .team && model.effect(of: $0).joining > 0 }
    let offer = TeamQueues(session: session, selection: selection)
    try offer.offer(teams.map(\.group)) { [weak self] extra in
      self?.preview(changes, extra)
    }
  }

  private func preview(_ changes: [MembershipChange], _ extra: [MembershipEffect]) {
    let effects = changes.map(model.effect) + extra
    session.push(
      MenuPanel(
        session: session, title: "Save these changes?", intro: effects.map(\.sentence),
        items: [MenuItem("Save", letter: "s"), MenuItem("Back to the lists", letter: "b")]
      ) { [weak self] choice in
        if choice == 0 { self?.write(effects.map(\.change)) }
      })
  }

  private func write(_ changes: [MembershipChange]) {
    let set = ChangeSet(
      author: session.author, summary: summary(changes), changes: [.regroup(selection, changes)])
    session.carryOut(set) { [weak self] receipt in
      guard let self, receipt != nil else { return }
      session.close(self)
    }
  }

  /// "Added Ada Lovelace (ada) to queue Sales"; of several changes only whose they are.
  private func summary(_ changes: [MembershipChange]) -> String {
    guard changes.count == 1, let change = changes.first else { return "\(groupsOf) \(names)" }
    return change.summary(of: names)
  }
}

extension MembershipChange {
  /// What is done to whom, as history tells it.
  func summary(of names: String) -> String {
    let place = "\(group.kind.rawValue) \(group.name)"
    return switch step {
    case .join, .place: "Added \(names) to \(place)"
    case .penalty(let penalty): "Penalty \(penalty) in \(place) for \(names)"
    case .leave: "Took \(names) out of \(place)"
    }
  }
}
