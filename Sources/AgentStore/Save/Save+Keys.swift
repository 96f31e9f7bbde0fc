import AgentDomain
import GRDB

extension Save {
  /// A key opens one operator's console: one that another operator has already is refused.
  func takenKeys(_ record: OperatorAccount, _ id: Int64) throws -> [Problem] {
    let mine = Set(record.signIn.sshKeys.keys.map(\.blob))
    guard !mine.isEmpty else { return [] }
    let field = try field("ssh_keys", of: OperatorAccount.self)
    let others = try Row.fetchAll(
      db, sql: "SELECT username, ssh_keys FROM operator WHERE ssh_keys <> '' AND id <> ?",
      arguments: [id])
    return others.flatMap { other in
      SSHKeys(unchecked: other[1]).keys.filter { mine.contains($0.blob) }.map { key in
        field.problem(
          sentence:
            "The key \(key.name) is \(other[0] as String)'s already: take it away there first.")
      }
    }
  }
}
