import AgentDomain
import GRDB
import Synchronization

/// Slow work on the passwords of one change set, done before the file is locked and remembered.
final class Passwords: Sendable {
  private struct Known {
    var hashes: [Secret: String] = [:]
    var matches: [Pair: Bool] = [:]
    /// Of agents who are imported, by their usernames.
    var ofUsers: [String: Own] = [:]
    var wasStopped = false
  }

  private struct Own {
    let password: Secret
    let hash: String
  }

  private struct Pair: Hashable {
    let password: Secret
    let hash: String
  }

  private let known = Mutex(Known())

  init() {}

  /// Hashes what will be stored, and compares it with what was; what cannot be read now is left for the
  /// transaction.
  init(
    preparing changes: [Change], for store: AgentStore, progress: (@Sendable (Int) -> Bool)? = nil
  ) {
    guard changes.contains(where: \.hasPassword) else { return }
    guard let settings = try? store.settings().settings else { return }
    for change in changes {
      switch change {
      case .create(_, let password, _): prepare(password, settings)
      case .setPassword(let account, let password):
        prepare(password, settings)
        let last = settings.security.passwordHistory
        let old = try? store.reading { try Self.hashes($0, of: account, last: last) }
        for hash in old ?? [] where settings.security.suite { _ = matches(password, hash) }
      case .importAgents(let file, _): prepare(file, for: store, progress: progress)
      default: continue
      }
    }
  }

  private func prepare(_ password: Secret, _ settings: CentreSettings) {
    if problem(with: password, settings) == nil { _ = try? hash(of: password) }
  }

  func problem(with password: Secret, _ settings: CentreSettings) -> Problem? {
    PasswordPolicy(settings).problem(with: password)
  }

  func hash(of password: Secret) throws -> String {
    if let hash = known.withLock({ $0.hashes[password] }) { return hash }
    let hash = try PasswordHash.make(password)
    known.withLock { $0.hashes[password] = hash }
    return hash
  }

  /// The hash that was made for this agent alone, or else the one of the password.
  func hash(of password: Secret, for username: String) throws -> String {
    if let own = known.withLock({ $0.ofUsers[username] }), own.password == password {
      return own.hash
    }
    return try hash(of: password)
  }

  func keep(_ hash: String, for username: String, _ password: Secret) {
    known.withLock { $0.ofUsers[username] = Own(password: password, hash: hash) }
  }

  /// Whether somebody stopped the work before it came to the transaction.
  var wasStopped: Bool { known.withLock { $0.wasStopped } }

  func stop() { known.withLock { $0.wasStopped = true } }

  func matches(_ password: Secret, _ hash: String) -> Bool {
    let pair = Pair(password: password, hash: hash)
    if let answer = known.withLock({ $0.matches[pair] }) { return answer }
    let answer = PasswordHash.matches(password, hash)
    known.withLock { $0.matches[pair] = answer }
    return answer
  }

  /// The hash that holds, and the last ones before it.
  static func hashes(_ db: Database, of account: AccountKey, last: Int) throws -> [String] {
    let current = try String.fetchAll(
      db, sql: "SELECT password_hash FROM credential WHERE kind = ? AND account = ?",
      arguments: [account.kind.rawValue, account.id])
    let earlier = try String.fetchAll(
      db,
      sql: """
        SELECT password_hash FROM former_password WHERE kind = ? AND account = ?
        ORDER BY id DESC LIMIT ?
        """, arguments: [account.kind.rawValue, account.id, last])
    return current + earlier
  }
}

extension Change {
  fileprivate var hasPassword: Bool {
    switch self {
    case .create, .setPassword, .importAgents: true
    default: false
    }
  }
}
