/// Conditions that no single field can state: what blocks a save, and what is only worth knowing.
enum AgentPolicy {
  typealias Check = @Sendable (Agent, CentreSettings) -> [Problem]

  static let conditions: [Check] = [
    nameIsNoNumber, internalIsLargeEnough, typologyIsLicensed, transportFits, oneScreenRecording,
  ]

  private static func problem(_ field: String, _ sentence: String) -> [Problem] {
    [Problem(field: field, label: Agent.catalogue[field]?.label ?? field, sentence: sentence)]
  }

  private static let nameIsNoNumber: Check = { agent, _ in
    let account = agent.account
    guard !account.fullName.isEmpty, account.fullName == account.internalNumber.text else {
      return []
    }
    return problem("full_name", "Full Name must not be the internal number: give the agent's name.")
  }

  private static let internalIsLargeEnough: Check = { agent, settings in
    let (number, least) = (agent.account.internalNumber, settings.numbers.minInternal)
    guard !number.text.isEmpty, number < least else { return [] }
    return problem("internal", "Internal must be \(least.text) or larger, as the settings say.")
  }

  private static let typologyIsLicensed: Check = { agent, settings in
    let typology = agent.account.typology
    guard !settings.licence.has(typology) else { return [] }
    let noun = typology == .mobile ? "mobile" : typology.title
    return problem("typology", "Typology must be another one: the licence has no \(noun) agents.")
  }

  private static let transportFits: Check = { agent, _ in
    let typology = agent.account.typology
    let foreign = agent.voice.transport.elements.filter { !typology.transports.contains($0) }
    guard !foreign.isEmpty else { return [] }
    let wanted = typology.transports.map(\.rawValue).listed("or")
    return problem("transport", "Transport must be \(wanted) for a \(typology.title) agent.")
  }

  private static let oneScreenRecording: Check = { agent, _ in
    guard agent.client.screenRecordingByAgent, agent.client.automaticScreenRecording else {
      return []
    }
    return problem(
      "client_automatic_screen_recording",
      "Automatic screen recording excludes recording by the agent: switch one of the two off.")
  }
}

extension AgentPolicy {
  static func warnings(for agent: Agent, _ settings: CentreSettings) -> [Warning] {
    notices.compactMap { notice in
      notice.holds(agent, settings) ? Warning(field: notice.field, sentence: notice.sentence) : nil
    }
  }

  private struct Notice: Sendable {
    let field: String
    let sentence: String
    let holds: @Sendable (Agent, CentreSettings) -> Bool
  }

  private static let notices: [Notice] = [
    Notice(
      field: "full_name", sentence: "Full Name is over 40 characters: telephones cut it there."
    ) { agent, _ in agent.account.fullName.count > 40 },
    Notice(
      field: "hot_desk", sentence: "Hot Desk is on, but no telephone is registered yet."
    ) { agent, settings in
      agent.account.typology == .external && agent.account.hotDesk
        && !settings.inventory.hasTelephones
    },
    Notice(
      field: "locked",
      sentence: "Automatic locking is off: the settings allow any number of failures."
    ) { _, settings in settings.security.maxFailedLogins == 0 },
    Notice(
      field: "mask_sensitive_data",
      sentence: "How many characters are masked is not set: choose it in the settings."
    ) { agent, settings in
      agent.account.masksSensitiveData && settings.security.maskCharacters == 0
    },
    Notice(
      field: "nat", sentence: "NAT never is an old word that Asterisk ignores: it acts as no."
    ) { agent, _ in agent.voice.nat == .never },
    Notice(
      field: "nat",
      sentence: "NAT route is an old word that Asterisk ignores: it acts as force_rport."
    ) { agent, _ in agent.voice.nat == .route },
    Notice(
      field: "sip_type",
      sentence: "Type user only identifies incoming calls: queues cannot ring the agent."
    ) { agent, _ in agent.voice.sipType == .user },
    Notice(
      field: "codecs", sentence: "g729 and opus need a codec module in Asterisk to be translated."
    ) { agent, _ in agent.voice.codecs.elements.contains { $0 == .g729 || $0 == .opus } },
    Notice(
      field: "caller_id", sentence: "Caller ID is over 40 characters: telephones cut it there."
    ) { agent, _ in agent.voice.callerID.text.count > 40 },
    Notice(
      field: "context", sentence: "Context is not from-sip: the dialplan must have this one."
    ) { agent, _ in agent.voice.context != "from-sip" },
    Notice(
      field: "encryption",
      sentence: "SRTP sends its keys with the call: put tls first, or others on the way read them."
    ) { agent, _ in
      agent.account.typology != .webrtc && agent.voice.encryption
        && agent.voice.transport.elements.first != .tls
    },
    Notice(
      field: "host",
      sentence: "Asterisk calls a fixed host over udp, tcp or tls: over ws and wss it cannot."
    ) { agent, _ in
      agent.voice.host != SIPHost()
        && agent.voice.transport.elements.allSatisfy { $0 == .ws || $0 == .wss }
    },
    Notice(
      field: "transport",
      sentence: "Asterisk holds no telephone to its transport: one that comes over udp is let in."
    ) { agent, _ in
      [.phonebar, .external].contains(agent.account.typology)
        && !agent.voice.transport.elements.contains(.udp)
    },
    Notice(
      field: "encryption", sentence: "WebRTC encrypts by DTLS whatever this says."
    ) { agent, _ in agent.account.typology == .webrtc && agent.voice.encryption },
    Notice(
      field: "client_forward_number",
      sentence: "Forwarding is on without a number: the agent has to enter one on the bar."
    ) { agent, _ in
      agent.account.typology == .phonebar && agent.client.forwardUnconditional
        && agent.client.forwardNumber.text.isEmpty
    },
    Notice(
      field: "transport",
      sentence:
        "The push gateway speaks udp and tcp without TLS, tls with it: transport must match."
    ) { agent, _ in
      agent.account.typology == .mobile
        && agent.voice.transport.elements.contains(.tls)
          != agent.client.pushGateway.text.hasSuffix(":5061")
    },
  ]
}
