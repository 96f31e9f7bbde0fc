import AgentDomain
import Testing

@testable import AgentStore

@Suite struct HistoryTests {
  let temporary: TemporaryStore
  var store: AgentStore { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    let stored = try temporary.store.made()
    for text in ["one", "two", "three", "four"] {
      temporary.store.change(try temporary.store.now(stored)) { $0.account.alias = text }
    }
  }

  /// As somebody would who has the file and no Roster.
  private func verdict(after sql: String) throws -> HistoryVerdict {
    try temporary.tamper("PRAGMA defer_foreign_keys=ON; \(sql)")
    return try store.verifyHistory()
  }

  @Test func `untouched history is intact, whoever saved`() throws {
    let other = try AgentStore(path: temporary.path, mode: .open)
    _ = try other.made(newAgent("other"), by: bob)
    guard case .intact(6, let head) = try store.verifyHistory() else {
      Issue.record("broken"); return
    }
    #expect(head.count == 64)
  }

  @Test(arguments: [
    "UPDATE history SET after = 'forged' WHERE after = 'two'",
    "UPDATE history SET before = NULL WHERE after = 'two'",
    "UPDATE history SET name = 'mallory' WHERE after = 'two'",
    "UPDATE change_set SET person = 'mallory' WHERE id = 3",
    "UPDATE change_set SET time = time - 1 WHERE id = 3",
    "UPDATE change_set SET summary = summary || ' ' WHERE id = 3",
    "UPDATE change_set SET digest = zeroblob(32) WHERE id = 3",
    "DELETE FROM history WHERE change_id = 3",
    "INSERT INTO history (change_id, kind, record, name, field) VALUES (3, 'agent', 1, 'g', 'x')",
  ])
  func `what was altered is found, with its change`(_ sql: String) throws {
    #expect(try verdict(after: sql) == .altered(change: 3))
  }

  @Test func `removed and reordered changes are found`() throws {
    let swap = """
      UPDATE history SET change_id = 13 WHERE change_id = 3;
      UPDATE history SET change_id = 3 WHERE change_id = 4;
      UPDATE history SET change_id = 4 WHERE change_id = 13
      """
    #expect(try verdict(after: swap) == .altered(change: 3))
    let remove = "DELETE FROM history WHERE change_id = 2; DELETE FROM change_set WHERE id = 2"
    #expect(try verdict(after: remove) == .missing(change: 2))
  }

  @Test func `a tail that was cut off is found`() throws {
    let cut = "DELETE FROM history WHERE change_id = 5; DELETE FROM change_set WHERE id = 5"
    #expect(try verdict(after: cut) == .missing(change: 5))
  }

  @Test func `a tail that was cut off with the count set back is found`() throws {
    let cut = """
      DELETE FROM history WHERE change_id = 5; DELETE FROM change_set WHERE id = 5;
      UPDATE history_head SET changes = 4
      """
    #expect(try verdict(after: cut) == .altered(change: 4))
  }

  @Test func `a change that Roster did not write is found`() throws {
    let added = "INSERT INTO change_set VALUES (6, 0, 'm', 'o', 's', 'do', NULL, zeroblob(32))"
    #expect(try verdict(after: added) == .added(change: 6))
  }

  @Test func `history is read by agent, person, field, time and page`() throws {
    _ = try store.made(newAgent("other"), by: bob)
    let all = { (query: HistoryQuery) in try self.store.history(query, scope: .everyone) }
    #expect(
      try all(HistoryQuery(field: "alias")).map(\.after.text) == ["four", "three", "two", "one"])
    #expect(try Set(all(HistoryQuery(person: "bob")).map(\.name)) == ["other"])
    #expect(try Set(all(HistoryQuery(agent: 1)).map(\.name)) == ["grace"])
    #expect(try all(HistoryQuery(since: Timestamp(Timestamp.now.seconds.map { $0 + 60 }))).isEmpty)
    #expect(try all(HistoryQuery(until: Timestamp(1))).isEmpty)
    let first = try all(HistoryQuery(field: "alias", limit: 2))
    let rest = try all(HistoryQuery(field: "alias", before: first.last?.id))
    #expect(rest.map(\.after.text) == ["two", "one"])
    #expect(first.first?.before == .text("three"))
    #expect(first.first?.summary == "Test" && first.first?.origin == "test")
  }
}
