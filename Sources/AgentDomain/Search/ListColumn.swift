/// A column that the list can have: a field of the catalogue, or something that only the list knows.
public struct ListColumn: Hashable, Sendable, Identifiable {
  public let id: String
  public let title: String
  /// What it is called where columns are chosen: titles may be short, or the same for two fields.
  public let name: String
  /// Cells that it takes unless the operator chose another width.
  public let width: Int
  /// Whether the database does not know it, but only who listens to the exchange.
  public let isLive: Bool

  public init(
    _ id: String, _ title: String, name: String? = nil, width: Int, isLive: Bool = false
  ) {
    (self.id, self.title, self.name, self.width) = (id, title, name ?? title, width)
    self.isLive = isLive
  }

  /// What stands beside fields: states, memberships and times.
  public static let status = ListColumn("status", "Status", width: 10)
  /// When the agent's telephone was last seen to register; empty where nobody has seen it.
  public static let lastRegistered = ListColumn(
    "last_registered", "Registered", name: "Last registration", width: 16, isLive: true)
  public static let queues = ListColumn("queues", "Queues", width: 20)
  public static let teams = ListColumn("teams", "Teams", width: 16)
  public static let profiles = ListColumn("profiles", "Profiles", width: 16)
  public static let lastLogin = ListColumn("last_login", "Last login", width: 16)
  public static let created = ListColumn("created", "Created", width: 16)
  public static let updated = ListColumn("updated", "Updated", width: 16)
  /// The level of the client logs as a letter: - E W I D.
  public static let logLetter = ListColumn("log", "L", name: "Level of client logs", width: 1)
  /// How many agents are in a group.
  public static let members = ListColumn("members", "Agents", width: 8)
  /// How many agents have a module on.
  public static let agents = ListColumn("agents", "On for", width: 8)

  private static func own(_ kind: RecordKind) -> [ListColumn] {
    switch kind {
    case .agent:
      [status, logLetter, lastLogin, created, updated, queues, teams, profiles, lastRegistered]
    case .queue, .team, .profile: [members, created, updated]
    case .module: [agents, created, updated]
    case .operator: [lastLogin, created, updated]
    case .template, .telephone, .settings: [created, updated]
    }
  }

  private static let chosenWidths = [
    "full_name": 22, "username": 14, "internal": 8, "email": 26, "typology": 9, "name": 24,
    "title": 24, "description": 30, "purpose": 40, "key": 20, "channel": 12, "strategy": 18,
  ]

  /// Every column that a kind of record has.
  public static func all(_ kind: RecordKind = .agent) -> [ListColumn] { tables[kind] ?? [] }

  /// The columns that the database knows: a list can be sorted by them, and anybody can ask for them.
  public static func stored(_ kind: RecordKind = .agent) -> [ListColumn] {
    all(kind).filter { !$0.isLive }
  }

  /// What an operator sees who chose nothing yet, the most important first.
  public static func standard(_ kind: RecordKind = .agent) -> [ListColumn] {
    kind.type.listedColumns.compactMap { named($0, kind) }
  }

  public static func named(_ id: String, _ kind: RecordKind = .agent) -> ListColumn? {
    byID[kind]?[id]
  }

  private static let tables = Dictionary(
    uniqueKeysWithValues: RecordKind.allCases.map { ($0, fields($0.type) + own($0)) })

  private static let byID = tables.mapValues { columns in
    Dictionary(columns.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  private static func fields<Record: DirectoryRecord>(_ type: Record.Type) -> [ListColumn] {
    Record.catalogue.storedFields.map { field in
      ListColumn(
        field.id, field.label, name: Record.catalogue.fullLabel(of: field),
        width: chosenWidths[field.id] ?? max(4, min(16, field.label.count)))
    }
  }
}
