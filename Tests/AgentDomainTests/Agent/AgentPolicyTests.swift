import AgentDomain
import Testing

/// An agent with nothing wrong, changed by the test.
func agent(_ change: (inout Agent) -> Void = { _ in }) -> Agent {
  var agent = Agent()
  agent.account.fullName = "Ada Lovelace"
  agent.account.username = "ada"
  agent.account.email = EmailAddress(unchecked: "ada@example.org")
  agent.account.internalNumber = InternalNumber(1000)
  change(&agent)
  return agent
}

private func problems(
  _ settings: CentreSettings = CentreSettings(), _ change: (inout Agent) -> Void
) -> [String] {
  agent(change).problems(settings).map(\.sentence)
}

private func warnings(
  _ settings: CentreSettings = CentreSettings(), telephones: Bool = true,
  _ change: (inout Agent) -> Void
) -> [String] {
  var settings = settings
  settings.inventory.hasTelephones = telephones
  return agent(change).warnings(settings).map(\.field)
}

@Suite struct `A save is blocked` {
  @Test func `by nothing where nothing is wrong`() {
    #expect(problems { _ in }.isEmpty)
    #expect(warnings { _ in }.isEmpty)
  }

  @Test func `by all required fields that are empty, each in its own words`() {
    let problems = Agent().problems(CentreSettings()).map(\.field)
    #expect(problems == ["full_name", "username", "email", "internal"])
  }

  @Test func `by a full name that is the internal number`() {
    #expect(
      problems { $0.account.fullName = "1000" } == [
        "Full Name must not be the internal number: give the agent's name."
      ])
  }

  @Test func `by an internal number below the smallest of the settings`() {
    #expect(
      problems { $0.account.internalNumber = InternalNumber(999) } == [
        "Internal must be 1000 or larger, as the settings say."
      ])
  }

  @Test func `by a mobile agent without the licence, and by one without a gateway`() {
    var settings = CentreSettings()
    settings.licence.mobile = false
    let mobile: (inout Agent) -> Void = { agent in
      agent.account.typology = .mobile
      agent.client.pushGateway = PushGateway(unchecked: "push:5060")
    }
    #expect(problems(CentreSettings(), mobile).isEmpty)
    #expect(
      problems(settings, mobile) == [
        "Typology must be another one: the licence has no mobile agents."
      ])
    #expect(problems { $0.account.typology = .mobile }.first?.contains("HOST:PORT") == true)
  }

  @Test(arguments: [
    (Typology.phonebar, [Transport.udp, .tcp, .tls]), (.mobile, [.udp, .tcp, .tls]),
    (.external, [.udp, .tcp, .ws, .wss, .tls]), (.webrtc, [.wss]),
  ])
  func `by a transport that the client does not speak`(
    typology: Typology, transports: [Transport]
  ) {
    for transport in Transport.allCases {
      let found = problems { agent in
        agent.account.typology = typology
        agent.client.pushGateway = PushGateway(unchecked: "push:5060")
        agent.voice.transport = Ordered([transport])
      }
      #expect(found.isEmpty == transports.contains(transport), "\(typology) \(transport)")
    }
  }

  @Test func `by two kinds of screen recording at once`() {
    #expect(
      problems { agent in
        agent.client.screenRecordingByAgent = true
        agent.client.automaticScreenRecording = true
      }.count == 1)
  }

  @Test func `not by what is wrong in a field that does not show`() {
    #expect(
      problems { agent in
        agent.account.typology = .external
        agent.client.sipExpires = 5
      }.isEmpty)
    #expect(problems { $0.client.sipExpires = 5 }.count == 1)
  }
}

@Suite struct `A warning never blocks and comes` {
  @Test func `over 40 characters of a name or a caller ID`() {
    #expect(warnings { $0.account.fullName = String(repeating: "x", count: 40) }.isEmpty)
    #expect(
      warnings { $0.account.fullName = String(repeating: "x", count: 41) } == ["full_name"])
    let long = CallerID(unchecked: String(repeating: "x", count: 38) + "<1>")
    #expect(warnings { $0.voice.callerID = long } == ["caller_id"])
  }

  @Test func `where Hot Desk has no telephone`() {
    let desk: (inout Agent) -> Void = { agent in
      agent.account.typology = .external
      agent.account.hotDesk = true
    }
    #expect(warnings(CentreSettings(), telephones: false, desk) == ["hot_desk"])
    #expect(warnings(CentreSettings(), telephones: true, desk).isEmpty)
    #expect(warnings(telephones: false) { $0.account.hotDesk = true }.isEmpty)
  }

  @Test func `where locking and masking are not set up`() {
    var settings = CentreSettings()
    settings.security.maxFailedLogins = 0
    #expect(warnings(settings) { _ in } == ["locked"])
    #expect(warnings { $0.account.masksSensitiveData = true } == ["mask_sensitive_data"])
    settings.security.maxFailedLogins = 5
    settings.security.maskCharacters = 4
    #expect(warnings(settings) { $0.account.masksSensitiveData = true }.isEmpty)
  }

  @Test func `for words that Asterisk ignores, saying what they act as`() {
    for (word, meaning) in [(NAT.never, "acts as no."), (.route, "acts as force_rport.")] {
      let found = agent { $0.voice.nat = word }.warnings(CentreSettings())
      #expect(found.map(\.field) == ["nat"])
      #expect(found.first?.sentence.hasSuffix(meaning) == true)
    }
  }

  @Test func `for settings of the telephone that are rarely meant`() {
    #expect(warnings { $0.voice.sipType = .user } == ["sip_type"])
    #expect(warnings { $0.voice.codecs = Ordered([.g729]) } == ["codecs"])
    #expect(warnings { $0.voice.codecs = Ordered([.ulaw, .opus]) } == ["codecs"])
    #expect(warnings { $0.voice.context = "other" } == ["context"])
    #expect(
      warnings { agent in
        agent.account.typology = .webrtc
        agent.voice.encryption = true
      } == ["encryption"])
    #expect(warnings { $0.client.forwardUnconditional = true } == ["client_forward_number"])
  }

  @Test func `where keys of SRTP go over an open way`() {
    #expect(warnings { $0.voice.encryption = true } == ["encryption"])
    let safe = warnings {
      $0.voice.encryption = true
      $0.voice.transport = Ordered([.tls, .udp])
    }
    #expect(safe.isEmpty)
  }

  @Test func `where a telephone is meant to keep to a transport that nobody holds it to`() {
    #expect(warnings { $0.voice.transport = Ordered([.tls]) } == ["transport"])
    #expect(warnings { $0.voice.transport = Ordered([.tls, .udp]) }.isEmpty)
  }

  @Test func `where a fixed host cannot be called`() {
    let found = warnings {
      $0.account.typology = .external
      $0.voice.host = SIPHost(unchecked: "10.0.0.7")
      $0.voice.transport = Ordered([.wss, .udp])
    }
    #expect(found.isEmpty)
    let bad = warnings {
      $0.account.typology = .external
      $0.voice.host = SIPHost(unchecked: "10.0.0.7")
      $0.voice.transport = Ordered([.wss])
    }
    #expect(bad == ["host", "transport"])
  }

  @Test(arguments: [
    ("push:5060", [Transport.udp, .tcp], true), ("push:5061", [.tls], true),
    ("push:5060", [.tls], false), ("push:5061", [.udp, .tcp], false),
  ])
  func `where transport and push gateway do not match`(
    gateway: String, transport: [Transport], fits: Bool
  ) {
    let found = warnings { agent in
      agent.account.typology = .mobile
      agent.client.pushGateway = PushGateway(unchecked: gateway)
      agent.voice.transport = Ordered(transport)
    }
    #expect(found == (fits ? [] : ["transport"]))
  }
}
