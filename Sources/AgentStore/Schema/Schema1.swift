import AgentDomain
import Foundation
import GRDB

/// The tables of version 1, frozen as text by a test: a change is a migration of its own.
///
/// Times are UTC seconds, switches 0 and 1. Columns of records come from their catalogues.
enum Schema1 {
  @Sendable static func create(_ db: Database) throws {
    for statement in tables + indexes { try db.execute(sql: statement) }
    try SearchIndex.create(db)
    try fill(db)
  }

  private static let agent = """
    CREATE TABLE agent (
      id INTEGER PRIMARY KEY,
      version INTEGER NOT NULL DEFAULT 1,
      rank INTEGER UNIQUE,
      name_key TEXT NOT NULL DEFAULT '',
      search TEXT NOT NULL DEFAULT '',
      created INTEGER NOT NULL,
      updated INTEGER NOT NULL,
      deleted INTEGER,
      last_login INTEGER,
      failed_logins INTEGER NOT NULL DEFAULT 0,
      is_sample INTEGER NOT NULL DEFAULT 0,
      \(Columns<Agent>.definitions(upTo: 1)),
      number INTEGER GENERATED ALWAYS AS (CAST("internal" AS INTEGER)) VIRTUAL
    ) STRICT
    """

  private static let settings = """
    CREATE TABLE settings (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      version INTEGER NOT NULL DEFAULT 1,
      \(Columns<CentreSettings>.definitions(upTo: 1))
    ) STRICT
    """

  private static let tables = [agent, settings] + others.components(separatedBy: ";\n")

  private static let others = """
    CREATE TABLE agent_secret (
      agent_id INTEGER PRIMARY KEY REFERENCES agent(id) ON DELETE CASCADE,
      password_hash TEXT NOT NULL, ha1_md5 TEXT NOT NULL, ha1_sha256 TEXT NOT NULL,
      realm TEXT NOT NULL, must_change INTEGER NOT NULL DEFAULT 1) STRICT;
    CREATE TABLE password_history (
      id INTEGER PRIMARY KEY,
      agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
      password_hash TEXT NOT NULL, time INTEGER NOT NULL) STRICT;
    CREATE TABLE mailbox (
      agent_id INTEGER PRIMARY KEY REFERENCES agent(id) ON DELETE CASCADE,
      number TEXT NOT NULL, pin TEXT NOT NULL, hidden INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE TABLE operator (
      id INTEGER PRIMARY KEY, username TEXT NOT NULL COLLATE NOCASE UNIQUE,
      internal TEXT) STRICT;
    CREATE TABLE telephone (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE,
      number TEXT NOT NULL UNIQUE, is_sample INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE TABLE queue (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE,
      channel TEXT NOT NULL, is_sample INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE TABLE team (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE,
      is_sample INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE TABLE profile (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE,
      is_sample INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE TABLE queue_member (
      queue_id INTEGER NOT NULL REFERENCES queue(id) ON DELETE CASCADE,
      agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
      penalty INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (queue_id, agent_id)) STRICT, WITHOUT ROWID;
    CREATE TABLE team_member (
      team_id INTEGER NOT NULL REFERENCES team(id) ON DELETE CASCADE,
      agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
      PRIMARY KEY (team_id, agent_id)) STRICT, WITHOUT ROWID;
    CREATE TABLE profile_member (
      profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
      agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
      PRIMARY KEY (profile_id, agent_id)) STRICT, WITHOUT ROWID;
    CREATE TABLE module (
      id TEXT PRIMARY KEY, title TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
    CREATE TABLE change_set (
      id INTEGER PRIMARY KEY, time INTEGER NOT NULL, person TEXT NOT NULL, origin TEXT NOT NULL,
      summary TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
      reverses INTEGER REFERENCES change_set(id), digest BLOB NOT NULL) STRICT;
    CREATE TABLE history (
      id INTEGER PRIMARY KEY, change_id INTEGER NOT NULL REFERENCES change_set(id),
      kind TEXT NOT NULL, record INTEGER NOT NULL, name TEXT NOT NULL, field TEXT NOT NULL,
      before ANY, after ANY) STRICT;
    CREATE TABLE history_head (
      id INTEGER PRIMARY KEY CHECK (id = 1), changes INTEGER NOT NULL,
      digest BLOB NOT NULL) STRICT;
    CREATE TABLE draft (
      person TEXT NOT NULL, kind TEXT NOT NULL, record INTEGER NOT NULL, version INTEGER NOT NULL,
      texts TEXT NOT NULL, saved_at INTEGER NOT NULL, origin TEXT NOT NULL,
      PRIMARY KEY (person, kind, record)) STRICT, WITHOUT ROWID;
    CREATE TABLE preference (
      person TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (person, name)) STRICT, WITHOUT ROWID;
    CREATE TABLE attachment (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY, agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
      kind TEXT NOT NULL, text TEXT NOT NULL, time INTEGER NOT NULL) STRICT;
    CREATE TABLE number_hint (
      id INTEGER PRIMARY KEY CHECK (id = 1), least INTEGER NOT NULL, next INTEGER NOT NULL) STRICT
    """

  /// What keeps names and numbers unique, and finds the rows of one agent.
  private static let indexes = [
    "CREATE UNIQUE INDEX agent_username ON agent(username COLLATE NOCASE)",
    "CREATE UNIQUE INDEX agent_email ON agent(email COLLATE NOCASE)",
    "CREATE UNIQUE INDEX agent_internal ON agent(internal)",
    "CREATE INDEX agent_number ON agent(number)",
    "CREATE INDEX agent_avatar ON agent(avatar) WHERE avatar <> ''",
    "CREATE INDEX agent_sample ON agent(id) WHERE is_sample = 1",
    "CREATE INDEX password_history_agent ON password_history(agent_id)",
    "CREATE INDEX queue_member_agent ON queue_member(agent_id)",
    "CREATE INDEX team_member_agent ON team_member(agent_id)",
    "CREATE INDEX profile_member_agent ON profile_member(agent_id)",
    "CREATE INDEX change_set_person ON change_set(person, id)",
    "CREATE INDEX change_set_time ON change_set(time)",
    "CREATE INDEX change_set_reverses ON change_set(reverses) WHERE reverses IS NOT NULL",
    "CREATE INDEX history_change ON history(change_id)",
    "CREATE INDEX history_record ON history(kind, record)",
    "CREATE INDEX outbox_agent ON outbox(agent_id)",
  ]

  private static func fill(_ db: Database) throws {
    try db.execute(sql: "INSERT INTO settings (id) VALUES (1)")
    for (position, module) in Module.shipped.enumerated() {
      try db.execute(
        sql: "INSERT INTO module VALUES (?, ?, ?)",
        arguments: [module.key, module.title, position])
    }
    try db.execute(
      sql: """
        INSERT INTO history_head VALUES (1, 0, zeroblob(32));
        INSERT INTO number_hint VALUES (1, 0, 0)
        """)
  }
}
