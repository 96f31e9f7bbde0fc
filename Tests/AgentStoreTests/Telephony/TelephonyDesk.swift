import AgentDomain
import Foundation
import GRDB
import Testing

@testable import AgentStore

/// A store with telephony on, and the file that Asterisk reads, opened as Asterisk opens it.
final class TelephonyDesk {
  let temporary: TemporaryStore
  var store: AgentStore { temporary.store }
  var folder: String { temporary.folder + "/telephony" }
  var path: String { folder + "/telephony.db" }

  init(isOn: Bool = true, hasManager: Bool = false) throws {
    temporary = try TemporaryStore()
    try settings {
      $0.telephony.isOn = isOn
      $0.telephony.folder = FilePath(unchecked: self.folder)
      guard hasManager else { return }
      $0.telephony.managerHost = HostName(unchecked: "127.0.0.1")
      $0.telephony.managerUser = "roster"
      $0.telephony.managerSecretFile = FilePath(unchecked: "/etc/roster/manager")
    }
  }

  @discardableResult
  func settings(_ edit: (inout CentreSettings) -> Void) throws -> Receipt {
    let stored = try store.settings()
    var settings = stored.settings
    edit(&settings)
    let changes = settings.changes(since: stored.settings)
    let outcome = store.run(.settings(version: stored.version, changes))
    return try #require(outcome.receipt, "\(outcome.words)")
  }

  /// Reads as Asterisk does: through its own connection, without any right to write.
  func asked<Result>(_ body: (Database) throws -> Result) throws -> Result {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: "file:\(path)?mode=ro", configuration: configuration).read(body)
  }

  /// A row by a column, as text by column name.
  func row(_ family: String, _ column: String, _ value: String) throws -> [String: String]? {
    try asked { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM \(family) WHERE \"\(column)\" = ?", arguments: [value]
      ).map { row in
        Dictionary(uniqueKeysWithValues: row.map { ($0.0, String.fromDatabaseValue($0.1) ?? "") })
      }
    }
  }

  func endpoint(_ number: String) throws -> [String: String]? {
    try row("ps_endpoints", "id", number)
  }

  func count(_ family: String) throws -> Int {
    try asked { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(family)") ?? 0 }
  }

  /// Every row of every family, for comparing.
  func everything() throws -> [String] {
    try asked { db in
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table'
            AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'roster_pending'
            AND name NOT LIKE 'roster_order' ORDER BY name
          """)
      return try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
      }
    }
  }

  /// Does something to the file behind Roster's back.
  func tamper(_ sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  func queue(_ name: String) throws -> Group {
    var queue = Queue()
    queue.name = name
    let id = try #require(store.run(.add(queue)).receipt?.records.first)
    return Group(id: id, kind: .queue, name: name, channel: .voice)
  }
}
