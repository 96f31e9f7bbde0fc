public import AgentDomain
import GRDB

extension AgentStore {
  public func dryRun(
    _ file: any ByteSource, _ author: Author, from bookmark: ImportReader.Bookmark?,
    _ body: (ImportStep) throws -> Bool
  ) throws -> ImportSummary {
    var (tally, duplicates) = (ImportTally(), ImportDuplicates())
    var reader: ImportReader
    do {
      reader = try bookmark.map { ImportReader(file, from: $0) } ?? ImportReader(file)
    } catch let wrong as ImportHeader.Wrong {
      tally.addWrong()
      _ = try wrong.notes.allSatisfy { try body(.refused($0)) }
      return tally.finish()
    }
    while case let lines = try reader.next(Self.batchSize), !lines.isEmpty {
      for line in try planned(lines, author) {
        let step: ImportStep
        switch line {
        case .success(var plan):
          duplicates.check(&plan)
          tally.add(plan)
          step = .planned(plan, reader.bookmark(at: plan.line))
        case .failure(let refused):
          tally.addWrong()
          step = .refused(refused.note)
        }
        guard try body(step) else { return tally.finish() }
      }
    }
    return tally.finish()
  }

  /// How many lines are planned while the database is held.
  private static let batchSize = 128

  /// Plans some lines in one short read; a read that somebody's keys interrupt is done again.
  private func planned(
    _ lines: [ImportReader.Line], _ author: Author
  ) throws -> [Result<ImportPlan, Unread>] {
    while true {
      do {
        return try reading { db in Result { try Self.planned(lines, author, db) } }.get()
      } catch is CancellationError { continue } catch Stop.refusal(let refusal) { throw refusal }
    }
  }

  private static func planned(
    _ lines: [ImportReader.Line], _ author: Author, _ db: Database
  ) throws -> [Result<ImportPlan, Unread>] {
    let order = SaveOrder(
      author: author, summary: "", draft: nil, kind: .do, passwords: Passwords(), progress: nil)
    let save = try Save(db, order, time: 0)
    let planner = try save.importPlanner()
    return try lines.map { line in
      switch line {
      case .agent(let line): .success(try save.checkedPlan(of: line, planner))
      case .refused(let note): .failure(Unread(note: note))
      }
    }
  }
}

/// A line without a plan.
private struct Unread: Error {
  let note: ImportNote
}
