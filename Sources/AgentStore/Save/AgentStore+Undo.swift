public import AgentDomain
import GRDB

extension AgentStore {
  public func undo(_ author: Author) -> SaveOutcome {
    takeBack(author) { db in
      guard let step = try UndoSteps.undoable(db, author.person.name) else {
        throw Stop.refusal(.nothingToUndo("There is no change of yours left to undo."))
      }
      return step.change
    }
  }

  public func redo(_ author: Author) -> SaveOutcome {
    takeBack(author) { db in
      guard let step = try UndoSteps.redoable(db, author.person.name) else {
        throw Stop.refusal(.nothingToUndo("There is nothing undone that could be done again."))
      }
      return step.change
    }
  }

  public func undo(_ change: Int64, _ author: Author) -> SaveOutcome {
    takeBack(author) { _ in change }
  }

  private func takeBack(_ author: Author, _ which: (Database) throws -> Int64) -> SaveOutcome {
    let order = SaveOrder(
      author: author, summary: "", draft: nil, kind: .undo, passwords: Passwords(), progress: nil)
    return save(order) { save in try save.takeBack(which(save.db)) }
  }
}
