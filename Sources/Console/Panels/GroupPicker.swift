import AgentDomain
import TextUI

/// Ticks the groups of one kind that agents are to be members of.
@MainActor struct GroupPicker {
  let session: Session
  let kind: GroupKind

  func pick(for selection: Selection, names: String, changed: @escaping () -> Void) throws {
    let groups = try session.directory.groups().filter { $0.kind == kind }
    guard !groups.isEmpty else {
      return session.say(.info, "There is no \(kind.rawValue) yet: the sample centre brings some.")
    }
    let present = try members(selection, groups)
    let choices = groups.map { group in
      Editor.Choice(
        String(group.id), group.name + (group.channel.map { " (\($0.title))" } ?? ""))
    }
    session.push(
      ChoicePanel(
        session: session, title: "\(kind.title)s",
        intro: ["Those ticked have \(names) as members."], choices: choices,
        chosen: present.map { String($0.id) }, kind: .multiple
      ) { chosen in
        change(selection, names, groups, present, chosen, changed)
      })
  }

  /// The groups that all of the selection are members of.
  private func members(_ selection: Selection, _ groups: [Group]) throws -> [Group] {
    var common: Set<Int64>?
    try session.directory.forEach(selection, scope: session.scope) { batch in
      for agent in batch {
        let ids = Set(
          try session.directory.memberships(of: agent.id).map(\.group).filter { $0.kind == kind }
            .map(\.id))
        common = common?.intersection(ids) ?? ids
      }
      return !(common?.isEmpty ?? false)
    }
    return groups.filter { common?.contains($0.id) ?? false }
  }

  private func change(
    _ selection: Selection, _ names: String, _ groups: [Group], _ present: [Group],
    _ chosen: [String], _ changed: @escaping () -> Void
  ) {
    let taken = Set(chosen)
    let joined = groups.filter { taken.contains(String($0.id)) && !present.contains($0) }
    let left = present.filter { !taken.contains(String($0.id)) }
    var changes: [Change] = []
    if !joined.isEmpty { changes.append(.join(selection, joined.map { Membership($0) })) }
    if !left.isEmpty { changes.append(.leave(selection, left)) }
    guard !changes.isEmpty else {
      return session.say(.info, "The \(kind.rawValue)s stay as they are.")
    }
    let set = ChangeSet(
      author: session.author, summary: "\(kind.title)s of \(names)", changes: changes)
    session.carryOut(set) { if $0 != nil { changed() } }
  }
}
