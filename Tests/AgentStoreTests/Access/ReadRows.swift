import AgentDomain

@testable import AgentStore

/// One way of reading, with everything that it tells somebody of a scope, as text.
struct ReadRow: Sendable {
  /// The function of the directory.
  let entry: String
  let tell: @Sendable (AgentStore, Scope) throws -> String

  init(_ entry: String, _ tell: @escaping @Sendable (AgentStore, Scope) throws -> Any) {
    self.entry = entry
    self.tell = { String(reflecting: try tell($0, $1)) }
  }
}

enum ReadRows {
  /// Numbers of records that are asked for one by one: those that there are, and more.
  private static let numbers = Int64(1)...20
  private static let everybody = Selection(query: ListQuery(.agent))

  static let all: [ReadRow] =
    lists + records + groups + [
      ReadRow("exchangeViews(of:scope:)") { store, scope in
        try store.exchangeViews(of: Array(numbers), scope: scope).sorted { $0.key < $1.key }
      },
      ReadRow("history(_:scope:)") { store, scope in
        try numbers.map { try store.history(HistoryQuery(agent: $0), scope: scope).map(told) }
          + [try store.history(HistoryQuery(limit: 1000), scope: scope).map(told)]
      },
      ReadRow("dryRun(_:_:from:_:)") { store, scope in
        let queues: Set<Int64> = if case .queues(let own) = scope { own } else { [] }
        let author = user(.readEdit, queues)
        return try ["ina,Night", "ina,Zebra", "ina,Nowhere"].map {
          try store.dryRun("username,queues\n\($0)\n", by: author)
        }
      },
    ]

  /// An entry without its numbers, which count what others did too.
  private static func told(_ entry: HistoryEntry) -> String {
    "\(entry.person) \(entry.summary) \(entry.name) \(entry.field) \(entry.before) \(entry.after)"
  }

  private static let lists: [ReadRow] = [
    ReadRow("page(_:)") { store, scope in
      try RecordKind.allCases.filter { $0 != .settings }.flatMap { kind in
        try ListColumn.all(kind).map { column in
          let query = ListQuery(
            kind, sort: .init(column: column.id, descending: true), scope: scope)
          return try store.page(
            PageRequest(query: query, columns: ListColumn.all(kind), anchor: .first, limit: 99))
        }
      }
    },
    ReadRow("count(_:)") { store, scope in
      let tests: [ListQuery.Test] = [
        .member(.queue, name: "Zebra"), .member(.queue, name: "Sales"), .channel(.chat),
        .channel(.voice), .contains(field: "username", text: "zorro"),
      ]
      return try tests.flatMap { test in
        try [false, true].map {
          try store.count(
            ListQuery(filters: [.init(test, isNegated: $0)], scope: scope))
        }
      } + [
        try store.count(ListQuery(words: ["zorro"], scope: scope)),
        try store.count(
          ListQuery(
            .team, filters: [.init(.contains(field: "queues", text: "zebra"))], scope: scope)),
      ]
    },
    ReadRow("key(of:in:)") { store, scope in
      try numbers.map { try store.key(of: $0, in: ListQuery(scope: scope)) as Any }
    },
    ReadRow("count(_:scope:)") { store, scope in
      try numbers.map { try store.count(.one($0), scope: scope) }
        + [try store.count(everybody, scope: scope)]
    },
    ReadRow("forEach(_:_:scope:_:)") { store, scope in
      var told: [StoredAgent] = []
      try store.forEach(Agent.self, everybody, scope: scope) {
        told += $0
        return true
      }
      return told
    },
    ReadRow("spread(of:in:scope:)") { store, scope in
      let teams = Selection(.team, query: ListQuery(.team))
      return [
        try store.spread(of: "typology", in: everybody, scope: scope).map { "\($0)" },
        try store.spread(of: "queues", in: teams, scope: scope).map { "\($0)" },
      ]
    },
  ]

  private static let records: [ReadRow] = [
    ReadRow("stored(_:_:scope:)") { store, scope in
      try RecordKind.allCases.filter { $0 != .settings }.map {
        try stored($0.type, store, scope)
      }
    },
    ReadRow("id(of:named:scope:)") { store, scope in
      try ["ina", "zorro", "gone_zorro", "Zebra", "Sales", "Night", "boss"].flatMap { name in
        try RecordKind.allCases.map { try store.id(of: $0, named: name, scope: scope) as Any }
      }
    },
    ReadRow("uses(of:scope:)") { store, scope in
      try RecordKind.allCases.flatMap { kind in
        try numbers.map { try store.uses(of: RecordKey(kind, $0), scope: scope) }
      }
    },
    ReadRow("attachment(_:scope:)") { store, scope in
      try [UInt8(1), 2].map { width in
        let hash = try ImageFile(bytes: png(width)).facts?.hash ?? ""
        return try store.attachment(hash, scope: scope) as Any
      }
    },
    ReadRow("choices(of:scope:)") { store, scope in
      try RecordKind.allCases.filter { $0 != .settings }.map {
        try store.choices(of: $0, scope: scope)
      }
    },
  ]

  private static func stored<Record: DirectoryRecord>(
    _ type: Record.Type, _ store: AgentStore, _ scope: Scope
  ) throws -> String {
    try numbers.map { String(reflecting: try store.stored(type, $0, scope: scope)?.record as Any) }
      .joined()
  }

  private static let groups: [ReadRow] = [
    ReadRow("memberships(of:scope:)") { store, scope in
      try numbers.map { try store.memberships(of: $0, scope: scope) }
    },
    ReadRow("groups(scope:)") { store, scope in try store.groups(scope: scope) },
    ReadRow("memberCounts(_:in:scope:)") { store, scope in
      try GroupKind.allCases.map { kind in
        try store.memberCounts(kind, in: everybody, scope: scope).sorted { $0.key < $1.key }
          .map { "\($0)" }
      }
    },
  ]
}
