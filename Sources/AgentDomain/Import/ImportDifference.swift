/// One thing that an import changes: an agent, a field, a group.
public struct ImportDifference: Hashable, Sendable {
  public let username: String
  /// A field's id, or one of the words of `HistoryWord`.
  public let field: String
  public let before, after: Scalar
  /// What happens, in the words of history: `Context: from-sip -> night`.
  public let sentence: String
}

extension ImportPlan {
  /// What the line changes, in the order of the form, groups last.
  public var differences: [ImportDifference] {
    guard kind != .nothing else { return [] }
    let fields = changes.map { difference($0.field, $0.before, $0.after) }
    let groups = moves.map { move in
      difference(
        HistoryWord.membership(move.group), Scalar(move.before), Scalar(move.after), move.group)
    }
    return (kind == .creation ? creation : []) + fields + groups
  }

  /// How many there are, without making them.
  public var differenceCount: Int {
    changes.count + moves.count + (kind == .creation ? creation.count : 0)
  }

  private var creation: [ImportDifference] {
    var lines = [said(HistoryWord.created, "New agent")]
    if agent.account.internalNumber.text.isEmpty {
      lines.append(said("internal", "Internal: the smallest free number"))
    }
    let words = password == nil ? "none, so no sign-in yet" : "as the file has it"
    return lines + [said(HistoryWord.password, "Password: \(words)")]
  }

  private func said(_ field: String, _ sentence: String) -> ImportDifference {
    ImportDifference(
      username: agent.account.username, field: field, before: .null, after: .null,
      sentence: sentence)
  }

  private func difference(
    _ field: String, _ before: Scalar, _ after: Scalar, _ group: Group? = nil
  ) -> ImportDifference {
    let entry = HistoryEntry(
      id: 0, change: 0, time: Timestamp(), person: "", origin: "", summary: "",
      kind: Agent.catalogue.name, record: 0, name: "", field: field, before: before, after: after)
    return ImportDifference(
      username: agent.account.username, field: field, before: before, after: after,
      sentence: entry.sentence { _, _ in group?.name })
  }
}

extension Scalar {
  fileprivate init(_ penalty: Int?) { self = penalty.map { .integer(Int64($0)) } ?? .null }
}
