import AgentDomain

extension Field {
  /// The field's value with the type that other programs expect of its kind.
  func json(_ record: Record, _ settings: CentreSettings) -> JSON {
    let text = isStored ? exported(record) : fallback?(record, settings) ?? ""
    switch editor.kind {
    case .toggle, .state: return .bool(stored(record) == .integer(1))
    case .number, .port: return Int64(text).map(JSON.integer) ?? .null
    case .ordered, .switches: return .texts(text.split(separator: ",").map(String.init))
    case .timestamp: return text.isEmpty ? .null : .text(text)
    case .text, .multiline, .choice, .email, .digits, .groups, .phone, .path, .hostPort, .image,
      .names, .program:
      return .text(text)
    }
  }
}

/// A record for other programs: the field ids are the keys; a secret is never among them.
enum RecordJSON {
  static func object<Record: DirectoryRecord>(
    _ stored: Stored<Record>, _ settings: CentreSettings,
    and others: [(String, JSON)] = [], only columns: Set<String>? = nil
  ) -> JSON {
    let fields = Record.catalogue.fields.map { ($0.id, $0.json(stored.record, settings)) }
    let times = [
      ("created", JSON.time(stored.created)), ("updated", JSON.time(stored.updated)),
    ]
    let all =
      [("id", .integer(stored.id)), ("version", .number(stored.version))]
      + fields + others + times
    return .object(all.filter { columns?.contains($0.0) ?? true }.map { (key: $0.0, value: $0.1) })
  }
}

/// An agent with the groups and what only agents have.
enum AgentJSON {
  /// - Parameter status: the word of the list's status column, where it is known; `-` is none.
  static func object(
    _ stored: StoredAgent, _ memberships: [Membership], _ settings: CentreSettings,
    status: String? = nil, only columns: Set<String>? = nil
  ) -> JSON {
    let groups = GroupKind.allCases.map { kind in
      (kind.rawValue + "s", JSON.list(memberships.filter { $0.group.kind == kind }.map(membership)))
    }
    let times = [
      ("last_login", JSON.time(stored.lastLogin)), ("deleted", JSON.time(stored.deleted)),
    ]
    let states = status.map { [("status", $0 == "-" ? JSON.null : .text($0))] } ?? []
    return RecordJSON.object(stored, settings, and: groups + times + states, only: columns)
  }

  private static func membership(_ membership: Membership) -> JSON {
    let group = membership.group
    var members: [(key: String, value: JSON)] = [("name", .text(group.name))]
    if let channel = group.channel { members.append(("channel", .text(channel.rawValue))) }
    if group.kind == .queue { members.append(("penalty", .number(membership.penalty))) }
    return .object(members)
  }
}
