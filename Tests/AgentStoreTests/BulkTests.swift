import AgentDomain
import Synchronization
import Testing

@testable import AgentStore

@Suite struct BulkTests {
  let temporary: TemporaryStore
  let everyone: Selection
  var store: AgentStore { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    temporary.store.run(.addSample)
    everyone = Selection(query: ListQuery())
  }

  private func set(_ field: String, _ text: String) -> Change {
    .editAll(everyone, [FieldValueText(field: field, text: text)])
  }

  @Test func `the same field of many agents is one step of history`() throws {
    let count = try store.count(everyone, scope: .everyone)
    let receipt = try #require(store.run(set("context", "from-inside")).receipt)
    #expect(receipt.count == count)
    #expect(
      try store.spread(of: "context", in: everyone, scope: .everyone).map(\.value) == [
        "from-inside"
      ])
    #expect(store.undo(ada).receipt?.count == count)
    #expect(
      try store.spread(of: "context", in: everyone, scope: .everyone).map(\.value) == ["from-sip"])
  }

  @Test func `who holds the value already is not changed`() throws {
    let disabled = try store.count(
      ListQuery(filters: [.init(.equals(field: "disabled", .integer(1)))]))
    let all = try store.count(everyone, scope: .everyone)
    #expect(disabled > 0)
    #expect(store.run(set("disabled", "on")).receipt?.count == all - disabled)
  }

  @Test func `a text that no agent can take is said once`() throws {
    #expect(store.run(set("context", "not a context")).words.hasPrefix("Context must be"))
  }

  @Test func `one agent that cannot take it stops all, by name`() throws {
    let words = store.run(set("transport", "wss")).words
    #expect(words.contains("Ada Sample: Transport must be udp, tcp or tls for a Phonebar agent."))
    let spread = try store.spread(of: "transport", in: everyone, scope: .everyone)
    #expect(spread.count > 1)
  }

  @Test func `the same address for many is refused`() throws {
    let words = store.run(set("email", "one@sample.example")).words
    #expect(words.contains("Email one@sample.example is the address of"))
  }

  @Test func `stopping leaves nothing`() throws {
    let large = try TemporaryStore()
    try GeneratedCentre.fill(path: large.store.path, agents: 150)
    let seen = Mutex<[Int]>([])
    let order = ChangeSet(
      author: ada, summary: "Stopped",
      changes: [
        .editAll(Selection(ids: Set(1...150)), [FieldValueText(field: "alias", text: "x")])
      ])
    let outcome = large.store.apply(order) { done in
      seen.withLock { $0.append(done) }
      return false
    }
    #expect(outcome.words.contains("it was stopped before the end"))
    #expect(seen.withLock { $0 } == [100])
    #expect(try large.look("SELECT count(*) FROM agent WHERE alias = 'x'", as: Int.self) == 0)
    #expect(try large.store.history(HistoryQuery(), scope: .everyone).isEmpty)
  }

  @Test func `fields that only the system sets are refused in bulk as well`() {
    #expect(store.run(set("username", "all")).words.contains("never changes"))
    #expect(store.run(set("locked", "on")).words.contains("only be switched off"))
  }

  // MARK: - The sample centre

  @Test func `the sample centre holds every typology and channel and many scripts`() throws {
    let typologies = try store.spread(of: "typology", in: everyone, scope: .everyone)
    #expect(Set(typologies.map(\.value)) == Set(Typology.allCases.map(\.rawValue)))
    let groups = try store.groups(scope: .everyone)
    #expect(Set(groups.compactMap(\.channel)) == Set(Channel.allCases))
    #expect(Set(groups.map(\.kind)) == Set(GroupKind.allCases))
    #expect(try store.settings().settings.inventory.hasTelephones)
    var (names, emails): ([String], [String]) = ([], [])
    try store.forEach(everyone, scope: .everyone) { agents in
      names += agents.map(\.agent.account.fullName)
      emails += agents.map(\.agent.account.email.text)
      return true
    }
    #expect(names.contains("李小龍") && names.contains("محمد الأحمد") && names.contains("Zoë Müller"))
    #expect(emails.allSatisfy { $0.hasSuffix("@sample.example") })
  }

  @Test func `removing the sample centre leaves everybody else and their history`() throws {
    let queue = try #require(try store.groups(scope: .everyone).first)
    let own = try store.made(newAgent(), in: [Membership(queue)])
    #expect(store.run(.addSample).words.contains("is there already"))
    #expect(
      store.run(.removeSample, summary: "Removed").receipt?.summary.contains("undo adds it anew")
        == true)
    #expect(try store.count(everyone, scope: .everyone) == 1)
    #expect(try store.now(own) == own)
    #expect(try store.groups(scope: .everyone).isEmpty)
    #expect(try !store.settings().settings.inventory.hasTelephones)
    #expect(try store.nextInternal().text == "1000")
    #expect(store.undo(ada).receipt != nil)
    #expect(try store.count(everyone, scope: .everyone) > 30)
    #expect(store.undo(ada).words == "")
  }
}
