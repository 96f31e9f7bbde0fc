import GRDB

extension AgentStore {
  /// What SQLite finds wrong inside the file: nothing where it is whole.
  /// https://sqlite.org/pragma.html#pragma_integrity_check
  /// - Throws: `StoreError` where the file cannot even be read.
  public func inspect() throws -> [String] {
    try reading { db in
      let found = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
      return found + (orphans == 0 ? [] : ["\(orphans) rows belong to something that is gone"])
    }
  }
}
