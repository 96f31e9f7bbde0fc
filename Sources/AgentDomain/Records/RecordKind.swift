/// The kinds of record that Roster keeps; the raw values name their tables, history and preferences.
public enum RecordKind: String, Hashable, Sendable, CaseIterable, Codable {
  case agent, queue, team, profile, template, telephone, module, `operator`, settings

  /// The type that declares the fields.
  public var type: any DirectoryRecord.Type {
    switch self {
    case .agent: Agent.self
    case .queue: Queue.self
    case .team: Team.self
    case .profile: Profile.self
    case .template: Template.self
    case .telephone: Telephone.self
    case .module: Module.self
    case .operator: OperatorAccount.self
    case .settings: CentreSettings.self
    }
  }

  /// "queue", as it stands in sentences.
  public var noun: String { rawValue }
  /// "Queue".
  public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  /// "queues"; the settings are many already.
  public var plural: String { self == .settings ? rawValue : rawValue + "s" }
  /// "Queues".
  public var pluralTitle: String { plural.prefix(1).uppercased() + plural.dropFirst() }

  /// Those that stand in lists beside the agents.
  public static let centreObjects: [RecordKind] = [
    .queue, .team, .profile, .template, .telephone, .module,
  ]

  /// Whether its records are made with their fields alone and can be removed with an undo.
  public var isPlain: Bool { self == .operator || Self.centreObjects.contains(self) }

  /// "a queue", "an operator".
  public var withArticle: String { ("aeiou".contains(noun.prefix(1)) ? "an " : "a ") + noun }

  /// Whether agents are members of it.
  public var groupKind: GroupKind? { GroupKind(rawValue: rawValue) }
}

extension GroupKind {
  public var recordKind: RecordKind {
    switch self {
    case .queue: .queue
    case .team: .team
    case .profile: .profile
    }
  }
}

extension RecordKind {
  /// The right that changes need.
  public var editing: Action {
    switch self {
    case .agent: .edit
    case .settings: .changeSettings
    case .operator: .manageOperators
    default: .manageCentre
    }
  }
}

/// One record, whatever its kind.
public struct RecordKey: Hashable, Sendable {
  public let kind: RecordKind
  public let id: Int64

  public init(_ kind: RecordKind, _ id: Int64) { (self.kind, self.id) = (kind, id) }

  /// The one row of settings.
  public static let settings = RecordKey(.settings, 1)
}
