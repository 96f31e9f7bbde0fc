import AgentDomain
import GRDB
import Telephony

/// Which records the exchange has to hear of, out of history: all that changed in a field that reaches it.
enum ExchangeChanges {
  struct Head {
    let change: Int64
    let digest: DatabaseValue
  }

  /// A record of history whose row may have to be written anew.
  struct Record: Hashable {
    let kind: String
    let id: Int64
  }

  static func head(_ db: Database) throws -> Head {
    guard let row = try Row.fetchOne(db, sql: "SELECT changes, digest FROM history_head") else {
      throw StoreError.unreadable("History")
    }
    return Head(change: row[0], digest: row[1])
  }

  /// Whether a file that was written at this point belongs to this history.
  static func knows(_ db: Database, _ head: Head) throws -> Bool {
    let digest = try DatabaseValue.fetchOne(
      db, sql: "SELECT digest FROM change_set WHERE id = ?", arguments: [head.change])
    return digest == head.digest
  }

  /// What changed after one change, up to another; nil where everything may have.
  static func records(_ db: Database, after first: Int64, upTo last: Int64) throws -> [Record]? {
    guard first < last else { return [] }
    // By the changes, however long history is: left alone, SQLite reads all of it to find what is distinct.
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT kind, record FROM history INDEXED BY history_change WHERE change_id > ? AND change_id <= ? AND (
          kind = 'queue' OR kind = 'sample'
          OR kind = 'agent' AND field NOT IN (\(unheard))
          OR kind = 'settings' AND field IN (\(quoted(ExchangeCatalogue.settings))))
        """, arguments: [first, last])
    let records = rows.map { Record(kind: $0[0], id: $0[1]) }
    return records.allSatisfy { $0.kind == "agent" || $0.kind == "queue" } ? records : nil
  }

  /// Everything that there is, or was and has rows still.
  static func all(_ db: Database, _ served: [Record]) throws -> [Record] {
    let agents = try Int64.fetchAll(db, sql: "SELECT id FROM agent")
    let queues = try Int64.fetchAll(db, sql: "SELECT id FROM queue")
    let present =
      agents.map { Record(kind: "agent", id: $0) } + queues.map { Record(kind: "queue", id: $0) }
    return Array(Set(present + served))
  }

  /// Whose rows name a queue.
  static func members(_ db: Database, of queue: Int64) throws -> [Record] {
    try Int64.fetchAll(
      db, sql: "SELECT agent_id FROM queue_member WHERE queue_id = ?", arguments: [queue]
    ).map { Record(kind: "agent", id: $0) }
  }

  /// The agent's fields that Asterisk never hears of.
  private static let unheard: String = {
    let heard = ExchangeCatalogue.agentFields
    return quoted(Agent.catalogue.fields.map(\.id).filter { !heard.contains($0) })
  }()

  private static func quoted(_ words: [String]) -> String {
    words.map { "'\($0)'" }.joined(separator: ", ")
  }
}
