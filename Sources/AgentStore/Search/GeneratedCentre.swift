package import AgentDomain
import Foundation
import GRDB

/// An invented centre of any size, the same for the same seed: what measurements and tests run on.
package enum GeneratedCentre {
  /// Fills a database that has the schema and no agents yet.
  ///
  /// Safety is switched off meanwhile: a file whose filling was cut is to be thrown away.
  package static func fill(path: String, agents: Int, seed: UInt64 = 1) throws {
    let database = try DatabaseQueue(path: path)
    try database.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000
          """)
      try fill(db, agents: agents, seed: seed)
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
    }
    try database.close()
  }

  /// Lets every agent's telephone register with the same password, and gives every third that is not
  /// mobile a mailbox.
  package static func giveTelephones(path: String, password: Secret) throws {
    let database = try DatabaseQueue(path: path)
    try database.write { db in
      let statement = try db.makeStatement(
        sql: "INSERT OR IGNORE INTO sip_secret VALUES (?, ?, ?, 'motion')")
      for row in try Row.fetchAll(db, sql: "SELECT id, username FROM agent") {
        let digest = DigestSecret(username: row[1], realm: "motion", password)
        try statement.execute(arguments: [row[0] as Int64, digest.md5, digest.sha256])
      }
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO mailbox SELECT id, internal, '4711', 0 FROM agent
            WHERE id % 3 = 0 AND typology <> 'mobile'
          """)
    }
    try database.close()
  }

  /// Leaves everything in one transaction; needs a database without agents and groups.
  static func fill(_ db: Database, agents: Int, seed: UInt64) throws {
    let people = GeneratedPeople(seed: seed)
    try db.inTransaction(.immediate) {
      try SearchIndex.dropIndexes(db)
      let order = nameOrder(people, agents)
      try insertAgents(db, people, ranks: order.ranks)
      try insertGrams(db, people, order.numbers)
      try insertGroups(db, agents: agents, seed: seed)
      try SearchIndex.createIndexes(db)
      return .commit
    }
  }

  /// The agents' numbers in the order of their names, and each number's rank.
  private static func nameOrder(
    _ people: GeneratedPeople, _ count: Int
  ) -> (numbers: [Int], ranks: [Int64]) {
    guard count > 0 else { return ([], []) }
    let keys = (1...count).map { people.person($0).nameKey }
    let numbers = (1...count).sorted { (keys[$0 - 1], $0) < (keys[$1 - 1], $1) }
    var ranks = [Int64](repeating: 0, count: count)
    for (place, number) in numbers.enumerated() {
      ranks[number - 1] = NameOrder.start + NameOrder.gap * Int64(place)
    }
    return (numbers, ranks)
  }

  // MARK: - Agents

  private static let varying = [
    "full_name", "username", "alias", "typology", "email", "internal", "disabled", "locked",
    "transport", "codecs", "client_logs_enabled", "client_logs_level", "push_gateway",
  ].compactMap { Agent.catalogue[$0] }

  private static func insertAgents(
    _ db: Database, _ people: GeneratedPeople, ranks: [Int64]
  ) throws {
    let statement = try db.makeStatement(sql: insertion)
    for (number, rank) in zip(1..., ranks) {
      let person = people.person(number)
      var values: [DatabaseValue] = [
        Int64(number).databaseValue, rank.databaseValue, person.nameKey.databaseValue,
        person.search.databaseValue, person.created.databaseValue, person.updated.databaseValue,
        person.lastLogin?.databaseValue ?? .null,
      ]
      values += varying.map { $0.stored(person.agent).databaseValue }
      statement.setUncheckedArguments(StatementArguments(values))
      try statement.execute()
    }
  }

  private static var insertion: String {
    let ids = Set(varying.map(\.id))
    let fixed = Agent.catalogue.storedFields.filter { !ids.contains($0.id) }
    let blank = Agent()
    let columns = varying.map(\.id) + fixed.map(\.id)
    let values =
      varying.map { _ in "?" } + fixed.map { literal($0.stored(blank)) }
    return """
      INSERT INTO agent (version, id, rank, name_key, search, created, updated, last_login,
      failed_logins, is_sample, \(columns.joined(separator: ", ")))
      VALUES (1, ?, ?, ?, ?, ?, ?, ?, 0, 0, \(values.joined(separator: ", ")))
      """
  }

  private static func literal(_ value: Scalar) -> String {
    switch value {
    case .null: "NULL"
    case .integer(let number): String(number)
    case .text(let text): "'\(text.replacing("'", with: "''"))'"
    }
  }

  private static func insertGrams(
    _ db: Database, _ people: GeneratedPeople, _ numbers: [Int]
  ) throws {
    try db.execute(sql: "INSERT INTO agent_gram(agent_gram, rank) VALUES ('hashsize', 67108864)")
    let statement = try db.makeStatement(sql: "INSERT INTO agent_gram(rowid, text) VALUES (?, ?)")
    for (place, number) in numbers.enumerated() {
      if numbers.count - place <= lifts(numbers.count) { try optimize(db) }
      let rank = NameOrder.start + NameOrder.gap * Int64(place)
      let grams = Grams(of: people.person(number).search)
      try statement.execute(arguments: [rank, grams.text])
    }
    try optimize(db)
    try db.execute(sql: "INSERT INTO agent_gram(agent_gram, rank) VALUES ('hashsize', 1048576)")
  }

  /// Each `optimize` lifts the index by a level, to where it were had it grown agent by agent: on the
  /// lowest level the first few saves would begin to merge it all anew.
  private static func lifts(_ agents: Int) -> Int { Int(log2(Double(agents) / 20 + 1) / 2) }

  private static func optimize(_ db: Database) throws {
    try db.execute(sql: "INSERT INTO agent_gram(agent_gram) VALUES ('optimize')")
  }

  // MARK: - Groups

  private static let queueNames = [
    "Sales", "Sales Night", "Support", "Support Español", "Billing", "Orders", "Returns", "Technik",
    "Réclamations", "Emergency", "Web Chat", "Chat Sales", "Inbox", "Inbox Billing", "SMS Alerts",
    "Open Channel", "Fax", "WhatsApp", "WhatsApp Sales", "VIP",
  ]

  /// Queue sizes fall from a sixth of all agents to some hundred, as they do in life.
  private static func insertGroups(_ db: Database, agents: Int, seed: UInt64) throws {
    var dice = Dice(seed &+ 7)
    for (name, id) in zip(queueNames, 1...) {
      let channel = Channel.allCases[id <= 10 ? 0 : 1 + id % (Channel.allCases.count - 1)]
      try db.execute(
        sql: "INSERT INTO queue (id, name, channel) VALUES (?, ?, ?)",
        arguments: [id, name, channel.rawValue])
      try join(db, "queue", id, every: id == 20 ? max(6, agents / 300) : 5 + id, agents, &dice)
    }
    for (name, id) in zip(["Day", "Night", "Weekend", "Übungen"], 1...) {
      try db.execute(sql: "INSERT INTO team (id, name) VALUES (?, ?)", arguments: [id, name])
      try join(db, "team", id, every: 6 + id, agents, &dice)
    }
    try db.execute(sql: "INSERT INTO profile (id, name) VALUES (1, 'Multilingual')")
    try join(db, "profile", 1, every: 30, agents, &dice)
  }

  private static func join(
    _ db: Database, _ kind: String, _ id: Int, every step: Int, _ agents: Int, _ dice: inout Dice
  ) throws {
    let statement = try db.makeStatement(
      sql: "INSERT INTO \(kind)_member (\(kind)_id, agent_id) VALUES (?, ?)")
    var agent = 1 + dice.below(step)
    while agent <= agents {
      try statement.execute(arguments: [id, agent])
      agent += 1 + dice.below(2 * step - 1)
    }
  }
}
