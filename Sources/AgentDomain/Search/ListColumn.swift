/// A column that the list can have: a field of the catalogue, or something that only the list knows.
public struct ListColumn: Hashable, Sendable, Identifiable {
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
  public static let status = ListColumn("status", "Status", width: 9)
  public static let queues = ListColumn("queues", "Queues", width: 20)
  public static let teams = ListColumn("teams", "Teams", width: 16)
  public static let profiles = ListColumn("profiles", "Profiles", width: 16)
  public static let lastLogin = ListColumn("last_login", "Last login", width: 16)
  public static let created = ListColumn("created", "Created", width: 16)
  public static let updated = ListColumn("updated", "Updated", width: 16)
  /// The level of the client logs as a letter: - E W I D.
  public static let logLetter = ListColumn("log", "L", name: "Level of client logs", width: 1)

  private static let own: [ListColumn] = [
    status, logLetter, lastLogin, created, updated, queues, teams, profiles,
  ]

  private static let chosenWidths = [
    "full_name": 22, "username": 14, "internal": 8, "email": 26, "typology": 9,
  ]

  /// Every column that there is.
  public static let all: [ListColumn] =
    Agent.catalogue.storedFields.map { field in
      ListColumn(
        field.id, field.label, name: Agent.catalogue.fullLabel(of: field),
        width: chosenWidths[field.id] ?? max(4, min(16, field.label.count)))
    } + own

  /// What an operator sees who chose nothing yet, the most important first.
  public static let standard: [ListColumn] =
    ["full_name", "username", "internal", "typology"].compactMap(named) + [status]
    + ["email"].compactMap(named) + [logLetter, lastLogin, created, updated]

  public static func named(_ id: String) -> ListColumn? { byID[id] }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
