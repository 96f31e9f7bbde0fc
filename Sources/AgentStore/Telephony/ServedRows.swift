import AgentDomain
import GRDB
import Telephony

/// Reads what the exchange may know of agents out of the database.
enum ServedRows {
  /// Some agents by their numbers; those that are gone are left out.
  static func agents(_ db: Database, _ ids: [Int64], _ settings: CentreSettings) throws
    -> [Int64: ServedAgent]
  {
    let list = "[" + ids.map(String.init).joined(separator: ",") + "]"
    let records = try Agent.rows.fetch(db, ids[...], .everyone)
    let digests = try digests(db, list)
    let mailboxes = try mailboxes(db, list)
    let pauses = try pauses(db, list)
    let places = try places(db, list)
    return records.mapValues { stored in
      ServedAgent(
        id: stored.id, agent: stored.record, isDeleted: stored.deleted.seconds != nil,
        digest: digests[stored.id],
        mailbox: stored.deleted.seconds == nil ? mailboxes[stored.id] : nil,
        pause: pauses[stored.id], queues: places[stored.id] ?? [], settings: settings)
    }
  }

  static func queue(_ db: Database, _ id: Int64) throws -> Queue? {
    try Queue.rows.fetch(db, id)?.record
  }

  private static func digests(_ db: Database, _ list: String) throws
    -> [Int64: ServedAgent.Digest]
  {
    try rows(
      db, "SELECT agent_id, ha1_md5, realm FROM sip_secret WHERE agent_id IN", list
    ) { ServedAgent.Digest(md5: $0[1], realm: $0[2]) }
  }

  private static func mailboxes(_ db: Database, _ list: String) throws
    -> [Int64: ServedAgent.Mailbox]
  {
    try rows(
      db, "SELECT agent_id, number, pin FROM mailbox WHERE hidden = 0 AND agent_id IN", list
    ) { ServedAgent.Mailbox(number: $0[1], pin: $0[2]) }
  }

  private static func pauses(_ db: Database, _ list: String) throws -> [Int64: String] {
    try rows(db, "SELECT agent_id, reason FROM pause WHERE agent_id IN", list) { $0[1] }
  }

  private static func places(_ db: Database, _ list: String) throws
    -> [Int64: [ServedAgent.Place]]
  {
    let statement = try db.cachedStatement(
      sql: """
        SELECT m.agent_id, q.id, q.name, m.penalty FROM json_each(?) j
        CROSS JOIN queue_member m ON m.agent_id = j.value
        JOIN queue q ON q.id = m.queue_id AND q.channel = 'voice' ORDER BY q.id
        """)
    let found = try Row.fetchCursor(statement, arguments: [list])
    var places: [Int64: [ServedAgent.Place]] = [:]
    while let row = try found.next() {
      let place = ServedAgent.Place(queue: row[1], name: row[2], penalty: row[3])
      places[row[0], default: []].append(place)
    }
    return places
  }

  private static func rows<Value>(
    _ db: Database, _ select: String, _ list: String, _ value: (Row) -> Value
  ) throws -> [Int64: Value] {
    let statement = try db.cachedStatement(sql: select + " (SELECT value FROM json_each(?))")
    let found = try Row.fetchCursor(statement, arguments: [list])
    var values: [Int64: Value] = [:]
    while let row = try found.next() { values[row[0]] = value(row) }
    return values
  }
}
