public import AgentDomain
import GRDB

extension AgentStore {
  public func hasPassword(_ account: AccountKey) throws -> Bool {
    try reading { db in
      let settings = try SettingsRow.fetch(db).settings
      let kind = account.kind.rawValue
      let hasOwn = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM credential WHERE kind = ? AND account = ?)",
        arguments: [kind, account.id])
      let isInDirectory = try Bool.fetchOne(
        db, sql: "SELECT active_directory_sso FROM \(kind) WHERE id = ?", arguments: [account.id])
      return hasOwn == true || (isInDirectory == true && !settings.directory.host.text.isEmpty)
    }
  }

  public func person(_ account: Int64) throws -> Operator? {
    try reading { try OperatorRows.person($0, account) }
  }

  public func person(named username: String) throws -> Operator? {
    try reading { db in
      try RecordIDs.named(db, .operator, username).flatMap { try OperatorRows.person(db, $0) }
    }
  }

  public func person(systemLogin: String) throws -> Operator? {
    try reading { db in
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM operator WHERE system_login = ? AND system_login <> ''",
        arguments: [systemLogin])
      return try id.flatMap { try OperatorRows.person(db, $0) }
    }
  }

  public func foundFirst(systemLogin: String, origin: String) throws -> Operator? {
    guard try reading({ try OperatorRows.isEmpty($0) }) else { return nil }
    let name = Self.username(from: systemLogin)
    let order = SaveOrder(
      author: Author(Operator(name: "roster", role: .administrator), origin: origin),
      summary: "Made \(name) the first administrator", draft: nil, kind: .do,
      passwords: Passwords(), progress: nil)
    var founded = false
    let outcome = save(order) { save in
      guard try OperatorRows.isEmpty(save.db) else { return }
      try save.found(name, systemLogin: systemLogin)
      founded = true
    }
    switch outcome {
    case .saved: return founded ? try person(systemLogin: systemLogin) : nil
    case .notSaved(let refusal): throw StoreError.failed("\(refusal)")
    case .conflict, .unknown: throw StoreError.failed("the first administrator was not made")
    }
  }

  /// A login as a username: what that may not have becomes an underscore.
  private static func username(from login: String) -> String {
    let letters = login.prefix(40).map { letter in
      letter.isASCII && (letter.isLetter || letter.isNumber || "._".contains(letter)) ? letter : "_"
    }
    return letters.allSatisfy { $0 == "." } ? "administrator" : String(letters)
  }
}

extension OperatorRows {
  static func isEmpty(_ db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM operator)") ?? true
  }
}

extension Save {
  /// The administrator to whom the login of the database's owner belongs.
  fileprivate func found(_ name: String, systemLogin: String) throws {
    var record = OperatorAccount()
    let isTaken = try RecordIDs.named(db, .agent, name) != nil
    record.username = isTaken ? "\(name.prefix(34))_admin" : name
    record.fullName = record.username
    record.rights.role = .administrator
    record.signIn.systemLogin = systemLogin
    try add(record)
  }
}
