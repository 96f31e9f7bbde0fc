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
