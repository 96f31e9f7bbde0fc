import AgentDomain
import GRDB

@testable import AgentStore

/// The tables that search reads, as the migration makes them, made from the catalogue.
enum SearchFixture {
  static func create(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE agent (id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
        rank INTEGER UNIQUE, name_key TEXT NOT NULL, search TEXT NOT NULL,
        created INTEGER NOT NULL, updated INTEGER NOT NULL, deleted INTEGER, last_login INTEGER,
        failed_logins INTEGER NOT NULL DEFAULT 0, is_sample INTEGER NOT NULL DEFAULT 0,
        \(Agent.catalogue.storedFields.map(column).joined(separator: ", "))) STRICT;
        CREATE TABLE pause (agent_id INTEGER PRIMARY KEY, reason TEXT NOT NULL,
          since INTEGER NOT NULL) STRICT;
        CREATE TABLE queue (id INTEGER PRIMARY KEY, name TEXT NOT NULL, channel TEXT NOT NULL) STRICT;
        CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
        CREATE TABLE profile (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
        """)
    for kind in GroupKind.allCases.map(\.rawValue) {
      let penalty = kind == "queue" ? "penalty INTEGER NOT NULL DEFAULT 0," : ""
      try db.execute(
        sql: """
          CREATE TABLE \(kind)_member (\(kind)_id INTEGER NOT NULL, agent_id INTEGER NOT NULL,
          \(penalty) PRIMARY KEY (\(kind)_id, agent_id)) STRICT, WITHOUT ROWID;
          CREATE INDEX \(kind)_member_agent ON \(kind)_member(agent_id);
          """)
    }
    try SearchIndex.create(db)
  }

  private static func column(_ field: Field<Agent>) -> String {
    switch field.stored(Agent()) {
    case .integer(let number): "\(field.id) INTEGER NOT NULL DEFAULT \(number)"
    case .text(let text): "\(field.id) TEXT NOT NULL DEFAULT '\(text)'"
    case .null: "\(field.id) INTEGER"
    }
  }
}

extension SearchFixture {
  /// A centre in memory, filled by a closure.
  static func centre(_ fill: (Database) throws -> Void) throws -> DatabaseQueue {
    let database = try DatabaseQueue()
    try database.write { db in
      try create(db)
      try fill(db)
    }
    return database
  }

  /// Writes a person as the save path does: the row first, then the index.
  static func insert(_ db: Database, _ person: SearchModel.Person) throws {
    var index = SearchIndex()
    try insert(db, person, &index)
    try index.write(db)
  }

  static func insert(
    _ db: Database, _ person: SearchModel.Person, _ index: inout SearchIndex
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO agent (id, name_key, search, created, updated, last_login)
        VALUES (?, '', '', ?, ?, ?)
        """, arguments: [person.id, person.created, person.updated, person.lastLogin])
    try writeFields(db, person)
    try index.insert(db, id: person.id, agent: person.agent)
    if person.isPaused {
      try db.execute(sql: "INSERT INTO pause VALUES (?, '', 0)", arguments: [person.id])
    }
    if let deleted = person.deleted { try delete(db, person, at: deleted, &index) }
    for (kind, groups) in person.groups {
      for group in groups {
        try db.execute(
          sql: """
            INSERT INTO \(kind.rawValue)_member (\(kind.rawValue)_id, agent_id) VALUES (?, ?)
            """, arguments: [group, person.id])
      }
    }
  }

  static func delete(
    _ db: Database, _ person: SearchModel.Person, at time: Int64, _ index: inout SearchIndex
  ) throws {
    try db.execute(
      sql: "UPDATE agent SET deleted = ? WHERE id = ?", arguments: [time, person.id])
    try index.remove(db, id: person.id, agent: person.agent)
  }

  static func change(
    _ db: Database, _ person: inout SearchModel.Person, _ index: inout SearchIndex,
    _ change: (inout Agent) -> Void
  ) throws {
    let old = person.agent
    change(&person.agent)
    try writeFields(db, person)
    try index.update(db, id: person.id, from: old, to: person.agent)
  }

  private static func writeFields(_ db: Database, _ person: SearchModel.Person) throws {
    let fields = Agent.catalogue.storedFields
    let values = fields.map { $0.stored(person.agent).databaseValue } + [person.id.databaseValue]
    try db.cachedStatement(
      sql: "UPDATE agent SET \(fields.map { "\($0.id) = ?" }.joined(separator: ", ")) WHERE id = ?"
    ).execute(arguments: StatementArguments(values))
  }

  static func insertGroups(_ db: Database) throws {
    for (id, name) in SearchModel.queues {
      let channel: Channel = id == 3 ? .chat : .voice
      try db.execute(
        sql: "INSERT INTO queue (id, name, channel) VALUES (?, ?, ?)",
        arguments: [id, name, channel.rawValue])
    }
    for (id, name) in SearchModel.teams {
      try db.execute(sql: "INSERT INTO team (id, name) VALUES (?, ?)", arguments: [id, name])
    }
  }
}
