import AgentDomain
import GRDB

extension Save {
  /// Names, addresses and numbers that somebody has already, in sentences that say what to do.
  func taken<Record: DirectoryRecord>(
    _ record: Record, id: Int64, besides old: Record? = nil
  ) throws -> [Problem] {
    if let agent = record as? Agent { return try taken(agent, id: id, besides: old as? Agent) }
    let fields = Record.catalogue.storedFields.filter { field in
      field.isIdentity && field.stored(record) != old.map(field.stored)
    }
    let keys = try (record as? OperatorAccount).map { try takenKeys($0, id) } ?? []
    return try fields.filter { $0.editor.kind != .multiline }
      .compactMap { try taken($0, of: record, id) } + keys
  }

  /// The identity of a centre object is one of its kind, whatever the case; a number is one of the centre.
  private func taken<Record: DirectoryRecord>(
    _ field: Field<Record>, of record: Record, _ id: Int64
  ) throws -> Problem? {
    let text = field.written(record)
    if text.isEmpty { return nil }
    if field.editor.kind == .digits {
      return try takenNumber(InternalNumber(unchecked: text), RecordKey(Record.kind, id), field)
    }
    if Record.kind == .operator, field.id == Record.handleField,
      try RecordIDs.named(db, .agent, text) != nil
    {
      return field.problem(
        sentence: "Username \(text) is taken by an agent: choose another, such as \(text)_admin.")
    }
    let kind = Record.kind.rawValue
    let isTaken = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM \(kind) WHERE "\(field.id)" = ? COLLATE NOCASE AND id <> ?)
        """, arguments: [text, id])
    guard isTaken == true else { return nil }
    return field.problem(
      sentence:
        "There is \(Record.kind.withArticle) of the \(field.label.lowercased()) \(text) already: choose another."
    )
  }

  private func taken(_ agent: Agent, id: Int64, besides old: Agent?) throws -> [Problem] {
    let (new, was) = (agent.account, old?.account)
    var problems: [Problem] = []
    if new.username.lowercased() != was?.username.lowercased() {
      problems += try takenUsername(new.username, id)
    }
    if new.email.text.lowercased() != was?.email.text.lowercased() {
      problems += try takenEmail(new.email, id)
    }
    if new.internalNumber != was?.internalNumber, let field = Agent.catalogue["internal"] {
      problems += [try takenNumber(new.internalNumber, RecordKey(.agent, id), field)]
        .compactMap(\.self)
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
      sql: "SELECT EXISTS (SELECT 1 FROM operator WHERE username = ? COLLATE NOCASE)")
    return try Bool.fetchOne(statement, arguments: [name]) == true ? anOperator : nil
  }

  /// For a user there are no operators, so that one is no more than anybody who is out of sight.
  private var anOperator: String {
    author.person.scope == .everyone ? "an operator" : Self.somebody
  }

  private static let somebody = "somebody else"

  private static func freeSuffix(_ db: Database, _ name: String) throws -> Int {
    var number = 2
    while try RecordIDs.named(db, .agent, "\(name)\(number)") != nil { number += 1 }
    return number
  }

  private func takenEmail(_ address: EmailAddress, _ id: Int64) throws -> [Problem] {
    guard let holder = try holder("email = ? COLLATE NOCASE", address.text, id) else { return [] }
    let sentence = "Email \(address.text) is the address of \(holder): give another address."
    return [try problem("email", sentence)]
  }

  private func takenNumber<Record>(
    _ number: InternalNumber, _ record: RecordKey, _ field: Field<Record>
  ) throws -> Problem? {
    guard !number.text.isEmpty, let holder = try holder(of: number, besides: record) else {
      return nil
    }
    let free = try FreeNumbers.next(db, from: settings.settings.numbers.minInternal)
    let sentence = "\(field.label) \(number.text) is taken by \(holder): \(free) is free."
    return field.problem(sentence: sentence)
  }

  private func holder(of number: InternalNumber, besides record: RecordKey) throws -> String? {
    let agent = record.kind == .agent ? record.id : 0
    if let holder = try holder("internal = ?", number.text, agent) { return holder }
    let telephone = try String.fetchOne(
      db.cachedStatement(sql: "SELECT name FROM telephone WHERE number = ? AND id <> ?"),
      arguments: [number.text, record.kind == .telephone ? record.id : 0])
    if let telephone { return "the telephone \(telephone)" }
    let owner = try String.fetchOne(
      db.cachedStatement(sql: "SELECT username FROM operator WHERE internal = ? AND id <> ?"),
      arguments: [number.text, record.kind == .operator ? record.id : 0])
    return owner == nil ? nil : anOperator
  }

  /// Who has it; those whom the author may not see are not named.
  private func holder(_ condition: String, _ value: String, _ id: Int64) throws -> String? {
    let statement = try db.cachedStatement(
      sql: "SELECT id, full_name, deleted FROM agent WHERE \(condition) AND id <> ?")
    guard let row = try Row.fetchOne(statement, arguments: [value, id]) else { return nil }
    guard try author.person.scope.holds(row[0], db) else { return Self.somebody }
    let (name, deleted): (String, Int64?) = (row[1], row[2])
    return deleted == nil ? name : "the deleted agent \(name)"
  }

  private func problem(_ id: String, _ sentence: String) throws -> Problem {
    try field(id, of: Agent.self).problem(sentence: sentence)
  }
}
