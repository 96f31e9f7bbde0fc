import AgentDomain
import ExchangeHarness
import Testing

/// Calls with real sound between telephones.
@Suite(.serialized) struct MediaTests {
  let desk: ExchangeDesk

  init() throws { desk = try .shared() }

  /// Calls from one agent to another until both hear something.
  private func speak(
    _ caller: DeskAgent, _ callee: DeskAgent, _ kind: Softphone.Kind
  ) throws -> [ExchangeHarness.Exchange.Media] {
    defer { try? desk.exchange.hangUp() }
    let called = try Softphone(desk.exchange, callee.account, kind)
    let calling = try Softphone(desk.exchange, caller.account, kind, calling: callee.number)
    func heard() throws -> [ExchangeHarness.Exchange.Media] {
      try [caller, callee].compactMap { try desk.exchange.media(of: $0.number) }
        .filter { $0.received > 20 && $0.sent > 20 }
    }
    let isHeard = try desk.wait { try heard().count == 2 }
    let stats = try desk.exchange.command("pjsip show channelstats")
    #expect(isHeard, "\(Self.brief(calling.said))\n\(Self.brief(called.said))\n\(stats)")
    return try heard()
  }

  /// Without what a terminal would have overwritten.
  private static func brief(_ said: String) -> String {
    said.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("/") && !$0.contains("(bit/s)") }
      .joined(separator: "\n")
  }

  @Test func `[12.1] codecs: in a call between agents each hears the other in the own first codec`()
    throws
  {
    let caller = try DeskAgent(desk) { $0.voice.codecs = Ordered([.alaw, .ulaw]) }
    let callee = try DeskAgent(desk) { $0.voice.codecs = Ordered([.g722, .alaw]) }
    var kind = Softphone.Kind()
    kind.codecs = "pcmu,pcma,g722/16000/1"
    let media = try speak(caller, callee, kind)
    #expect(media.map(\.codec) == ["alaw", "g722"])
  }

  @Test func `[12.1] encryption: two agents with SRTP on hear each other over TLS`() throws {
    let agents = try (0..<2).map { _ in try DeskAgent(desk) { $0.voice.encryption = true } }
    var kind = Softphone.Kind()
    (kind.parameters, kind.transport) = (["mediaenc=srtp-mand"], "tls")
    #expect(try speak(agents[0], agents[1], kind).count == 2)
  }

  @Test func `[12.1] typology: a WebRTC agent hears and is heard through DTLS`() throws {
    defer { try? desk.exchange.hangUp() }
    let agent = try DeskAgent(desk) {
      $0.account.typology = .webrtc
      $0.voice.transport = Ordered([.wss])
    }
    var kind = Softphone.Kind()
    kind.parameters = ["mediaenc=dtls_srtp"]
    let telephone = try Softphone(desk.exchange, agent.account, kind, calling: "*43")
    let isHeard = try desk.wait {
      try desk.exchange.media(of: agent.number).map { $0.received > 20 && $0.sent > 20 } ?? false
    }
    #expect(isHeard, "\(Self.brief(telephone.said))")
  }

  @Test(arguments: [false, true])
  func `[12.1] transport and wss_port: a browser registers over ws and wss`(_ isSecure: Bool) throws
  {
    let agent = try DeskAgent(desk) {
      $0.account.typology = .webrtc
      $0.voice.transport = Ordered([.wss])
    }
    #expect(try desk.exchange.register(agent.account, isSecure: isSecure) == 200)
    let wrong = SIPAccount(agent.number, user: agent.user, password: "Wrong-pass1")
    #expect(try desk.exchange.register(wrong, isSecure: isSecure) == 401)
  }

  @Test func `[12.1] transport: a telephone registers over tls`() throws {
    let agent = try DeskAgent(desk)
    var kind = Softphone.Kind()
    kind.transport = "tls"
    let telephone = try Softphone(desk.exchange, agent.account, kind)
    defer { withExtendedLifetime(telephone) {} }
    #expect(
      try desk.exchange.command("pjsip show aor \(agent.number)").contains(
        "Contact:  \(agent.number)/sip:"))
  }
}
