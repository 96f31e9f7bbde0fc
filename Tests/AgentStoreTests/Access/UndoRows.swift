import AgentDomain
import GRDB
import Testing

@testable import AgentStore

/// The rows of the matrix for undo and redo: whoever takes a change back needs the right to what that does.
enum UndoRows {
  /// A change that somebody made, when they still might.
  private struct Step: Sendable {
    /// Verdicts on taking it back, and on doing it again where they differ.
    let inside, outside: String
    var again: String?
    let change: @Sendable (MatrixCentre, MatrixCentre.Place) throws -> Change
  }

  /// Taking it back is an edit.
  private static let edits: [Step] = [
    Step(inside: "SFSFSMFM", outside: "SMMMMMFM") {
      .edit(try $0.id($1), version: 1, [ChangeRows.alias])
    },
    // Whoever joins one of their queues is seen by them from then on.
    Step(inside: "SFSFSMFM", outside: "SFSFSMFM", again: "SMMMMMFM") {
      .join(try $0.selection($1), [Membership(try $0.group("Support"))])
    },
    Step(inside: "SFSFSMFM", outside: "SMMMMMFM") {
      .join(try $0.selection($1), [Membership(try $0.group("Night"))])
    },
    Step(inside: "SFSFSMFM", outside: "SMMMMMFM") { .pause(try $0.selection($1), reason: "Lunch") },
  ]

  /// Taking it back deletes or restores.
  private static let deletions: [Step] = [
    Step(inside: "SFFSSMFM", outside: "SMMMMMFM") { .delete(try $0.selection($1)) },
    Step(inside: "SFFSSMFM", outside: "SMMMMMFM") {
      .restore(try $0.selection($1, deleted: true))
    },
  ]

  private static let creation = Step(inside: "SFFSSMFM", outside: "SMMMMMFM") { centre, place in
    let group = try centre.group(place == .inside ? "Sales" : "Zebra")
    return .create(newAgent("new"), password: goodPassword, groups: [Membership(group)])
  }

  /// Taking it back changes the centre.
  private static let centre: [Step] = [
    Step(inside: "SFFFFFFF", outside: "SFFFFFFF") { centre, _ in
      let stored = try centre.store.settings()
      var settings = stored.settings
      settings.security.passwordHistory = 3
      return .settings(version: stored.version, settings.changes(since: stored.settings))
    },
    Step(inside: "SFFFFFFF", outside: "SFFFFFFF") { _, _ in
      var queue = Queue()
      queue.name = "New queue"
      return .add(queue)
    },
    Step(inside: "SFFFFFFF", outside: "SFFFFFFF") { centre, _ in
      .delete(.one(RecordKey(.team, try centre.group("Night").id)))
    },
  ]

  static let all: [ChangeRow] =
    (edits + deletions + centre + [creation]).flatMap { step in
      [
        row("undo(_:)", step) { centre, place, author in
          try centre.give(step.change, at: place, to: author)
          return centre.store.undo(author)
        },
        row("undo(_:_:)", step) { centre, place, author in
          centre.store.undo(try centre.give(step.change, at: place, to: author), author)
        },
      ]
    }
    + (edits + deletions + centre).map { step in
      let verdicts = Step(
        inside: step.inside, outside: step.again ?? step.outside, change: step.change)
      return row("redo(_:)", verdicts) { centre, place, author in
        try centre.give(step.change, at: place, to: author, undone: true)
        return centre.store.redo(author)
      }
    }

  private static func row(
    _ entry: String, _ step: Step,
    _ carryOut: @escaping @Sendable (MatrixCentre, MatrixCentre.Place, Author) throws -> SaveOutcome
  ) -> ChangeRow {
    ChangeRow(entry, inside: step.inside, outside: step.outside, carryOut)
  }
}

extension MatrixCentre {
  /// Makes a change at a place the last of somebody's own.
  @discardableResult
  fileprivate func give(
    _ make: (MatrixCentre, Place) throws -> Change, at place: Place, to author: Author,
    undone: Bool = false
  ) throws -> Int64 {
    let step = try make(self, place == .nowhere ? .outside : place)
    var change = try #require(store.run(step).receipt?.change)
    if undone { change = try #require(store.undo(change, ada).receipt?.change) }
    try store.noting {
      try $0.execute(
        sql: "UPDATE change_set SET person = ? WHERE id >= ?",
        arguments: [author.person.name, undone ? change - 1 : change])
    }
    return change
  }
}
