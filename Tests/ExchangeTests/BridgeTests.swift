import AgentDomain
import AgentStore
import ExchangeHarness
import Foundation
import Telephony
import Testing

/// What the bridge tells a real Asterisk, and what it hears from it.
@Suite(.serialized) struct ExchangeBridgeTests {
  let centre: BridgeCentre

  init() throws { centre = try .shared() }

  @Test func `[12.1] a new agent rings in a queue at once, without a reload by hand`() throws {
    let sales = try centre.queue("Newagentrings")
    let caller = try BridgedAgent(centre, "caller")
    let ada = try BridgedAgent(centre, "ada", in: sales)
    try centre.wait("the orders") { try $0.store.orders(limit: 1).isEmpty }
    #expect(ada.state == .offline)
    let telephone = try ada.telephone()
    try centre.wait("the registration") { _ in ada.state == .registered }
    #expect(centre.bridge.states.registrations[ada.number] != nil)
    try centre.wait("the queue's knowledge of it") { _ in
      try ada.line(in: sales).contains("Not in use")
    }
    #expect(try caller.dial(sales.name).status == 200)
    #expect(telephone.invitations.count == 1)
    try centre.wait("the end of the call") { _ in ada.state == .registered }
  }

  @Test func `[12.1] a disabled agent is hung up, and the registration runs out`() throws {
    let sales = try centre.queue("Disabledishungup")
    let exchange = try #require(centre.exchange)
    let grace = try BridgedAgent(centre, "grace", in: sales)
    try centre.wait("the orders") { try $0.store.orders(limit: 1).isEmpty }
    let telephone = try grace.telephone()
    try centre.wait("the registration") { _ in grace.state == .registered }
    var call = SIPCall(grace.account, to: "*43")
    call.seconds = 60
    let talk = try exchange.begin(call)
    try talk.wait(for: 200)
    try centre.wait("the call") { _ in grace.state == .onCall }
    let stored = try #require(try centre.store.agent(grace.id, scope: .everyone))
    var agent = stored.agent
    agent.account.disabled = true
    try centre.save(
      .edit(grace.id, version: stored.version, agent.changes(since: stored.agent)))
    try centre.wait("the end of the call") { _ in
      talk.messages.contains { !$0.isOwn && $0.method == "BYE" }
    }
    try centre.wait("the end of the contact") { _ in
      try !centre.asterisk("pjsip show contacts").contains("\(grace.number)/")
    }
    try centre.wait("the news of it") { _ in grace.state == .offline }
    #expect(centre.bridge.states.trouble == nil)
    withExtendedLifetime(telephone) {}
  }

  @Test func `[12.3] a pause that is saved shows in the queue, and its end as well`() throws {
    let sales = try centre.queue("Pausereachesqueue")
    let linus = try BridgedAgent(centre, "linus", in: sales)
    try centre.save(.pause(.one(linus.id), reason: "Lunch"))
    try centre.wait("the pause") { _ in linus.state == .paused }
    let line = try linus.line(in: sales)
    #expect(line.contains("paused") && line.contains("Lunch"), "\(line)")
    try centre.save(.resume(.one(linus.id)))
    try centre.wait("its end") { _ in linus.state == .offline }
    #expect(try !linus.line(in: sales).contains("paused"))
  }

  @Test func `[12.3] a pause made at the telephone survives that Asterisk reads its row again`()
    throws
  {
    let sales = try centre.queue("Telephonepausestays")
    let zoe = try BridgedAgent(centre, "zoe", in: sales)
    try centre.wait("the orders") { try $0.store.orders(limit: 1).isEmpty }
    _ = try zoe.line(in: sales)
    #expect(try zoe.dial("*46").status == 200)
    let paused = Selection(query: ListQuery(filters: [.init(.paused)]))
    try centre.wait("the pause") { try $0.store.count(paused, scope: .everyone) == 1 }
    for _ in 0..<3 { #expect(try zoe.line(in: sales).contains("paused")) }
    try centre.wait("the word") { _ in zoe.state == .paused }
    #expect(try zoe.dial("*47").status == 200)
    try centre.wait("its end") { try $0.store.count(paused, scope: .everyone) == 0 }
    for _ in 0..<3 { #expect(try !zoe.line(in: sales).contains("paused")) }
  }

  @Test func `[12.3] what is saved while Asterisk is stopped reaches it when it is back`() throws {
    let sales = try centre.queue("Orderswait")
    let jose = try BridgedAgent(centre, "jose", in: sales)
    try centre.wait("the orders") { try $0.store.orders(limit: 1).isEmpty }
    try centre.stop()
    #expect(jose.state == nil)
    try centre.wait("the reason") { _ in
      centre.bridge.states.trouble?.contains("cannot be reached") == true
    }
    try centre.save(.pause(.one(jose.id), reason: "Break"))
    #expect(try centre.store.orders(limit: 9).map(\.action) == [.pause(reason: "Break")])
    try centre.start()
    try centre.wait("the orders") { try $0.store.orders(limit: 1).isEmpty }
    try centre.wait("the pause") { _ in jose.state == .paused }
    #expect(try jose.line(in: sales).contains("paused"))
  }
}
