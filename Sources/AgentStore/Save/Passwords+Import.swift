import AgentDomain
import Dispatch
import GRDB
import Synchronization

extension Passwords {
  /// Hashes the passwords of a file's new agents on all processors, a few lines at a time.
  ///
  /// Each agent has a salt, and so a hash, of its own, even where all get the same password.
  func prepare(_ file: any ByteSource, for store: AgentStore, progress: (@Sendable (Int) -> Bool)?)
  {
    guard var reader = try? ImportReader(file), reader.hasPasswords else { return }
    var done = 0
    while let lines = try? reader.next(Self.batchSize), !lines.isEmpty {
      let wanted = lines.compactMap { line -> ImportedAgent? in
        if case .agent(let agent) = line, agent.password != nil { agent } else { nil }
      }
      let new = (try? store.reading { try Self.new(wanted, $0) }) ?? []
      hash(new)
      done += new.count
      if let progress, !new.isEmpty, !progress(done) { return stop() }
    }
  }

  private static let batchSize = 32

  private static func new(_ lines: [ImportedAgent], _ db: Database) throws -> [ImportedAgent] {
    try lines.filter { try RecordIDs.named(db, .agent, $0.username) == nil }
  }

  private func hash(_ lines: [ImportedAgent]) {
    DispatchQueue.concurrentPerform(iterations: lines.count) { index in
      let line = lines[index]
      guard let password = line.password, let hash = try? PasswordHash.make(password) else {
        return
      }
      keep(hash, for: line.username, password)
    }
  }
}
