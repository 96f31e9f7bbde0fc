import AgentDomain
import AgentStore
import ExchangeHarness
import Foundation
import Testing

/// Queues and who rings in them, each time right after the save.
@Suite(.serialized) struct QueueTests {
  let desk: ExchangeDesk

  init() throws { desk = try .shared() }

  @Test func `[12.1] a member who is added while a caller waits is rung`() throws {
    let queue = try desk.queue("Waiting")
    let caller = try DeskAgent(desk)
    let call = try caller.beginCall("Waiting")
    try call.wait(for: 200)
    #expect(try desk.wait { try desk.shown(queue).contains("has 1 calls") })
    let agent = try DeskAgent(desk)
    let telephone = try agent.telephone()
    try desk.save(.join(.one(agent.id), [Membership(queue)]))
    #expect(try telephone.waitForCall().method == "INVITE")
    try desk.exchange.hangUp()
  }

  @Test func `[12.1] penalty: members of the lowest penalty ring first`() throws {
    let queue = try desk.queue("Ranked")
    let first = try DeskAgent(desk, in: [Membership(queue, penalty: 1)])
    let second = try DeskAgent(desk, in: [Membership(queue, penalty: 7)])
    let telephones = try (first.telephone(.rings), second.telephone(.rings))
    #expect(try desk.shown(queue).contains("with penalty 7"))
    #expect(
      try desk.wait { try desk.shown(queue).components(separatedBy: "(Not in use)").count == 3 })
    let caller = try DeskAgent(desk)
    let call = try caller.beginCall("Ranked")
    _ = try telephones.0.waitForCall()
    #expect(telephones.1.invitations.isEmpty)
    try desk.exchange.hangUp()
    _ = call
  }

  @Test func `[12.1] a new agent who only calls keeps nobody else from ringing at once`() throws {
    let queue = try desk.queue("Callers")
    _ = try DeskAgent(desk, in: [Membership(queue)]) { $0.voice.sipType = .user }
    let agent = try DeskAgent(desk, in: [Membership(queue)])
    let telephone = try agent.telephone(.rings)
    #expect(try desk.wait { try desk.store.orders(limit: 1).isEmpty })
    #expect(try desk.wait { try desk.shown(queue).contains("(Not in use)") })
    let caller = try DeskAgent(desk)
    let call = try caller.beginCall("Callers")
    _ = try telephone.waitForCall()
    try desk.exchange.hangUp()
    _ = call
  }

  @Test func `[12.3] a paused member is not rung until resumed`() throws {
    let queue = try desk.queue("Pausing")
    let agent = try DeskAgent(desk, in: [Membership(queue)])
    let telephone = try agent.telephone(.rings)
    try desk.save(.pause(.one(agent.id), reason: "Lunch"))
    #expect(try desk.shown(queue).contains("paused:Lunch"))
    let caller = try DeskAgent(desk)
    let call = try caller.beginCall("Pausing")
    #expect(try desk.wait { try desk.shown(queue).contains("has 1 calls") })
    #expect(telephone.invitations.isEmpty)
    try desk.save(.resume(.one(agent.id)))
    #expect(try !desk.shown(queue).contains("paused"))
    _ = try telephone.waitForCall()
    try desk.exchange.hangUp()
    _ = call
  }

  @Test func `[12.1] login_in_pause: whoever signs in is paused until the status is changed`()
    throws
  {
    let queue = try desk.queue("Sleepy")
    let agent = try DeskAgent(desk, in: [Membership(queue)]) { $0.account.loginInPause = true }
    #expect(try !desk.shown(queue).contains("paused"))
    try agent.signIn()
    #expect(try desk.shown(queue).contains("(paused"))
    try desk.save(.resume(.one(agent.id)))
    #expect(try !desk.shown(queue).contains("paused"))
  }

  @Test func `[12.3] *46 pauses and *47 resumes from the telephone, and Roster keeps it`() throws {
    let queue = try desk.queue("Dialled")
    let agent = try DeskAgent(desk, in: [Membership(queue)])
    let telephone = try agent.telephone()
    #expect(desk.wait { desk.states[agent.number] == .registered })
    #expect(try agent.call("*46").status == 200)
    #expect(try desk.wait { try desk.shown(queue).contains("paused:telephone") })
    #expect(try agent.call("*47").status == 200)
    #expect(try desk.wait { try !desk.shown(queue).contains("paused") })
    #expect(try DeskAgent(desk).call("*46").status == 404)
    _ = telephone
  }

  @Test func `[12.1] full_name: the queue calls its member by the new name`() throws {
    let queue = try desk.queue("Named")
    let agent = try DeskAgent(desk, in: [Membership(queue)]) { $0.account.fullName = "Ada King" }
    #expect(try desk.shown(queue).contains("Ada King (PJSIP/\(agent.number)"))
    try agent.change { $0.account.fullName = "Ada Lovelace" }
    let shown = try desk.shown(queue)
    #expect(shown.contains("Ada Lovelace (PJSIP/\(agent.number)") && !shown.contains("Ada King"))
  }

  @Test func `[12.1] disabled, sip_type and leaving: who cannot be called is no member`() throws {
    let queue = try desk.queue("Shrinking")
    let agents = try (0..<4).map { _ in try DeskAgent(desk, in: [Membership(queue)]) }
    func members() throws -> [Bool] {
      let shown = try desk.shown(queue)
      return agents.map {
        shown.contains("PJSIP/\($0.number) ") || shown.contains("PJSIP/\($0.number))")
      }
    }
    #expect(try members() == [true, true, true, true])
    try agents[0].change { $0.account.disabled = true }
    try agents[1].change { $0.voice.sipType = .user }
    try desk.save(.leave(.one(agents[2].id), [queue]))
    #expect(try members() == [false, false, false, true])
    try desk.save(.delete(.one(agents[3].id)))
    #expect(try members() == [false, false, false, false])
  }

  @Test func `[12.1] client_ring_in_use: a member who may not ring while busy is marked so`() throws
  {
    let queue = try desk.queue("Busy")
    let agent = try DeskAgent(desk, in: [Membership(queue)])
    #expect(try desk.shown(queue).contains("ringinuse disabled"))
    try agent.change { $0.client.ringInUse = true }
    #expect(try !desk.shown(queue).contains("ringinuse disabled"))
  }

  @Test func `[6.1] queues: strategy, weight and maximum length hold at the next call`() throws {
    let queue = try desk.queue("Shaped") { $0.ringing.strategy = .linear }
    #expect(try desk.shown(queue).contains("'linear' strategy"))
    var shaped = Queue()
    shaped.name = "Shaped"
    var changed = shaped
    shaped.ringing.strategy = .linear
    (changed.ringing.strategy, changed.ringing.weight) = (.fewestcalls, 5)
    changed.ringing.maximumLength = 3
    try desk.save(
      .change(RecordKey(.queue, queue.id), version: 1, changed.changes(since: shaped)))
    let shown = try desk.shown(queue)
    #expect(shown.contains("'fewestcalls' strategy") && shown.contains("W:5"))
    #expect(shown.contains("(max 3)"))
  }
}
