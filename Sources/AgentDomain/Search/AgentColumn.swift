/// A column that the list can have: a field of the catalogue, or something that only the list knows.
public struct AgentColumn: Hashable, Sendable, Identifiable {
  public let id: String
  public let title: String
  /// What it is called where columns are chosen: titles may be short, or the same for two fields.
  public let name: String
  /// Cells that it takes unless the operator chose another width.
  public let width: Int

  public init(_ id: String, _ title: String, name: String? = nil, width: Int) {
    (self.id, self.title, self.name, self.width) = (id, title, name ?? title, width)
  }

  /// What stands beside fields: states, memberships and times.
  public static let status = AgentColumn("status", "Status", width: 9)
  public static let queues = AgentColumn("queues", "Queues", width: 20)
  public static let teams = AgentColumn("teams", "Teams", width: 16)
  public static let profiles = AgentColumn("profiles", "Profiles", width: 16)
  public static let lastLogin = AgentColumn("last_login", "Last login", width: 16)
  public static let created = AgentColumn("created", "Created", width: 16)
  public static let updated = AgentColumn("updated", "Updated", width: 16)
  /// The level of the client logs as a letter: - E W I D.
  public static let logLetter = AgentColumn("log", "L", name: "Level of client logs", width: 1)

  private static let own: [AgentColumn] = [
    status, logLetter, lastLogin, created, updated, queues, teams, profiles,
  ]

  private static let chosenWidths = [
    "full_name": 22, "username": 14, "internal": 8, "email": 26, "typology": 9,
  ]

  /// Every column that there is.
  public static let all: [AgentColumn] =
    Agent.catalogue.storedFields.map { field in
      AgentColumn(
        field.id, field.label, name: Agent.catalogue.fullLabel(of: field),
        width: chosenWidths[field.id] ?? max(4, min(16, field.label.count)))
    } + own

  /// What an operator sees who chose nothing yet, the most important first.
  public static let standard: [AgentColumn] =
    ["full_name", "username", "internal", "typology"].compactMap(named) + [status]
    + ["email"].compactMap(named) + [logLetter, lastLogin, created, updated]

  public static func named(_ id: String) -> AgentColumn? { byID[id] }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
