import AgentDomain
import GRDB

extension Save {
  /// Agents that cannot sign in any more; name, number and groups stay theirs.
  func delete(_ selection: Selection) throws {
    try require(.delete)
    try forEach(selection) { current in
      if current.isDeleted { return tell("\(current.agent.account.fullName) was deleted before.") }
      try setDeleted(current, Timestamp(time))
    }
  }

  func restore(_ selection: Selection) throws {
    try require(.restore)
    try forEach(selection) { current in
      guard current.isDeleted else {
        return tell("\(current.agent.account.fullName) is not deleted.")
      }
      try setDeleted(current, Timestamp())
    }
  }

  /// Deletes for good; only what was deleted before.
  func purge(_ selection: Selection) throws {
    try require(.purge)
    try forEach(selection) { current in
      guard current.isDeleted else {
        let sentence =
          "\(current.agent.account.fullName) is not deleted yet: delete the agent first."
        return try add(
          [Problem(field: "deleted", label: "Deleted", sentence: sentence)], of: current.agent)
      }
      try erase(current)
    }
  }

  func setDeleted(_ current: StoredAgent, _ deleted: Timestamp) throws {
    if deleted.seconds == nil { try expect(current.agent) }
    try db.cachedStatement(
      sql: "UPDATE agent SET deleted = ?, version = version + 1, updated = ? WHERE id = ?"
    ).execute(arguments: [deleted.seconds, time, current.id])
    try record(
      HistoryWord.deleted, of: current.id, current.agent, current.deleted.stored, deleted.stored)
    if deleted.seconds == nil {
      try search.insert(db, id: current.id, agent: current.agent)
    } else {
      try search.remove(db, id: current.id, agent: current.agent)
    }
    touched(current.id)
  }

  /// Takes the row away with everything that hangs on it; what history says of it stays.
  func erase(_ current: StoredAgent) throws {
    if !current.isDeleted { try search.remove(db, id: current.id, agent: current.agent) }
    try db.cachedStatement(sql: "DELETE FROM agent WHERE id = ?").execute(arguments: [current.id])
    try FreeNumbers.release(db, current.agent.account.internalNumber)
    try forgetPicture(current.agent.account.avatar)
    try record(HistoryWord.purged, of: current.id, current.agent, .null, .integer(time))
    touched(current.id)
  }

  private func forgetPicture(_ picture: ImageFile) throws {
    guard let facts = picture.facts else { return }
    try db.execute(
      sql: """
        DELETE FROM attachment WHERE hash = ? AND NOT EXISTS
          (SELECT 1 FROM agent WHERE avatar = ? AND avatar <> '')
        """, arguments: [facts.hash, picture.written])
  }
}
