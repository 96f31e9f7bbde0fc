public import AgentDomain
import GRDB

extension AgentStore {
  public func undo(_ author: Author) -> SaveOutcome { .notSaved(.nothingToUndo("Not built yet.")) }
  public func redo(_ author: Author) -> SaveOutcome { .notSaved(.nothingToUndo("Not built yet.")) }
  public func undo(_ change: Int64, _ author: Author) -> SaveOutcome {
    .notSaved(.nothingToUndo("Not built yet."))
  }
}
