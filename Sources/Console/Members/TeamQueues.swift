import AgentDomain
import TextUI

/// The queues that teams have, offered to agents who join the teams; nothing is ticked.
@MainActor struct TeamQueues {
  let session: Session
  let selection: Selection

  /// - Parameter done: gets what was ticked; nothing where the teams have no queue that is missing. It
  ///   is not called where the offer is left.
  func offer(_ teams: [Group], done: @escaping ([MembershipEffect]) -> Void) throws {
    let effects = try missing(teams)
    guard !effects.isEmpty else { return done([]) }
    let question = teams.count == 1 ? "Team \(teams[0].name) has queues" : "The teams have queues"
    session.push(
      ChoicePanel(
        session: session, title: question, intro: ["Join them as well?"],
        choices: effects.map { Editor.Choice(String($0.change.group.id), title(of: $0)) },
        chosen: [], kind: .multiple
      ) { chosen in
        done(effects.filter { chosen.contains(String($0.change.group.id)) })
      })
  }

  private func title(of effect: MembershipEffect) -> String {
    let group = effect.change.group
    return group.name + (group.channel.map { " (\($0.title))" } ?? "")
  }

  /// The queues of the teams that the operator may know and not all of the agents are in.
  private func missing(_ teams: [Group]) throws -> [MembershipEffect] {
    let named = try teams.flatMap { team in
      try session.directory.stored(Team.self, team.id, scope: session.scope)?.record.queues.names
        ?? []
    }
    let queues = try session.visibleGroups(.queue).filter { Set(named).contains($0.name) }
    guard !queues.isEmpty else { return [] }
    let total = try session.directory.count(selection, scope: session.scope)
    let present = try session.directory.memberCounts(.queue, in: selection, scope: session.scope)
    return queues.map { queue in
      MembershipEffect(
        MembershipChange(queue, .join(penalty: 0)), present: present[queue.id], total: total)
    }.filter { $0.joining > 0 }
  }
}
