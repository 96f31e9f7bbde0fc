public import AgentDomain
import Foundation
import GRDB

extension AgentStore {
  public func apply(_ set: ChangeSet, progress: (@Sendable (Int) -> Bool)?) -> SaveOutcome {
    let order = SaveOrder(
      author: set.author, summary: set.summary, draft: set.draft, kind: .do,
      passwords: Passwords(preparing: set.changes, for: self, progress: progress),
      progress: progress)
    return save(order) { save in
      for change in set.changes { try save.carryOut(change) }
    }
  }

  /// The one way into the file: lock, look, decide, write, history, commit, and an honest word for what
  /// came of it.
  func save(_ order: SaveOrder, _ body: (Save) throws -> Void) -> SaveOutcome {
    saving.withLock {
      do {
        var receipt = try writer().writeWithoutTransaction { try transact($0, order, body) }
        serveExchange(after: &receipt)
        return .saved(receipt)
      } catch let failure as CommitFailure { return look(for: failure) } catch {
        return outcome(of: error)
      }
    }
  }

  private func transact(_ db: Database, _ order: SaveOrder, _ body: (Save) throws -> Void) throws
    -> Receipt
  {
    try db.beginTransaction(.immediate)
    let save: Save
    do {
      save = try Save(db, order, time: clock())
      try body(save)
      try save.finish()
    } catch {
      try? db.rollback()
      throw error
    }
    do { try commit(db) } catch {
      try? db.rollback()
      throw CommitFailure(receipt: save.receipt, digest: save.log.digest, cause: error)
    }
    return save.receipt
  }

  /// Nothing was committed: says why.
  private func outcome(of error: any Error) -> SaveOutcome {
    if let stop = error as? Stop {
      switch stop {
      case .conflict(let conflict): return .conflict(conflict)
      case .refusal(let refusal): return .notSaved(refusal)
      }
    }
    let fault = StoreError(error, path: path)
    if case .diskFailed = fault { dropWriter() }
    return .notSaved(refusal(fault))
  }

  private func refusal(_ fault: StoreError) -> Refusal {
    switch fault {
    case .busy: .busy
    case .diskFull: .diskFull
    case .readOnly: .readOnly
    default: .failed(fault.description)
    }
  }

  /// A commit that failed may be on the disk all the same: a new connection looks.
  private func look(for failure: CommitFailure) -> SaveOutcome {
    let fault = StoreError(failure.cause, path: path)
    if case .busy = fault { return .notSaved(.busy) }
    dropWriter()
    guard let change = failure.receipt.change else { return .notSaved(refusal(fault)) }
    do {
      let digest = try writer().read { db in
        try DatabaseValue.fetchOne(
          db, sql: "SELECT digest FROM change_set WHERE id = ?", arguments: [change])
      }
      let isThere = digest.flatMap(Blob.bytes) == failure.digest
      return isThere ? .saved(failure.receipt) : .notSaved(refusal(fault))
    } catch {
      return .unknown(
        """
        It is not known whether this was saved: the disk failed while writing, and the database \
        cannot be read now. Look at the history before you do it again.
        """)
    }
  }
}

/// The commit itself failed: what would have been saved, and its digest in history.
private struct CommitFailure: Error {
  let receipt: Receipt
  let digest: [UInt8]
  let cause: any Error
}
