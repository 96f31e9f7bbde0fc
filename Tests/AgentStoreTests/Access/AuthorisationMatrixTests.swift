import AgentDomain
import GRDB
import Testing

@testable import AgentStore

/// Who may change what: every way of changing something, for everybody, on both sides of the scope.
@Suite struct AuthorisationMatrixTests {
  @Test func `every kind of change and every writing function has a row`() throws {
    let changes = try SourceText.cases(
      of: "public enum Change: Sendable {", in: "AgentDomain/Directory/Change.swift")
    #expect(changes.count >= 15)
    let rows = Set(ChangeRows.all.map(\.entry))
    let functions: Set = ["undo(_:)", "undo(_:_:)", "redo(_:)"]
    #expect(changes.union(functions) == rows)
  }

  @Test func `[1.2] [1.3] [1.5] [1.6] everybody may do what the table says, and nothing else`()
    throws
  {
    let original = try MatrixCentre.original()
    for row in ChangeRows.all {
      for principal in Principal.allCases {
        for place in [MatrixCentre.Place.inside, .outside] {
          try check(row, principal, place, original)
        }
      }
    }
  }

  private func check(
    _ row: ChangeRow, _ principal: Principal, _ place: MatrixCentre.Place, _ original: MatrixCentre
  ) throws {
    let cell = "\(row.entry) by \(principal) \(place)"
    let centre = try original.copy()
    let before = try centre.fingerprint
    let outcome = try row.carryOut(centre, place, centre.author(principal))
    #expect(Verdict(outcome) == row.wanted(place, principal), "\(cell): \(outcome)")
    let isPrepared = row.entry.contains("(") || row.entry == "removeSample"
    guard outcome.receipt == nil, !isPrepared else { return }
    #expect(try centre.fingerprint == before, "\(cell) left something")
  }

  @Test func `[1.3] out of scope and not existing are told in the same words`() throws {
    let original = try MatrixCentre.original()
    let aimed = ChangeRows.all.filter {
      ["change", "editAll", "adjust", "delete", "restore", "join", "regroup", "pause"].contains(
        $0.entry)
    }
    for row in aimed {
      for principal in Principal.allCases where row.wanted(.outside, principal) == .missing {
        let (centre, other) = (try original.copy(), try original.copy())
        let outside = try row.carryOut(centre, .outside, centre.author(principal))
        let nowhere = try row.carryOut(other, .nowhere, other.author(principal))
        #expect(outside.words == nowhere.words, "\(row) by \(principal)")
      }
    }
  }
}

extension MatrixCentre {
  /// All that a refused change must leave alone.
  fileprivate var fingerprint: String? {
    get throws {
      try store.reading { db in
        try String.fetchOne(
          db,
          sql: """
            SELECT group_concat(id || ':' || version || ':' || coalesce(deleted, '')) || '/' ||
              (SELECT count(*) FROM queue_member) || '/' ||
              (SELECT count(*) FROM pause) || '/' || (SELECT count(*) FROM operator)
            FROM agent
            """)
      }
    }
  }
}
