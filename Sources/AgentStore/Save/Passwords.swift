import AgentDomain
import GRDB
import Synchronization

/// Slow work on the passwords of one change set, done before the file is locked and remembered.
final class Passwords: Sendable {
  private struct Known {
    var hashes: [Secret: String] = [:]
    var matches: [Pair: Bool] = [:]
  }

  private struct Pair: Hashable {
    let password: Secret
    let hash: String
  }

  private let known = Mutex(Known())

  init() {}

  /// Hashes what will be stored, and compares it with what was; what cannot be read now is left for the
  /// transaction.
  init(preparing changes: [Change], for store: AgentStore) {
    guard changes.contains(where: \.hasPassword) else { return }
    guard let settings = try? store.settings().settings else { return }
    for change in changes {
      switch change {
      case .create(_, let password, _): prepare(password, settings)
      case .setPassword(let agent, let password):
        prepare(password, settings)
        let last = settings.security.passwordHistory
        let old = try? store.reading { try Self.hashes($0, of: agent, last: last) }
        for hash in old ?? [] where settings.security.suite { _ = matches(password, hash) }
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

  func matches(_ password: Secret, _ hash: String) -> Bool {
    let pair = Pair(password: password, hash: hash)
    if let answer = known.withLock({ $0.matches[pair] }) { return answer }
    let answer = PasswordHash.matches(password, hash)
    known.withLock { $0.matches[pair] = answer }
    return answer
  }

  /// The hash that holds, and the last ones before it.
  static func hashes(_ db: Database, of agent: Int64, last: Int) throws -> [String] {
    let current = try String.fetchAll(
      db, sql: "SELECT password_hash FROM agent_secret WHERE agent_id = ?", arguments: [agent])
    let earlier = try String.fetchAll(
      db,
      sql: """
        SELECT password_hash FROM password_history WHERE agent_id = ? ORDER BY id DESC LIMIT ?
        """, arguments: [agent, last])
    return current + earlier
  }
}

extension Change {
  fileprivate var hasPassword: Bool {
    switch self {
    case .create, .setPassword: true
    default: false
    }
  }
}
