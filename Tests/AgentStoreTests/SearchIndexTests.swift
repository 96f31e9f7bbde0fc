import AgentDomain
import GRDB
import Testing

@testable import AgentStore

struct SearchIndexTests {
  /// Everything that has to hold between the rows and what search keeps of them.
  private func check(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, rank, deleted, search FROM agent WHERE rank IS NOT NULL ORDER BY name_key, id
        """)
    let ranks = rows.map { $0["rank"] as Int64 }
    #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0 < $1 })
    #expect(rows.allSatisfy { ($0["deleted"] as Int64?) == nil })
    for letter in ["a", "o", "n", "7", "@", "or", "ne"] {
      let match = Grams.expression(for: letter)
      let found = try Int64.fetchAll(
        db, sql: "SELECT rowid FROM agent_gram WHERE agent_gram MATCH ? ORDER BY rowid",
        arguments: [match])
      let expected = rows.filter { ($0["search"] as String).contains(letter) }
      #expect(found == expected.map { $0["rank"] as Int64 }, "\(letter)")
    }
    try db.execute(sql: "INSERT INTO agent_gram(agent_gram) VALUES ('integrity-check')")
  }

  @Test func `rank is the order of names through thousands of changes`() throws {
    var dice = Dice(11)
    var people: [SearchModel.Person] = []
    let database = try SearchFixture.centre { _ in }
    try database.write { db in
      for step in 1...2_000 {
        try act(db, &people, Int64(step), &dice)
        if step % 500 == 0 { try check(db) }
      }
    }
  }

  private func act(
    _ db: Database, _ people: inout [SearchModel.Person], _ id: Int64, _ dice: inout Dice
  ) throws {
    let index = people.isEmpty ? 0 : dice.below(people.count)
    switch people.isEmpty ? 0 : dice.below(6) {
    case 0, 1:
      people.append(person(id, &dice))
      try SearchFixture.insert(db, people[people.count - 1])
    case 2 where people[index].deleted == nil:
      people[index].deleted = 1
      try SearchFixture.delete(db, people[index], at: 1)
    case 3 where people[index].deleted != nil:
      people[index].deleted = nil
      try db.execute(
        sql: "UPDATE agent SET deleted = NULL WHERE id = ?", arguments: [people[index].id])
      var changes = SearchIndex()
      try changes.insert(db, id: people[index].id, agent: people[index].agent)
      try changes.write(db)
    case 4:
      try SearchFixture.change(db, &people[index]) { $0.account.alias = "or\(id)" }
    default:
      let name = GeneratedPeople(seed: 2).person(dice.below(90)).agent.account.fullName
      try SearchFixture.change(db, &people[index]) { $0.account.fullName = name }
    }
  }

  private func person(_ id: Int64, _ dice: inout Dice) -> SearchModel.Person {
    var person = SearchModel.person(id, &dice)
    person.deleted = nil
    return person
  }

  @Test(arguments: ["growing", "falling", "equal"])
  func `hundreds of names in one place make room for each other`(direction: String) throws {
    let database = try SearchFixture.centre { db in
      for (id, name) in [(1 as Int64, "A"), (2, "Z")] {
        var person = SearchModel.Person(id: id)
        person.agent.account.fullName = name
        try SearchFixture.insert(db, person)
      }
      for number in 0..<300 {
        var person = SearchModel.Person(id: Int64(number + 10))
        let place = direction == "growing" ? number : direction == "falling" ? 999 - number : 0
        person.agent.account.fullName = "Anna \(1000 + place)"
        try SearchFixture.insert(db, person)
      }
    }
    try database.write { db in try check(db) }
  }

  @Test func `a deleted agent is not found in the list and is found among the deleted`() throws {
    var person = SearchModel.Person(id: 1)
    person.agent.account.fullName = "Zoë Ärger"
    person.deleted = 5
    let database = try SearchFixture.centre { db in try SearchFixture.insert(db, person) }
    #expect(try count(database, "arg", .active) == 0)
    #expect(try count(database, "arg", .deleted) == 1)
  }

  @Test func `an agent that was renamed while deleted is found among the deleted by its new name`()
    throws
  {
    var person = SearchModel.Person(id: 1)
    person.agent.account.fullName = "Zoë"
    person.deleted = 5
    let database = try SearchFixture.centre { db in
      try SearchFixture.insert(db, person)
      try SearchFixture.change(db, &person) { $0.account.fullName = "Ada" }
    }
    #expect(try count(database, "ada", .active) == 0)
    #expect(try count(database, "ada", .deleted) == 1)
  }

  private func count(
    _ database: DatabaseQueue, _ word: String, _ view: ListQuery.View
  ) throws -> Int {
    try database.read { try ListQueries.count($0, ListQuery(words: [word], view: view)) }
  }

  @Test func `a generated centre is in order, findable, and the same every time`() throws {
    let one = try SearchFixture.centre { _ in }
    try one.writeWithoutTransaction { db in try GeneratedCentre.fill(db, agents: 600, seed: 3) }
    try one.write { db in
      try check(db)
      #expect(try ListQueries.count(db, ListQuery()) == 600)
      #expect(try Int.fetchOne(db, sql: "SELECT count(DISTINCT queue_id) FROM queue_member") == 20)
    }
    let searches = try one.read { try String.fetchAll($0, sql: "SELECT search FROM agent") }
    #expect(
      searches == (1...600).map { SearchedText(GeneratedPeople(seed: 3).person($0).agent).text })
  }
}
