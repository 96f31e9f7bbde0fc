public import AgentDomain

/// How many agents there are of each typology, in each state and in each queue: of those whom an operator
/// sees.
public struct AgentSummary: Hashable, Sendable {
  /// One number, and the line by which the list shows whom it counts.
  public struct Row: Hashable, Sendable {
    public let name: String
    public let count: Int
    public let filter: String
  }

  public struct Section: Hashable, Sendable {
    public let title: String
    public let rows: [Row]
  }

  public let total: Int
  public let sections: [Section]

  /// - Throws: what the directory throws.
  public init(_ directory: any AgentDirectory, scope: Scope, live: ExchangeStates?) throws {
    let all = ListQuery(.agent, scope: scope)
    total = try directory.count(all)
    let reader = Counter(directory: directory, scope: scope, live: live)
    let typologies = try Typology.allCases.map {
      try reader.row($0.title, FilterLanguage.filter("typology", $0.rawValue))
    }
    let states = FilterLanguage.states(live).map { word in
      (word.prefix(1).uppercased() + word.dropFirst(), FilterLanguage.filter("is", word))
    }
    sections =
      [
        Section(title: "Typology", rows: typologies),
        Section(title: "Status", rows: try states.map { try reader.row($0.0, $0.1) }),
        Section(title: "Queue", rows: try reader.queues(of: all)),
      ].filter { !$0.rows.isEmpty }
  }

  /// The largest number, for which a bar has its full length.
  public var largest: Int { sections.flatMap(\.rows).map(\.count).max() ?? 0 }

  private struct Counter {
    let directory: any AgentDirectory
    let scope: Scope
    let live: ExchangeStates?

    func row(_ name: String, _ filter: String) throws -> Row {
      let vocabulary = Vocabulary(.agent, live: live)
      var query = FilterLanguage.parse(filter, now: .now, vocabulary: vocabulary).query
      query.scope = scope
      return Row(name: name, count: try directory.count(query), filter: filter)
    }

    /// Every queue, the largest first.
    func queues(of all: ListQuery) throws -> [Row] {
      let queues = try directory.groups(scope: scope).filter { $0.kind == .queue }
      var selection = Selection(.agent)
      selection.query = all
      let counts = try directory.memberCounts(.queue, in: selection, scope: scope)
      return queues.map { queue in
        Row(
          name: queue.name, count: counts[queue.id]?.count ?? 0,
          filter: FilterLanguage.filter("queue", queue.name))
      }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
  }
}
