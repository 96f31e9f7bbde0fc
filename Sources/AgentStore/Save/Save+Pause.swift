import AgentDomain
import GRDB

extension Save {
  /// No queue rings these agents any more, wherever they are registered.
  func pause(_ selection: Selection, _ text: String) throws {
    try require(.edit)
    let reason: String
    do { reason = try PauseReason(text).text } catch {
      throw Stop.refusal(.problems([error]))
    }
    try forEach(selection) { current in
      let name = current.agent.account.fullName
      if current.isDeleted { return tell("\(name) is deleted, and rings in no queue anyway.") }
      try setPause(current, reason)
    }
  }

  func resume(_ selection: Selection) throws {
    try require(.edit)
    try forEach(selection) { current in try setPause(current, nil) }
  }

  /// - Parameter reason: nil ends the pause.
  func setPause(_ current: StoredAgent, _ reason: String?) throws {
    let now = try Pauses.reason(of: current.id, db)
    guard now != reason else { return }
    try Pauses.set(current.id, reason, time, db)
    try record(
      HistoryWord.paused, of: current.id, current.agent, Scalar(reason: now), Scalar(reason: reason)
    )
    touched(current.id)
  }

  /// Whoever logs in in pause rings in no queue until the status is changed.
  func pauseAtLogin(_ account: AccountKey) throws {
    guard account.kind == .agent else { return }
    let current = try agent(account.id)
    guard current.agent.account.loginInPause else { return }
    if log.change == nil { log.word("Logged in, in pause") }
    if try Pauses.reason(of: current.id, db) == nil { try setPause(current, "Login") }
  }
}

/// Who is paused, and why.
enum Pauses {
  /// The reason, which may be empty; nil while the agent is not paused.
  static func reason(of agent: Int64, _ db: Database) throws -> String? {
    let statement = try db.cachedStatement(sql: "SELECT reason FROM pause WHERE agent_id = ?")
    return try String.fetchOne(statement, arguments: [agent])
  }

  static func set(_ agent: Int64, _ reason: String?, _ time: Int64, _ db: Database) throws {
    guard let reason else {
      try db.cachedStatement(sql: "DELETE FROM pause WHERE agent_id = ?")
        .execute(arguments: [agent])
      return
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO pause VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET reason = excluded.reason, since = excluded.since
        """
    ).execute(arguments: [agent, reason, time])
  }
}

extension Scalar {
  init(reason: String?) { self = reason.map(Scalar.text) ?? .null }
}
