import AgentDomain
import GRDB
import Testing

@testable import AgentStore

struct SearchPlanTests {
  /// How SQLite carries out the last stretch of a page, without its numbers.
  private func plan(_ query: ListQuery, _ anchor: PageRequest.Anchor = .first) throws -> [String] {
    let database = try SearchFixture.centre { _ in }
    return try database.read { db in
      let plan = try ListPlan(db, query)
      let stretches = try plan.order.stretches(
        db, from: anchor.key, including: false, ascending: !anchor.isBackward)
      let select = try plan.select("a.id, a.full_name", #require(stretches.last), limit: 50)
      return try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN " + select.sql, arguments: select.arguments
      ).map { $0["detail"] }
    }
  }

  @Test func `the list is walked by rank, from any place and either end`() throws {
    let key = RowKey(value: .text("m"), tie: 7)
    for anchor in [PageRequest.Anchor.first, .last, .after(key), .before(key)] {
      let steps = try plan(ListQuery(), anchor)
      #expect(steps.count == 1 && steps[0].hasPrefix("SEARCH a USING INDEX"), "\(steps)")
      #expect(steps[0].contains("(rank"), "\(steps)")
    }
  }

  @Test func `words come from the full-text table in list order, and nothing is sorted`() throws {
    let key = RowKey(value: .text("m"), tie: 7)
    for words in [["a"], ["garcia"], ["ga", "jose"]] {
      for anchor in [PageRequest.Anchor.first, .last, .after(key), .before(key)] {
        let steps = try plan(ListQuery(words: words), anchor)
        #expect(steps.first?.hasPrefix("SCAN g VIRTUAL TABLE") == true, "\(steps)")
        #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
        #expect(steps.dropFirst().allSatisfy { $0.hasPrefix("SEARCH") }, "\(steps)")
      }
    }
  }

  @Test(arguments: [
    "username", "email", "internal", "typology", "status", "created", "updated", "last_login",
  ])
  func `the usual columns are sorted by an index`(column: String) throws {
    let key = RowKey(value: .integer(5), tie: 7)
    for anchor in [PageRequest.Anchor.first, .last, .after(key), .before(key)] {
      let steps = try plan(ListQuery(sort: .init(column: column)), anchor)
      #expect(steps.count == 1 && steps[0].contains("agent_by_\(column)"), "\(steps)")
    }
  }

  @Test func `the usual filters keep the list's order without sorting`() throws {
    let filters: [(ListQuery.Test, String)] = [
      (.equals(field: "typology", .text("mobile")), "agent_by_typology"),
      (.equals(field: "disabled", .integer(1)), "agent_disabled"),
      (.equals(field: "locked", .integer(1)), "agent_locked"),
    ]
    for (test, index) in filters {
      let steps = try plan(ListQuery(filters: [.init(test)]))
      #expect(steps.count == 1 && steps[0].contains(index), "\(steps)")
    }
  }
}
