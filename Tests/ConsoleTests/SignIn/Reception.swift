import AgentDomain
import Foundation
import GRDB
import Testing
import TextUI

@testable import AgentStore
@testable import Console

/// A centre whose operators have passwords: root looks after everything, uma after the agents of Sales.
@MainActor final class Reception {
  let centre: Centre
  let root: AccountKey
  let uma: AccountKey
  /// Minutes, for the idle lock.
  var now: Int64 = 0

  nonisolated static let password = Secret("Enigma-17")

  init() throws {
    centre = try Centre.furnished()
    let first = try #require(try centre.store.foundFirst(systemLogin: "root", origin: "test"))
    root = AccountKey(.operator, try #require(first.account))
    var record = OperatorAccount()
    (record.username, record.fullName) = ("uma", "Uma User")
    record.email = EmailAddress(unchecked: "uma@example.org")
    (record.rights.permission, record.rights.queues) = (.readEdit, QueueNames(["Sales"]))
    uma = AccountKey(.operator, try #require(try centre.apply(.add(record)).records.first))
    for account in [root, uma] { try give(account, Self.password) }
    try run("UPDATE credential SET must_change = 0")
    try run("DELETE FROM former_password")
  }

  /// Another password, which its owner has to change.
  func give(_ account: AccountKey, _ password: Secret) throws {
    try centre.apply(.setPassword(account, password))
  }

  func run(_ statement: String) throws {
    try centre.store.writer().write { try $0.execute(sql: statement) }
  }

  /// What is kept of what was typed and not saved.
  func drafts() throws -> [String] {
    try centre.store.reading { try String.fetchAll($0, sql: "SELECT texts FROM draft") }
  }

  /// Sets one field of an operator or of the settings.
  func set<Record: DirectoryRecord>(
    _ type: Record.Type, _ id: Int64, _ change: (inout Record) -> Void
  ) throws {
    let stored = try #require(try centre.store.stored(type, id, scope: .everyone))
    var record = stored.record
    change(&record)
    let key = RecordKey(Record.kind, id)
    try centre.apply(.change(key, version: stored.version, record.changes(since: stored.record)))
  }

  func settings(_ change: (inout CentreSettings) -> Void) throws {
    let stored = try centre.store.settings()
    var settings = stored.settings
    change(&settings)
    try centre.apply(.settings(version: stored.version, settings.changes(since: stored.settings)))
  }

  // MARK: - Desks

  /// A console at which nobody has signed in.
  func door(size: Size = Size(rows: 24, columns: 80)) -> Desk {
    let ways = WaysIn(origin: "test", files: { _ in .anywhere }, deliver: {})
    return Desk(centre, size: size, entry: .signIn(ways)) { [unowned self] in now * 60_000 }
  }

  /// A console of somebody who is known already.
  func desk(
    _ account: AccountKey, size: Size = Size(rows: 24, columns: 80),
    _ directory: (any AgentDirectory)? = nil
  ) throws -> Desk {
    let person = try #require(try centre.store.person(account.id))
    let entry = Entry.person(Author(person, origin: "test"))
    return Desk(centre, size: size, entry: entry, directory: directory) { [unowned self] in
      now * 60_000
    }
  }
}

extension Desk {
  /// Types name and password, and waits until somebody has decided.
  @discardableResult
  func signIn(_ name: String, _ password: Secret = Reception.password) -> Self {
    type(name).press(.enter).type(password.revealed).press(.enter)
    return decided()
  }

  /// Waits for the end of what is done away from the keyboard.
  @discardableResult
  func decided() -> Self {
    while session.top is any WaitingScreen {
      usleep(1000)
      session.handle(.wake)
    }
    return resize(size.rows, size.columns)
  }

  /// Whether anything of the data is to be seen: a name, a count, who is there or where the data lies.
  var showsData: Bool {
    ["Ada", "agents", "Agents", "Lovelace", "roster.db", "root ", "Sales"].contains(where: shows)
  }
}
