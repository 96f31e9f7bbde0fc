import AgentDomain
import ExchangeHarness
import Testing

/// What becomes of calls, each time right after the save.
@Suite(.serialized) struct CallTests {
  let desk: ExchangeDesk

  init() throws { desk = try .shared() }

  @Test func `[12.1] codecs: a call is answered with the first of the agent's codecs`() throws {
    let agent = try DeskAgent(desk) { $0.voice.codecs = Ordered([.alaw, .ulaw]) }
    func answered() throws -> String? {
      try agent.call("*43") { $0.offer = .init(0, 9, 8) }.answer?.lines("m=audio").first
    }
    #expect(try answered()?.hasSuffix("RTP/AVP 8 0") == true)
    try agent.change { $0.voice.codecs = Ordered([.ulaw, .alaw]) }
    #expect(try answered()?.hasSuffix("RTP/AVP 0 8") == true)
    try agent.change { $0.voice.codecs = Ordered([.gsm]) }
    #expect(try agent.call("*43").status == 488)
  }

  @Test func `[12.1] codecs: a telephone is offered the agent's codecs in the agent's order`()
    throws
  {
    let caller = try DeskAgent(desk) { $0.voice.codecs = Ordered([.ulaw, .gsm]) }
    let callee = try DeskAgent(desk) { $0.voice.codecs = Ordered([.g722, .alaw, .ulaw]) }
    let telephone = try callee.telephone(.answers(.init(9, 8, 0)))
    let call = try caller.call(callee.number) { $0.offer = .init(0, 3) }
    #expect(call.status == 200)
    #expect(try telephone.waitForCall().lines("m=audio").first?.contains("AVP 9 8 0") == true)
  }

  @Test func `[12.1] caller_id: who is called sees the caller's name and number, or the Caller ID`()
    throws
  {
    let caller = try DeskAgent(desk) { $0.account.fullName = "Grace Hopper" }
    let callee = try DeskAgent(desk)
    let telephone = try callee.telephone()
    #expect(try caller.call(callee.number).status == 200)
    try caller.change { $0.voice.callerID = CallerID(unchecked: "Support <800>") }
    #expect(try caller.call(callee.number).status == 200)
    let from = telephone.invitations.map { $0.header("From") }
    try #require(from.count == 2)
    #expect(from[0].hasPrefix("\"Grace Hopper\" <sip:\(caller.number)@"))
    #expect(from[1].hasPrefix("\"Support\" <sip:800@"))
  }

  @Test func `[12.1] context: calls begin in the agent's context`() throws {
    let (caller, callee) = (try DeskAgent(desk), try DeskAgent(desk))
    let telephone = try callee.telephone()
    #expect(try caller.call(callee.number).status == 200)
    try caller.change { $0.voice.context = "codes" }
    #expect(try caller.call(callee.number).status == 404)
    #expect(try caller.call("*43").status == 200)
    #expect(telephone.invitations.count == 1)
  }

  @Test
  func
    `[12.1] disabled: a disabled agent neither calls nor is called, though the telephone is registered`()
    throws
  {
    let (caller, callee) = (try DeskAgent(desk), try DeskAgent(desk))
    let telephone = try callee.telephone()
    try callee.change { $0.account.disabled = true }
    #expect(try caller.call(callee.number).status == 404)
    #expect(try callee.call(caller.number).status == 401)
    try callee.change { $0.account.disabled = false }
    #expect(try callee.call("*43").status == 200)
    #expect(telephone.invitations.isEmpty)
  }

  @Test func `[12.1] sip_type: a user calls and is not called, a peer and a friend are`() throws {
    let (caller, callee) = (try DeskAgent(desk), try DeskAgent(desk))
    let telephone = try callee.telephone()
    for (type, status) in [(SIPType.user, 404), (.peer, 200), (.friend, 200)] {
      try callee.change { $0.voice.sipType = type }
      #expect(try caller.call(callee.number).status == status, "\(type)")
      #expect(try callee.call("*43").status == 200, "\(type)")
    }
    #expect(telephone.invitations.count == 2)
  }

  @Test func `[12.1] video_support: a picture is offered and taken with Video support alone`()
    throws
  {
    let (caller, callee) = (try DeskAgent(desk), try DeskAgent(desk))
    let telephone = try callee.telephone()
    for isOn in [false, true] {
      for agent in [caller, callee] { try agent.change { $0.voice.video = isOn } }
      let call = try caller.call(callee.number) { $0.offer = .init(0, 8, video: true) }
      let taken = call.answer?.lines("m=video").contains { !$0.hasPrefix("m=video 0 ") } ?? false
      #expect(taken == isOn)
      let offered = try #require(telephone.invitations.last)
      #expect(offered.lines("m=video").isEmpty == !isOn)
      #expect(offered.body.contains("H264/90000") == isOn)
    }
  }
}
