import AgentDomain
import Foundation

/// Whose key is whose: of enabled operators only, and never one that two operators have.
struct KeyRing {
  struct Entry {
    let username: String
    let key: SSHPublicKey
  }

  /// In the order of the operators' names.
  let entries: [Entry]

  /// - Throws: the directory's error.
  init(_ directory: any AgentDirectory) throws {
    var owners: [Data: Int] = [:]
    var found: [Entry] = []
    let all = Selection(query: ListQuery(.operator))
    try directory.forEach(OperatorAccount.self, all, scope: .everyone) { batch in
      for (username, signIn) in batch.map({ ($0.record.username, $0.record.signIn) }) {
        for key in signIn.sshKeys.keys {
          owners[key.blob, default: 0] += 1
          if !signIn.disabled { found.append(Entry(username: username, key: key)) }
        }
      }
      return true
    }
    entries = found.filter { owners[$0.key.blob] == 1 }
  }
}
