import AgentDomain
import AgentStore
import Foundation
import TerminalHarness

/// Data for the stories, made through the store that the program uses, and looked at without it.
extension Centre {
  var author: Author {
    Author(Operator(name: "tester", role: .administrator), origin: "test")
  }

  /// The store, with the operator that whoever runs the tests is for the program.
  func store() throws -> AgentStore {
    let store = try AgentStore(path: database)
    let login = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "root"
    _ = try store.foundFirst(systemLogin: login, origin: "test")
    return store
  }

  func fill(_ people: [Newcomer]) throws {
    let store = try store()
    for person in people { try store.add(person, author) }
  }

  func fillMany(_ count: Int) throws {
    try fill(
      (1...count).map { number in
        let digits = String(format: "%03d", number)
        return Newcomer(
          name: "Agent Number \(digits)", username: "agent\(digits)",
          email: "a\(digits)@example.org")
      })
  }

  func value(_ column: String, of username: String) throws -> String? {
    try SQLiteFile(database).value("SELECT \(column) FROM agent WHERE username = '\(username)'")
  }

  func count(_ table: String) throws -> Int {
    try SQLiteFile(database).value("SELECT count(*) FROM \(table)").flatMap { Int($0) } ?? -1
  }

  /// Puts a text into every agent past all checks, as a damaged or foreign program might.
  func force(_ column: String, _ text: String) throws {
    let hexadecimal = text.utf8.map { String(format: "%02x", $0) }.joined()
    _ = try rows("UPDATE agent SET \(column) = CAST(x'\(hexadecimal)' AS TEXT)")
  }

  /// Waits until the program has kept what was typed.
  func waitForDraft(with text: String) throws {
    let deadline = Date(timeIntervalSinceNow: TerminalSession.patience)
    while try count("draft WHERE texts LIKE '%\(text)%'") == 0 {
      guard deadline.timeIntervalSinceNow > 0 else {
        throw HarnessError.timeout("No draft holds “\(text)”.")
      }
    }
  }
}

extension AgentStore {
  /// Creates a person; refused ones are an error of the test's own.
  @discardableResult
  func add(_ person: Newcomer, _ author: Author) throws -> Int64 {
    var agent = Agent()
    try agent.enter("full_name", person.name)
    try agent.enter("username", person.username)
    try agent.enter("email", person.email)
    let create = Change.create(agent, password: Secret(Words.password), groups: [])
    let outcome = apply(
      ChangeSet(author: author, summary: "Created \(person.name)", changes: [create]))
    guard case .saved(let receipt) = outcome, let id = receipt.records.first else {
      throw HarnessError.timeout("\(person.name) was refused: \(outcome)")
    }
    return id
  }
}

extension Agent {
  mutating func enter(_ field: String, _ text: String) throws {
    try Agent.catalogue[field]?.enter(text, into: &self)
  }
}
