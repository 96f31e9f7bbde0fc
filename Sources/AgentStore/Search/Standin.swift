import AgentDomain
import GRDB

/// Plain SQL in place of the search index, right for small data; the index replaces it at the merge.
enum SearchIndex {
  static func create(_ db: Database) throws {
    try db.execute(sql: "CREATE INDEX agent_name ON agent(name_key, id)")
  }

  static func insert(_ db: Database, id: Int64, agent: Agent) throws {
    let account = agent.account
    let texts = [
      account.fullName, account.username, account.alias, account.email.text,
      account.internalNumber.text,
    ]
    try db.cachedStatement(sql: "UPDATE agent SET rank = id, name_key = ?, search = ? WHERE id = ?")
      .execute(arguments: [
        account.fullName.folded, texts.map(\.folded).joined(separator: "\n"), id,
      ])
  }

  static func update(_ db: Database, id: Int64, from old: Agent, to new: Agent) throws {
    let account = (old.account, new.account)
    guard
      account.0.fullName != account.1.fullName || account.0.alias != account.1.alias
        || account.0.email != account.1.email
        || account.0.internalNumber != account.1.internalNumber
    else { return }
    try insert(db, id: id, agent: new)
  }

  static func remove(_ db: Database, id: Int64, agent: Agent) throws {
    try db.cachedStatement(sql: "UPDATE agent SET rank = NULL WHERE id = ?")
      .execute(arguments: [id])
  }
}
