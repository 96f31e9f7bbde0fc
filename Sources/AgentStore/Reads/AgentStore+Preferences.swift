import GRDB

extension AgentStore {
  public func preference(_ name: String, of person: String) throws -> String? {
    try reading { db in
      try String.fetchOne(
        db, sql: "SELECT value FROM preference WHERE person = ? AND name = ?",
        arguments: [person, name])
    }
  }

  public func setPreference(_ name: String, _ value: String?, of person: String) throws {
    try noting { db in
      guard let value else {
        return try db.execute(
          sql: "DELETE FROM preference WHERE person = ? AND name = ?", arguments: [person, name])
      }
      try db.execute(
        sql: "INSERT OR REPLACE INTO preference VALUES (?, ?, ?)",
        arguments: [person, name, value])
    }
  }
}
