/// Reads the cells that list an agent's queues, teams and profiles.
struct ImportGroups: Sendable {
  private let groups: [GroupKind: [Group]]
  private let exact: [GroupKind: [String: Group]]
  private let ignoringCase: [GroupKind: [String: Group]]

  init(_ all: [Group], _ scope: Scope) {
    let visible = all.filter { group in
      guard case .queues(let own) = scope, group.kind == .queue else { return true }
      return own.contains(group.id)
    }
    groups = Dictionary(grouping: visible, by: \.kind)
    exact = groups.mapValues { Self.named($0) { $0 } }
    ignoringCase = groups.mapValues { Self.named($0) { $0.lowercased() } }
  }

  private static func named(_ groups: [Group], _ key: (String) -> String) -> [String: Group] {
    Dictionary(groups.map { (key($0.name), $0) }) { first, _ in first }
  }

  /// Adds what the line's lists change: a list is all of its kind, so whatever is not on it is left.
  func take(_ memberships: [Membership], _ plan: inout ImportPlan) {
    for (column, kind) in plan.line.header.groups {
      guard let text = plan.line.text(column) else { continue }
      let present = memberships.filter { $0.group.kind == kind }
      guard text != MembershipCell(present, of: kind).written else { continue }
      do {
        let cell = try MembershipCell(written: text == ImportedAgent.clear ? "" : text)
        take(cell.entries, present, kind, &plan)
      } catch { plan.add(problem: kind.column, "\(kind.title)s must be \(error.expected).") }
    }
  }

  private func take(
    _ entries: [MembershipCell.Entry], _ present: [Membership], _ kind: GroupKind,
    _ plan: inout ImportPlan
  ) {
    var wanted: [Int64: Int] = [:]
    var moves: [GroupMove] = []
    for entry in entries {
      let member = present.first { $0.group.name == entry.name }
      guard let group = group(entry.name, kind) ?? member?.group else {
        plan.add(problem: kind.column, unknown(entry.name, kind))
        continue
      }
      let before = present.first { $0.group.id == group.id }?.penalty
      if let problem = problem(entry, group, before, isDoubled: wanted[group.id] != nil) {
        plan.add(problem: kind.column, problem)
      }
      wanted[group.id] = entry.penalty
      if before != entry.penalty {
        moves.append(GroupMove(group: group, before: before, after: entry.penalty))
      }
    }
    let left = present.filter { wanted[$0.group.id] == nil && isVisible($0.group) }
    plan.moves += left.map { GroupMove(group: $0.group, before: $0.penalty, after: nil) } + moves
  }

  /// Groups outside of the scope are neither entered nor left.
  private func isVisible(_ group: Group) -> Bool { self.group(group.name, group.kind) != nil }

  private func group(_ name: String, _ kind: GroupKind) -> Group? {
    exact[kind]?[name] ?? ignoringCase[kind]?[name.lowercased()]
  }

  private func unknown(_ name: String, _ kind: GroupKind) -> String {
    let names = (groups[kind] ?? []).map(\.name)
    return "There is no \(kind.rawValue) \(name): make it first, or take it out."
      + Nearest.question(name, among: names)
  }

  private func problem(
    _ entry: MembershipCell.Entry, _ group: Group, _ before: Int?, isDoubled: Bool
  ) -> String? {
    let name = "\(group.kind.title) \(group.name)"
    if isDoubled { return "\(name) is listed twice: name it once." }
    if !isVisible(group), before != entry.penalty { return unknown(entry.name, group.kind) }
    if entry.penalty > 999 { return "The penalty in \(name) must be 0 to 999." }
    guard entry.penalty != 0, group.kind != .queue else { return nil }
    return "\(name) has no penalty: only queues have."
  }
}
