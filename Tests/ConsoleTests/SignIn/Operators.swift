import AgentDomain
import GRDB
import Testing
import TextUI

@testable import AgentStore
@testable import Console

extension Centre {
  static let chosen = Secret("Chosen-tower1")

  /// A furnished centre with the administrator root and the user sam, who sees Sales and has a password.
  static func withOperators() throws -> Centre {
    let centre = try furnished()
    _ = try centre.store.foundFirst(systemLogin: "root", origin: "test")
    var sam = OperatorAccount()
    (sam.fullName, sam.username) = ("Sam Supervisor", "sam")
    (sam.rights.permission, sam.rights.queues) = (.readEdit, QueueNames(["Sales"]))
    let id = try #require(try centre.apply(.add(sam)).records.first)
    try centre.apply(.setPassword(AccountKey(.operator, id), chosen))
    try centre.settle("UPDATE credential SET must_change = 0")
    return centre
  }

  func settle(_ sql: String) throws { try store.noting { try $0.execute(sql: sql) } }

  func set(_ username: String, _ field: String, _ text: String) throws {
    let id = try #require(try store.id(of: .operator, named: username, scope: .everyone))
    try apply(
      .editAll(
        Selection(.operator, ids: [id]), [FieldValueText(field: field, text: text)]))
  }

  func person(_ username: String) throws -> Author {
    Author(try #require(try store.person(named: username)), origin: "test")
  }

  /// The minutes after which consoles lock.
  func lock(after minutes: Int64) throws {
    let version = try store.settings().version
    try apply(
      .settings(
        version: version,
        [FieldChange(field: "lock_after_minutes", before: .integer(0), after: .integer(minutes))]))
  }
}

extension Desk {
  /// A console terminal that asks who is there.
  static func atTheDoor(_ centre: Centre, size: Size = Size(rows: 24, columns: 80)) -> Desk {
    let ways = WaysIn(origin: "console tty3", files: { _ in .anywhere }, deliver: {})
    return Desk(centre, size: size, entry: .signIn(ways))
  }

  func signIn(_ name: String, _ password: Secret) {
    type(name).press(.enter).type(password.revealed).enter()
  }
}
