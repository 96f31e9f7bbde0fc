/// The file of exported agents: RFC 4180, UTF-8, one header for ever.
///
/// The cells are what people write; nothing in them is a password, a hash, a token or a PIN. A field that
/// is empty because something else holds in its place stays empty, so that import leaves it so. Import
/// treats a cell that is what this would write for the agent as no change, which is why pictures, times
/// and the shown-only port go in and out alike.
public enum AgentCSV {
  /// The fields in their order, then what stands beside them. Frozen: columns are only ever added.
  public static let header: [String] =
    Agent.catalogue.fields.map(\.id) + ["queues", "teams", "profiles", "created", "updated"]

  /// The first line of the file.
  public static var headerLine: String { CSVCell.line(header) }

  /// One agent's line, with its end.
  public static func row(
    _ agent: StoredAgent, memberships: [Membership], settings: CentreSettings
  ) -> String {
    CSVCell.line(cells(agent, memberships: memberships, settings: settings))
  }

  /// The same as texts, neither guarded nor quoted.
  public static func cells(
    _ stored: StoredAgent, memberships: [Membership], settings: CentreSettings
  ) -> [String] {
    let fields = Agent.catalogue.fields.map { field in
      field.isStored
        ? field.exported(stored.agent) : field.fallback?(stored.agent, settings) ?? ""
    }
    let groups = [GroupKind.queue, .team, .profile].map { kind in
      MembershipCell(memberships, of: kind).written
    }
    return fields + groups + [stored.created.written, stored.updated.written]
  }
}
