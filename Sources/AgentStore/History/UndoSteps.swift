import AgentDomain
import GRDB

/// Which change of a person can be taken back next.
///
/// What was done, or done again, can be undone; what was undone can be done again until the person
/// does something new.
enum UndoSteps {
  static func undoable(_ db: Database, _ person: String) throws -> UndoStep? {
    try step(db, "kind <> 'undo'", person)
  }

  static func redoable(_ db: Database, _ person: String) throws -> UndoStep? {
    try step(
      db,
      """
      kind = 'undo' AND id > coalesce((SELECT max(id) FROM change_set d
        WHERE d.person = c.person AND d.kind = 'do'), 0)
      """, person)
  }

  private static func step(_ db: Database, _ which: String, _ person: String) throws -> UndoStep? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT id, summary, time FROM change_set c WHERE person = ? AND \(which)
          AND NOT EXISTS (SELECT 1 FROM change_set r WHERE r.reverses = c.id)
        ORDER BY id DESC LIMIT 1
        """, arguments: [person]
    ).map { UndoStep(change: $0[0], summary: $0[1], time: Timestamp($0[2])) }
  }
}
