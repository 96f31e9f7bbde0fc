import AgentDomain
import GRDB

extension Save {
  /// Names, addresses and numbers that somebody has already, in sentences that say what to do.
  func taken(_ agent: Agent, id: Int64, besides old: Agent? = nil) throws -> [Problem] {
    let (new, was) = (agent.account, old?.account)
    var problems: [Problem] = []
    if new.username.lowercased() != was?.username.lowercased() {
      problems += try takenUsername(new.username, id)
    }
    if new.email.text.lowercased() != was?.email.text.lowercased() {
      problems += try takenEmail(new.email, id)
    }
    if new.internalNumber != was?.internalNumber {
      problems += try takenNumber(new.internalNumber, id)
    }
    return problems
  }

  private func takenUsername(_ name: String, _ id: Int64) throws -> [Problem] {
    let agent = try holder("username = ? COLLATE NOCASE", name, id)
    guard let holder = try agent ?? operatorNamed(name) else { return [] }
    let free = "choose another, such as \(name)\(try Self.freeSuffix(db, name))."
    return [try problem("username", "Username \(name) is taken by \(holder): \(free)")]
  }

  private func operatorNamed(_ name: String) throws -> String? {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM operator WHERE username = ?)")
    return try Bool.fetchOne(statement, arguments: [name]) == true ? "an operator" : nil
  }

  private static func freeSuffix(_ db: Database, _ name: String) throws -> Int {
    var number = 2
    while try AgentRows.id(db, username: "\(name)\(number)") != nil { number += 1 }
    return number
  }

  private func takenEmail(_ address: EmailAddress, _ id: Int64) throws -> [Problem] {
    guard let holder = try holder("email = ? COLLATE NOCASE", address.text, id) else { return [] }
    let sentence = "Email \(address.text) is the address of \(holder): give another address."
    return [try problem("email", sentence)]
  }

  private func takenNumber(_ number: InternalNumber, _ id: Int64) throws -> [Problem] {
    guard let holder = try holderOfNumber(number, id) else { return [] }
    let free = try FreeNumbers.next(db, from: settings.settings.numbers.minInternal)
    let sentence = "Internal \(number.text) is taken by \(holder): \(free) is free."
    return [try problem("internal", sentence)]
  }

  private func holderOfNumber(_ number: InternalNumber, _ id: Int64) throws -> String? {
    if let holder = try holder("internal = ?", number.text, id) { return holder }
    let telephone = try String.fetchOne(
      db.cachedStatement(sql: "SELECT name FROM telephone WHERE number = ?"),
      arguments: [number.text])
    if let telephone { return "the telephone \(telephone)" }
    let owner = try String.fetchOne(
      db.cachedStatement(sql: "SELECT username FROM operator WHERE internal = ?"),
      arguments: [number.text])
    return owner == nil ? nil : "an operator"
  }

  /// Who has it; those whom the author may not see are not named.
  private func holder(_ condition: String, _ value: String, _ id: Int64) throws -> String? {
    let statement = try db.cachedStatement(
      sql: "SELECT id, full_name, deleted FROM agent WHERE \(condition) AND id <> ?")
    guard let row = try Row.fetchOne(statement, arguments: [value, id]) else { return nil }
    guard try author.person.scope.holds(row[0], db) else { return "somebody else" }
    let (name, deleted): (String, Int64?) = (row[1], row[2])
    return deleted == nil ? name : "the deleted agent \(name)"
  }

  private func problem(_ id: String, _ sentence: String) throws -> Problem {
    try field(id).problem(sentence: sentence)
  }
}
