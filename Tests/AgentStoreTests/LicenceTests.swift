import AgentDomain
import Testing

@testable import AgentStore

@Suite struct LicenceTests {
  let temporary: TemporaryStore
  var store: AgentStore { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  /// Changes settings by their keys, as the shell does.
  @discardableResult
  private func set(_ values: [String: String]) throws -> SaveOutcome {
    let stored = try store.settings()
    var settings = stored.settings
    for (field, text) in values {
      try #require(CentreSettings.catalogue[field]).enter(text, into: &settings)
    }
    return store.run(
      .settings(version: stored.version, settings.changes(since: stored.settings)))
  }

  private func create(_ username: String, _ typology: Typology = .external) -> SaveOutcome {
    var agent = newAgent(username)
    agent.account.typology = typology
    agent.voice.transport = Ordered([typology.transports[0]])
    agent.client.pushGateway = PushGateway(unchecked: "push.example.org:5060")
    return store.run(.create(agent, password: goodPassword, groups: []))
  }

  private let full = "The licence has 2 agents and all are taken: "

  @Test func `no more agents are created than the licence has, and 0 is any number`() throws {
    #expect(create("a").receipt != nil && create("b").receipt != nil)
    try set(["licence_agents": "2"])
    #expect(create("c").words.contains(full))
    try set(["licence_agents": "0"])
    #expect(create("c").receipt != nil)
  }

  @Test func `of many in one change all or none are made, told once`() throws {
    try set(["licence_agents": "2"])
    let changes = ["a", "b", "c"].map {
      Change.create(newAgent($0), password: goodPassword, groups: [])
    }
    let outcome = store.apply(ChangeSet(author: ada, summary: "Import", changes: changes))
    guard case .problems(let problems)? = outcome.refusal else {
      Issue.record("\(outcome)")
      return
    }
    #expect(
      problems.map(\.sentence) == [
        "The licence has 2 agents, and not so many are free as this would add: delete one, or raise the number in the settings."
      ])
    #expect(try store.count(ListQuery()) == 0)
  }

  @Test func `a deleted agent frees the place, and comes back only where one is free`() throws {
    try set(["licence_agents": "2"])
    let first = try store.made(newAgent("a"))
    #expect(create("b").receipt != nil)
    #expect(store.run(.delete(.one(first.id))).receipt != nil)
    #expect(create("c").receipt != nil)
    #expect(store.run(.restore(.one(first.id))).words.contains(full))
    #expect(try store.now(first).isDeleted)
    let third = try #require(try store.agent(username: "c", scope: .everyone))
    #expect(store.run(.delete(.one(third.id)), .restore(.one(first.id))).receipt != nil)
  }

  @Test func `undo does not go around the licence`() throws {
    let first = try store.made(newAgent("a"))
    #expect(store.run(.delete(.one(first.id)), by: bob).receipt != nil)
    try set(["licence_agents": "1"])
    #expect(create("b").receipt != nil)
    #expect(store.undo(bob).words.contains("The licence has 1 agent and all are taken"))
  }

  @Test func `no more agents become mobile than the licence has`() throws {
    try set(["licence_mobile_agents": "1"])
    #expect(create("a", .mobile).receipt != nil)
    #expect(create("b", .mobile).words.contains("1 mobile agent and all are taken: choose another"))
    let other = try store.made(newAgent("c"))
    let change = { (agent: inout Agent) in
      agent.account.typology = .mobile
      agent.client.pushGateway = PushGateway(unchecked: "push.example.org:5060")
    }
    #expect(store.change(other, change).words.contains("1 mobile agent and all are taken"))
    try set(["licence_mobile_agents": "2"])
    #expect(store.change(other, change).receipt != nil)
    let now = try store.now(other)
    #expect(store.change(now) { $0.account.alias = "x" }.receipt != nil)
  }

  @Test func `no more telephones are made than the licence has`() throws {
    try set(["licence_telephones": "1"])
    let add = { (name: String) in
      var telephone = Telephone()
      telephone.name = name
      return store.run(.add(telephone))
    }
    #expect(add("Desk 1").receipt != nil)
    #expect(add("Desk 2").words.contains("1 telephone and all are taken: remove one"))
  }

  @Test func `a licence that became too small is told, and keeps nobody from other changes`() throws
  {
    let first = try store.made(newAgent("a"))
    #expect(create("b").receipt != nil)
    let receipt = try set(["licence_agents": "1"]).receipt
    #expect(
      receipt?.notices == ["There are 2 agents already: they stay, and no more can be made."])
    #expect(store.change(first) { $0.account.alias = "x" }.receipt != nil)
    #expect(store.run(.delete(.one(first.id))).receipt?.notices.isEmpty == true)
  }

  @Test func `another certificate is told to need two restarts, once for many`() throws {
    let wanted = ["Restart nginx and asterisk, so that they use the new certificate."]
    let files = ["webrtc_tls_certificate": "/etc/a.crt", "webrtc_tls_private_key": "/etc/a.key"]
    #expect(try set(files).receipt?.notices == wanted)
    #expect(try set(["lock_minutes": "5"]).receipt?.notices == [])
    let ids = try [create("a", .webrtc), create("b", .webrtc)].map {
      try #require($0.receipt?.records.first, "\($0.words)")
    }
    let receipt = store.run(
      .editAll(
        Selection(ids: Set(ids)),
        [FieldValueText(field: "webrtc_tls_certificate", text: "/etc/b.crt")])
    ).receipt
    #expect(receipt?.notices == wanted && receipt?.count == 2)
  }
}
