/// What one line would do, and what is wrong with it.
public struct ImportPlan: Sendable {
  public enum Kind: Hashable, Sendable { case creation, change, nothing }

  public let line: ImportedAgent
  /// The agent as it is; nil for one that is new.
  public let stored: StoredAgent?
  /// The agent as it will be.
  public internal(set) var agent: Agent
  public internal(set) var changes: [FieldChange] = []
  public internal(set) var moves: [GroupMove] = []
  /// A new agent's password, where the line has one.
  public internal(set) var password: Secret?
  public internal(set) var problems: [ImportNote] = []
  public internal(set) var warnings: [ImportNote] = []

  public var kind: Kind {
    if stored == nil { return .creation }
    return changes.isEmpty && moves.isEmpty ? .nothing : .change
  }

  /// The groups of a new agent.
  public var memberships: [Membership] {
    moves.compactMap { move in move.after.map { Membership(move.group, penalty: $0) } }
  }

  /// Gives a new agent a number that its line left open.
  public mutating func take(number: InternalNumber) { agent.account.internalNumber = number }

  public mutating func add(problem field: String, _ sentence: String) {
    problems.append(line.note(field, sentence))
  }

  public mutating func add(warning field: String, _ sentence: String) {
    warnings.append(line.note(field, sentence))
  }
}

/// An agent's way into a group, out of it, or to another penalty there; nil is no member.
public struct GroupMove: Hashable, Sendable {
  public let group: Group
  public let before, after: Int?
}
