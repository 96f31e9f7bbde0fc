import AgentDomain

/// What a list of agents is for: to look after agents, to see who is in a group, or to choose who joins.
enum ListPurpose: Hashable, Sendable {
  case browse
  case members(Group)
  case joining(Group)

  /// What narrows the list whatever is searched for.
  var filters: [ListQuery.Filter] {
    switch self {
    case .browse: []
    case .members(let group): [.init(.member(group.kind, name: group.name))]
    case .joining(let group): [.init(.member(group.kind, name: group.name), isNegated: true)]
    }
  }

  /// What the title row says, where the kind of record alone does not say it.
  var title: String? {
    switch self {
    case .browse: nil
    case .members(let group): "Agents of \(group.reference)"
    case .joining(let group): "Add agents to \(group.reference)"
    }
  }

  /// The queue whose penalties show beside the agents.
  var penaltyQueue: Group? {
    if case .members(let group) = self, group.kind == .queue { return group }
    return nil
  }

  /// What an empty list says.
  func emptyWords(add: String, back: String) -> [String]? {
    switch self {
    case .browse: nil
    case .members(let group):
      ["No agent is in \(group.reference).", "\(add) adds agents.", "\(back) goes back."]
    case .joining(let group):
      ["Every agent is in \(group.reference) already.", "\(back) goes back."]
    }
  }
}

extension Group {
  /// "queue Sales"
  var reference: String { "\(kind.rawValue) \(name)" }
}

extension ListColumn {
  /// An agent's penalty in the queue whose members the list shows.
  static let penalty = ListColumn("penalty", "Penalty", width: 7)
}
