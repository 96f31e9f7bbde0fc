import AgentDomain

/// What search looks through in one agent: five texts, folded, that a match never crosses.
struct SearchedText: Hashable, Sendable {
  /// The texts on one line each, as the `search` column holds them.
  let text: String

  init(_ agent: Agent) {
    text = Self.texts(of: agent).map(\.folded).joined(separator: "\n")
  }

  init(stored text: String) { self.text = text }

  /// Whether two agents are found by the same words, without folding anything.
  static func isSame(_ one: Agent, _ other: Agent) -> Bool { texts(of: one) == texts(of: other) }

  /// The ids of the searched fields, in the order of the lines.
  static let fieldIDs = Agent.searchedFields

  private static let fields = fieldIDs.compactMap { Agent.catalogue[$0] }

  private static func texts(of agent: Agent) -> [String] {
    fields.map { $0.stored(agent).text ?? "" }
  }
}

extension Agent {
  /// What the list is ordered by.
  var nameKey: String { account.fullName.folded }
}
