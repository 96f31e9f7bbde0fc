import AgentDomain
import AgentStore
import ExchangeHarness
import Foundation
import Telephony
import TerminalHarness
import Testing

/// What else happens with calls, each time right after the save.
@Suite(.serialized) struct FeatureTests {
  let desk: ExchangeDesk

  init() throws { desk = try .shared() }

  @Test func `[12.1] call_group and pickup_group: *8 takes the ringing call of the own group`()
    throws
  {
    let callee = try DeskAgent(desk) { $0.voice.callGroup = Groups(unchecked: "7") }
    let picker = try DeskAgent(desk) { $0.voice.pickupGroup = Groups(unchecked: "8") }
    let telephone = try callee.telephone(.rings)
    let call = try DeskAgent(desk).beginCall(callee.number)
    _ = try telephone.waitForCall()
    try call.wait(for: 180)
    #expect(try picker.call("*8").status == 403)
    try picker.change { $0.voice.pickupGroup = Groups(unchecked: "5-7") }
    #expect(try picker.call("*8").status == 200)
    try call.wait(for: 200)
    try desk.exchange.hangUp()
  }

  @Test(arguments: [(RecordFormat.wav, "wav"), (.wav49, "WAV"), (.gsm, "gsm")])
  func `[12.1] record_calls: an answered call is recorded in the agent's format`(
    _ format: RecordFormat, _ suffix: String
  ) throws {
    let callee = try DeskAgent(desk)
    let telephone = try callee.telephone()
    let caller = try DeskAgent(desk)
    #expect(try caller.call(callee.number).status == 200)
    #expect(recordings(of: callee).isEmpty)
    try callee.change { $0.voice.recordCalls = format }
    #expect(try caller.call(callee.number) { $0.seconds = 0.5 }.status == 200)
    #expect(desk.wait { recordings(of: callee).map { ($0 as NSString).pathExtension } == [suffix] })
    #expect(telephone.invitations.count == 2)
  }

  private func recordings(of agent: DeskAgent) -> [String] {
    let files = FileManager.default.enumerator(atPath: desk.exchange.spooled("monitor"))
    return (files?.allObjects as? [String] ?? []).filter {
      ($0 as NSString).lastPathComponent.hasPrefix("\(agent.number)-")
    }
  }

  @Test func `[12.1] voicemail and email: a mailbox takes a message and mails it to the agent`()
    throws
  {
    let agent = try DeskAgent(desk) { $0.account.voicemail = true }
    let call = try DeskAgent(desk).call(agent.number) { $0.seconds = 3 }
    #expect(call.status == 200)
    let message = desk.exchange.spooled("voicemail/default/\(agent.number)/INBOX/msg0000.wav")
    #expect(desk.wait { FileManager.default.fileExists(atPath: message) })
    #expect(desk.wait { desk.exchange.mail.contains("\(agent.user)@example.org") })
    try agent.change { $0.account.voicemail = false }
    #expect(try DeskAgent(desk).call(agent.number).status == 486)
  }

  @Test
  func
    `[12.1] client_forward_unconditional and client_forward_number: calls go to the other telephone`()
    throws
  {
    let (agent, other) = (try DeskAgent(desk), try DeskAgent(desk))
    let telephone = try other.telephone()
    let caller = try DeskAgent(desk)
    try agent.change {
      $0.client.forwardUnconditional = true
      $0.client.forwardNumber = PhoneNumber(unchecked: other.number)
    }
    #expect(try caller.call(agent.number).status == 200)
    #expect(telephone.invitations.count == 1)
    try agent.change { $0.client.forwardUnconditional = false }
    #expect(try caller.call(agent.number).status == 486)
    #expect(telephone.invitations.count == 1)
  }

  @Test func `[12.1] client_ring_in_use: a busy agent's second call is refused unless it is on`()
    throws
  {
    let agent = try DeskAgent(desk)
    let telephone = try agent.telephone()
    #expect(desk.wait { desk.states[agent.number] == .registered })
    let call = try DeskAgent(desk).beginCall(agent.number)
    try call.wait(for: 200)
    let caller = try DeskAgent(desk)
    #expect(try caller.call(agent.number).status == 486)
    try agent.change { $0.client.ringInUse = true }
    #expect(try caller.call(agent.number).status == 200)
    #expect(telephone.invitations.count == 2)
    try desk.exchange.hangUp()
  }

  @Test func `[12.1] chanspy: calls bear the group that supervisors may listen to`() throws {
    let agent = try DeskAgent(desk)
    func group() throws -> Bool {
      let call = try agent.beginCall("*43")
      try call.wait(for: 200)
      let line = try desk.exchange.command("core show channels concise").split(separator: "\n")
        .first { $0.hasPrefix("PJSIP/\(agent.number)-") }
      let name = try #require(line?.split(separator: "!").first)
      let shown = try desk.exchange.command("core show channel \(name)")
      try desk.exchange.hangUp()
      return shown.contains("SPYGROUP=agents")
    }
    #expect(try !group())
    try agent.change { $0.voice.chanSpy = true }
    #expect(try group())
  }

  @Test func `[12.1] encryption: with SRTP on, calls are encrypted and others refused`() throws {
    let (caller, callee) = (try DeskAgent(desk), try DeskAgent(desk))
    let telephone = try callee.telephone(.answers(.init(0, 8, encrypted: true)))
    for agent in [caller, callee] { try agent.change { $0.voice.encryption = true } }
    #expect(try caller.call("*43").status == 488)
    let call = try caller.call(callee.number) { $0.offer = .init(0, 8, encrypted: true) }
    #expect(call.status == 200)
    #expect(call.answer?.lines("m=audio").first?.contains("RTP/SAVP ") == true)
    let offered = try telephone.waitForCall()
    #expect(offered.lines("m=audio").first?.contains("RTP/SAVP ") == true)
    #expect(!offered.lines("a=crypto").isEmpty)
  }

  @Test
  func
    `[12.1] webrtc_tls_certificate and webrtc_tls_private_key: calls bear the agent's certificate`()
    throws
  {
    let (own, key) = (desk.exchange.setup.certificate, desk.exchange.setup.privateKey)
    let agent = try DeskAgent(desk)
    let telephone = try agent.telephone(.rings)
    try agent.change {
      $0.account.typology = .webrtc
      $0.voice.transport = Ordered([.wss])
      $0.client.tlsCertificate = FilePath(unchecked: own)
      $0.client.tlsPrivateKey = FilePath(unchecked: key)
    }
    let call = try DeskAgent(desk).beginCall(agent.number)
    let offered = try telephone.waitForCall().lines("a=fingerprint:SHA-256").first
    let printed = try run(
      "/usr/bin/openssl", ["x509", "-in", own, "-noout", "-fingerprint", "-sha256"])
    let fingerprint = printed.text.split(separator: "=").last?.split(whereSeparator: \.isNewline)
      .first
    #expect(offered?.hasSuffix(String(try #require(fingerprint))) == true)
    try desk.exchange.hangUp()
    _ = call
  }

  @Test func `[12.1] push_gateway: a mobile's calls go through the gateway that wakes it`() throws {
    let agent = try DeskAgent(desk) {
      $0.account.typology = .mobile
      $0.client.pushGateway = PushGateway(unchecked: "127.0.0.3:5060")
    }
    let gateway = try SIPTelephone(desk.exchange, agent.account, at: ("127.0.0.3", 5060))
    #expect(try agent.register() == 200)
    #expect(try DeskAgent(desk).call(agent.number).status == 200)
    #expect(try gateway.waitForCall().header("Route").contains("127.0.0.3:5060"))
  }

  @Test func `[12.1] typology: a browser is offered DTLS, ICE and one port for all`() throws {
    let agent = try DeskAgent(desk)
    let telephone = try agent.telephone(.rings)
    try agent.change {
      $0.account.typology = .webrtc
      $0.voice.transport = Ordered([.wss])
    }
    let call = try DeskAgent(desk).beginCall(agent.number)
    let offered = try telephone.waitForCall()
    #expect(offered.lines("m=audio").first?.contains("UDP/TLS/RTP/SAVPF") == true)
    for line in ["a=fingerprint:SHA-256", "a=ice-ufrag", "a=rtcp-mux", "a=setup:"] {
      #expect(!offered.lines(line).isEmpty, "\(line)")
    }
    try desk.exchange.hangUp()
    _ = call
  }

  @Test func `[12.3] disabled: the call of a disabled agent is ended at once`() throws {
    let agent = try DeskAgent(desk)
    let call = try agent.beginCall("*43")
    try call.wait(for: 200)
    try agent.change { $0.account.disabled = true }
    #expect(
      try desk.wait {
        try !desk.exchange.command("core show channels concise").contains("PJSIP/\(agent.number)-")
      })
  }
}
