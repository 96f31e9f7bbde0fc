import AgentDomain
import AgentStore
import ExchangeHarness
import Foundation
import Testing

/// What a queue's own fields and ChanSpy become in a call.
@Suite(.serialized) struct RingingTests {
  let desk: ExchangeDesk

  init() throws { desk = try .shared() }

  /// Saves a change of a queue that was made with its name alone.
  private func change(
    _ queue: Group, _ version: Int = 1, from old: (inout Queue) -> Void = { _ in },
    to new: (inout Queue) -> Void
  ) throws {
    var before = Queue()
    before.name = queue.name
    old(&before)
    var after = before
    new(&after)
    let changes = after.changes(since: before)
    try desk.save(.change(RecordKey(.queue, queue.id), version: version, changes))
  }

  @Test func `[6.1] timeout: a member rings so long, and then again`() throws {
    let queue = try desk.queue("Short") { $0.ringing.timeout = 1 }
    let agent = try DeskAgent(desk, in: [Membership(queue)])
    let telephone = try agent.telephone(.rings)
    #expect(try desk.wait { try desk.shown(queue).contains("(Not in use)") })
    let call = try DeskAgent(desk).beginCall("Short", for: 60)
    #expect(desk.wait { telephone.invitations.count > 1 })
    try desk.exchange.hangUp()
    try change(queue, from: { $0.ringing.timeout = 1 }) { $0.ringing.timeout = 3600 }
    #expect(try desk.wait { try desk.shown(queue).contains("(Not in use)") })
    let count = telephone.invitations.count
    let next = try DeskAgent(desk).beginCall("Short", for: 60)
    #expect(desk.wait { telephone.invitations.count == count + 1 })
    sleep(4)
    #expect(telephone.invitations.count == count + 1)
    try desk.exchange.hangUp()
    withExtendedLifetime((call, next)) {}
  }

  @Test func `[6.1] wrap_up_time: a member has peace after a call, until the queue says otherwise`()
    throws
  {
    let queue = try desk.queue("Peaceful") { $0.ringing.wrapUpTime = 3600 }
    let agent = try DeskAgent(desk, in: [Membership(queue)])
    let telephone = try agent.telephone()
    let caller = try DeskAgent(desk)
    let first = try caller.beginCall("Peaceful", for: 60)
    #expect(try desk.wait { try desk.shown(queue).contains("(in call)") })
    try desk.exchange.hangUp()
    #expect(try desk.wait { try desk.shown(queue).contains("has taken 1 calls") })
    let waiting = try caller.beginCall("Peaceful", for: 60)
    #expect(try desk.wait { try desk.shown(queue).contains("has 1 calls") })
    sleep(4)
    #expect(telephone.invitations.count == 1)
    try change(queue, from: { $0.ringing.wrapUpTime = 3600 }) {
      $0.ringing.wrapUpTime = 0
    }
    let next = try DeskAgent(desk).beginCall("Peaceful", for: 60)
    #expect(desk.wait { telephone.invitations.count > 1 })
    try desk.exchange.hangUp()
    withExtendedLifetime((first, waiting, next)) {}
  }

  @Test func `[6.1] music_class: who waits hears the music of the queue`() throws {
    let queue = try desk.queue("Musical")
    func heard() throws -> String {
      let before = desk.exchange.log.count
      let call = try DeskAgent(desk).beginCall("Musical", for: 60)
      #expect(try desk.wait { try desk.shown(queue).contains("has 1 calls") })
      #expect(desk.wait { desk.exchange.log.dropFirst(before).contains("Started music on hold") })
      let log = desk.exchange.log.dropFirst(before)
      try desk.exchange.hangUp()
      #expect(try desk.wait { try desk.shown(queue).contains("has 0 calls") })
      withExtendedLifetime(call) {}
      return String(log)
    }
    #expect(try heard().contains("class 'default'"))
    try change(queue) { $0.ringing.musicClass = "night" }
    #expect(try heard().contains("class 'night'"))
  }

  @Test
  func `[12.1] chanspy and context: a supervisor listens to those who have it on, and to no other`()
    throws
  {
    let agent = try DeskAgent(desk)
    let supervisor = try DeskAgent(desk) { $0.voice.context = "supervisors" }
    func isHeard(by listener: DeskAgent) throws -> Bool {
      let before = desk.exchange.log.count
      let speaking = try agent.beginCall("*43", for: 60)
      try speaking.wait(for: 200)
      let spying = try listener.beginCall("*55\(agent.number)", for: 60)
      let words = "Spying on channel PJSIP/\(agent.number)-"
      var isHeard = false
      for _ in 0..<20 where !isHeard {
        usleep(100_000)
        isHeard = desk.exchange.log.dropFirst(before).contains(words)
      }
      try desk.exchange.hangUp()
      withExtendedLifetime((speaking, spying)) {}
      return isHeard
    }
    #expect(try !isHeard(by: supervisor))
    try agent.change { $0.voice.chanSpy = true }
    #expect(try isHeard(by: supervisor))
    #expect(try !isHeard(by: DeskAgent(desk)))
  }
}
