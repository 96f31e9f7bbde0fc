/// What a change of places in one group means for some agents, in numbers, before it is done.
public struct MembershipEffect: Hashable, Sendable {
  public let change: MembershipChange
  /// How many of the agents are members before.
  public let already: Int
  /// How many are no members before.
  public let others: Int
  private let present: MemberCount?

  /// - Parameters:
  ///   - present: the members among the agents; nil where there are none.
  ///   - total: how many agents there are.
  public init(_ change: MembershipChange, present: MemberCount?, total: Int) {
    self.change = change
    already = present?.count ?? 0
    others = max(0, total - already)
    self.present = present
  }

  public var joining: Int {
    switch change.step {
    case .join, .place: others
    case .penalty, .leave: 0
    }
  }

  public var leaving: Int { change.step == .leave ? already : 0 }

  /// "Sales: 28 agents join, 12 are members already; penalty 3."
  public var sentence: String {
    let parts = change.step == .leave ? leavingParts : joiningParts
    return "\(change.group.name): \(parts.joined(separator: ", "))\(penaltyWords)."
  }

  private var leavingParts: [String] {
    [counted(already, "agent") + (already == 1 ? " leaves" : " leave")]
      + (others > 0 ? ["\(others) \(others == 1 ? "is no member" : "are no members")"] : [])
  }

  private var joiningParts: [String] {
    if case .penalty = change.step { return [counted(already, "member")] }
    guard joining > 0 else {
      return [counted(already, "agent") + (already == 1 ? " is a member" : " are members")]
    }
    return [counted(joining, "agent") + (joining == 1 ? " joins" : " join")]
      + (already > 0
        ? ["\(already) \(already == 1 ? "is a member" : "are members") already"] : [])
  }

  private var penaltyWords: String {
    guard change.group.kind == .queue else { return "" }
    switch change.step {
    case .leave: return ""
    case .join(let penalty): return joining > 0 ? "; penalty \(penalty)" : ""
    case .place(let penalty), .penalty(let penalty):
      guard let present, present.penalties != penalty...penalty else {
        return "; penalty \(penalty)"
      }
      return "; penalty \(present.penaltyWords) -> \(penalty)"
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension MemberCount {
  /// "3", or "0-5" where penalties differ.
  public var penaltyWords: String {
    penalties.count == 1
      ? "\(penalties.lowerBound)" : "\(penalties.lowerBound)-\(penalties.upperBound)"
  }
}
