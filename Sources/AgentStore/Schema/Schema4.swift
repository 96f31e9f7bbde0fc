import GRDB

/// Version 4: agents can be paused.
enum Schema4 {
  @Sendable static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE pause (
          agent_id INTEGER PRIMARY KEY REFERENCES agent(id) ON DELETE CASCADE,
          reason TEXT NOT NULL, since INTEGER NOT NULL) STRICT
        """)
  }
}
