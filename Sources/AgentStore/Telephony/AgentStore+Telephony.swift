public import AgentDomain
import GRDB

extension AgentStore {
  public func serveExchange() throws { try serve(everything: false) }

  public func rebuildExchange() throws { try serve(everything: true) }

  private func serve(everything: Bool) throws {
    let database = try exchangeReader()
    let settings = try database.read { try SettingsRow.fetch($0).settings }
    guard settings.telephony.isOn else { return }
    try telephony.bring(
      to: TelephonyPlace(settings.telephony), everything: everything,
      source: TelephonySource(settings: settings, database: database))
  }

  /// After a save: what could not be told to the exchange is said, and stays to be done.
  func serveExchange(after receipt: inout Receipt) {
    guard receipt.change != nil else { return }
    do { try serveExchange() } catch {
      receipt.notices.append(
        "It is saved, but Asterisk does not see it yet: \(StoreError(error, path: path))")
    }
  }

  // MARK: - Orders

  public func orders(limit: Int) throws -> [ExchangeOrder] {
    guard let place = try place() else { return [] }
    return try telephony.read(place) { db in
      try Row.fetchAll(
        db, sql: "SELECT id, endpoint, action, reason FROM roster_order ORDER BY id LIMIT ?",
        arguments: [limit]
      ).compactMap { row in
        ExchangeOrder.Action(word: row[2], reason: row[3]).map {
          ExchangeOrder(id: row[0], endpoint: row[1], action: $0)
        }
      }
    }
  }

  public func done(_ orders: [Int64]) throws {
    guard let place = try place(), !orders.isEmpty else { return }
    try telephony.note(place) { db in
      try db.execute(
        sql: "DELETE FROM roster_order WHERE id IN (\(Set(orders).list))")
    }
  }

  public func pauseChanged(endpoint: String, isPaused: Bool, reason: String) throws {
    let author = Author(Operator(name: "telephone", role: .administrator), origin: "exchange")
    let text = String(reason.unicodeScalars.prefix(80).map { $0.value < 32 ? " " : Character($0) })
    let order = SaveOrder(
      author: author, summary: isPaused ? "Paused at the telephone" : "Resumed at the telephone",
      draft: nil, kind: .do, passwords: Passwords(), progress: nil)
    let outcome = save(order) { save in
      let id = try Int64.fetchOne(
        save.db, sql: "SELECT id FROM agent WHERE internal = ? AND deleted IS NULL",
        arguments: [endpoint])
      guard let id else { return }
      try save.setPause(try save.agent(id), isPaused ? text : nil)
    }
    try noteUnasked(outcome)
  }

  private func place() throws -> TelephonyPlace? {
    let telephony = try settings().settings.telephony
    return telephony.isOn ? TelephonyPlace(telephony) : nil
  }
}

extension TelephonyPlace {
  init(_ settings: CentreSettings.Telephony) { self.init(folder: settings.folder.text) }
}
