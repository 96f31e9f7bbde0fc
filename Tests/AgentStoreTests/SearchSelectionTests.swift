import AgentDomain
import GRDB
import Testing

@testable import AgentStore

struct SearchSelectionTests {
  private let model: SearchModel
  private let database: DatabaseQueue

  init() throws {
    var dice = Dice(21)
    var model = SearchModel()
    model.people = (1...120).map { SearchModel.person($0, &dice) }
    self.model = model
    database = try SearchFixture.centre { db in
      try SearchFixture.insertGroups(db)
      for person in model.people { try SearchFixture.insert(db, person) }
    }
  }

  private func ids(_ selection: Selection, _ scope: Scope = .everyone) throws -> [Int64] {
    try database.read { db in
      var (all, place): ([Int64], SelectionPlace?) = ([], nil)
      repeat {
        let batch = try ListQueries.batch(db, selection, scope: scope, after: place, limit: 9)
        all += batch.ids
        place = batch.next
      } while place != nil
      #expect(try ListQueries.count(db, selection, scope: scope) == all.count)
      return all
    }
  }

  @Test func `all that match but for a few come in the order of their names, batch by batch`()
    throws
  {
    let query = ListQuery(words: ["e"], sort: .init(column: "updated", descending: true))
    let all = model.list(ListQuery(words: ["e"])).map(\.id)
    let except = Set(all.prefix(3) + all.suffix(2) + [9_999])
    #expect(try ids(Selection(query: query)) == all)
    #expect(
      try ids(Selection(query: query, except: except)) == all.filter { !except.contains($0) })
  }

  @Test func `agents chosen one by one come in the order of their names, deleted ones too`() throws
  {
    let chosen = Set(model.people.map(\.id).filter { $0 % 3 == 0 })
    let expected = try database.read { db in
      try Int64.fetchAll(db, sql: "SELECT id FROM agent WHERE id % 3 = 0 ORDER BY name_key, id")
    }
    #expect(try ids(Selection(ids: chosen.union([9_999]))) == expected)
  }

  @Test func `an agent that is chosen and matches too comes once`() throws {
    let query = ListQuery(words: ["e"])
    let matching = Set(model.list(query).map(\.id))
    let chosen: Set<Int64> = [1, 2, 3, 4, 5, 6, 7, 8]
    let found = try ids(Selection(ids: chosen, query: query))
    #expect(Set(found) == matching.union(chosen))
    #expect(found.count == Set(found).count)
  }

  @Test func `what is out of scope is in no selection`() throws {
    let scope = Scope.queues([2])
    let mine = Set(model.people.filter { model.inScope($0, scope) }.map(\.id))
    #expect(try Set(ids(Selection(ids: Set(1...120)), scope)) == mine)
    let active = Set(model.list(ListQuery(scope: scope)).map(\.id))
    #expect(try Set(ids(Selection(query: ListQuery()), scope)) == active)
    #expect(try ids(Selection(query: ListQuery()), .queues([])) == [])
  }
}
