/// Records of one kind that refer to another record.
public struct RecordUse: Hashable, Sendable {
  public let kind: RecordKind
  public let count: Int
  /// The names of the first three.
  public let names: [String]

  public init(kind: RecordKind, count: Int, names: [String]) {
    (self.kind, self.count, self.names) = (kind, count, names)
  }

  /// "12 agents: Ada Lovelace, Grace Hopper, Zoe Muller ..."
  public var sentence: String {
    let noun = count == 1 ? kind.noun : kind.plural
    return "\(count) \(noun): \(names.joined(separator: ", "))\(count > names.count ? " ..." : "")"
  }
}
