import AgentDomain
import GRDB

/// Version 2: queues, teams, profiles, telephones and modules become records like agents, and templates
/// come.
enum Schema2 {
  @Sendable static func migrate(_ db: Database) throws {
    for kind in [RecordKind.queue, .team, .profile, .telephone] { try makeRecords(kind, db) }
    try remakeModules(db)
    try db.execute(sql: template + index)
    for kind in RecordKind.allCases where kind != .module && kind != .template {
      try addColumns(kind.type, db)
    }
  }

  /// The columns of which the history and the lists of any record are made.
  private static func makeRecords(_ kind: RecordKind, _ db: Database) throws {
    let table = kind.rawValue
    try db.execute(
      sql: """
        ALTER TABLE \(table) ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE \(table) ADD COLUMN created INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE \(table) ADD COLUMN updated INTEGER NOT NULL DEFAULT 0;
        UPDATE \(table) SET created = unixepoch(), updated = unixepoch();
        """)
  }

  private static func addColumns<Record: DirectoryRecord>(_ type: Record.Type, _ db: Database)
    throws
  {
    let fresh = Record()
    for field in Columns<Record>.fields where field.since == 2 {
      let column = Columns<Record>.definition(field, default: field.stored(fresh))
      try db.execute(sql: "ALTER TABLE \(Record.kind.rawValue) ADD COLUMN \(column)")
    }
  }

  private static func remakeModules(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE module_2 (
          id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
          created INTEGER NOT NULL, updated INTEGER NOT NULL,
          key TEXT NOT NULL COLLATE NOCASE UNIQUE, title TEXT NOT NULL COLLATE NOCASE UNIQUE,
          position INTEGER NOT NULL) STRICT;
        INSERT INTO module_2 (created, updated, key, title, position)
          SELECT unixepoch(), unixepoch(), id, title, position FROM module ORDER BY position;
        DROP TABLE module;
        ALTER TABLE module_2 RENAME TO module;
        """)
  }

  private static let template = """
    CREATE TABLE template (
      id INTEGER PRIMARY KEY,
      version INTEGER NOT NULL DEFAULT 1,
      created INTEGER NOT NULL,
      updated INTEGER NOT NULL,
      is_sample INTEGER NOT NULL DEFAULT 0,
      \(Columns<Template>.definitions(upTo: 2))) STRICT;
    CREATE UNIQUE INDEX template_name ON template(name COLLATE NOCASE);
    """

  /// Counts the mobile agents of a licence without reading all agents.
  private static let index = """
    CREATE INDEX agent_mobile ON agent(id) WHERE typology = 'mobile' AND deleted IS NULL
    """
}
