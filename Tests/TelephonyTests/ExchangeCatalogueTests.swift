import AgentDomain
import Telephony
import Testing

/// What fields become for Asterisk.
@Suite struct ExchangeCatalogueTests {
  @Test func `[12.1] whatever may be saved, no column holds what Asterisk would drop a row for`() {
    var agents = RandomAgents(seed: 12)
    var seen: [String: Set<String>] = [:]
    for number in 0..<4000 {
      let parts = agents.served()
      let agent = served(
        parts.agent,
        pause: parts.isPaused ? parts.pause.filter { !$0.isNewline && $0 != "\t" } : nil,
        queue: parts.queue, id: Int64(number + 1))
      for family in ExchangeCatalogue.ofAgents { check(family, agent, &seen) }
      for member in agent.members { check(ExchangeCatalogue.members, member, &seen) }
    }
    #expect(seen["ps_endpoints.media_encryption"] == ["no", "sdes", "dtls"])
    #expect(seen["ps_endpoints.dtls_auto_generate_cert"] == ["yes", "no"])
    #expect(seen["ps_aors.max_contacts"] == ["0", "1"])
    #expect((seen["ps_endpoints.allow"]?.count ?? 0) > 50)
    #expect((seen["ps_endpoints.callerid"]?.count ?? 0) > 100)
  }

  private func check<Source>(
    _ family: RealtimeFamily<Source>, _ source: Source, _ seen: inout [String: Set<String>]
  ) {
    guard let row = family.row(of: source) else { return }
    for (column, value) in zip(family.columns, row) {
      #expect(column.rule.accepts(value), "\(family.name).\(column.name) = \(value)")
      seen["\(family.name).\(column.name)", default: []].insert(value)
    }
  }

  @Test func `[12.1] every field that reaches the exchange decides a column`() {
    let reaching = [
      "full_name", "username", "typology", "email", "internal", "voicemail", "login_in_pause",
      "disabled", "locked", "transport", "host", "nat", "sip_type", "codecs", "caller_id",
      "context", "call_group", "pickup_group", "chanspy", "video_support", "record_calls",
      "encryption", "client_ring_in_use", "client_sip_expires", "client_forward_unconditional",
      "client_forward_number", "push_gateway", "webrtc_tls_certificate", "webrtc_tls_private_key",
    ]
    #expect(Set(reaching) == ExchangeCatalogue.agentFields)
    #expect(reaching.allSatisfy { Agent.catalogue[$0] != nil })
  }

  @Test func `[12.1] the codecs are allowed in the agent's order, video after them`() {
    var agent = agent()
    agent.voice.codecs = Ordered([.opus, .alaw, .g722])
    #expect(endpoint(agent, "allow") == "!all,opus,alaw,g722")
    agent.voice.video = true
    #expect(endpoint(agent, "allow") == "!all,opus,alaw,g722,h264,vp8")
    #expect(endpoint(agent, "max_video_streams") == "1")
  }

  @Test(arguments: [
    (NAT.yes, "yes yes"), (.no, "no no"), (.forceRport, "yes no"), (.comedia, "no yes"),
    (.never, "no no"), (.route, "yes no"),
  ])
  func `[12.1] each word of NAT is written out`(nat: NAT, wanted: String) {
    var agent = agent()
    agent.voice.nat = nat
    #expect(endpoint(agent, "force_rport") + " " + endpoint(agent, "rtp_symmetric") == wanted)
    #expect(endpoint(agent, "rewrite_contact") == endpoint(agent, "force_rport"))
  }

  @Test func `[12.1] a user only calls, and no queue has it`() {
    var agent = agent()
    agent.voice.sipType = .user
    let served = served(agent)
    #expect(endpoint(agent, "aors") == "")
    #expect(ExchangeCatalogue.aors.row(of: served) == nil)
    #expect(served.members.allSatisfy { ExchangeCatalogue.members.row(of: $0) == nil })
  }

  @Test(arguments: [
    ("10.0.0.7", Transport.udp, "sip:1001@10.0.0.7:5060"),
    ("10.0.0.7", .tcp, "sip:1001@10.0.0.7:5060;transport=tcp"),
    ("2001:db8::7", .tls, "sip:1001@[2001:db8::7]:5061;transport=tls"),
  ])
  func `[12.1] a fixed host is called where it is, and known by it`(
    host: String, transport: Transport, contact: String
  ) throws {
    var agent = agent()
    agent.voice.host = SIPHost(unchecked: host)
    agent.voice.transport = Ordered([transport])
    let served = served(agent)
    #expect(value(ExchangeCatalogue.aors, served, "contact") == contact)
    #expect(value(ExchangeCatalogue.aors, served, "max_contacts") == "0")
    #expect(value(ExchangeCatalogue.identities, served, "match") == host)
  }

  @Test func `[12.1] WebRTC takes the agent's certificate, or the settings', or makes one`() {
    var agent = agent()
    agent.account.typology = .webrtc
    #expect(endpoint(agent, "dtls_auto_generate_cert") == "yes")
    var settings = CentreSettings()
    settings.webRTC.certificate = FilePath(unchecked: "/etc/a.crt")
    settings.webRTC.privateKey = FilePath(unchecked: "/etc/a.key")
    #expect(endpoint(agent, "dtls_cert_file", settings) == "/etc/a.crt")
    #expect(endpoint(agent, "dtls_auto_generate_cert", settings) == "no")
    agent.client.tlsCertificate = FilePath(unchecked: "/etc/own.crt")
    #expect(endpoint(agent, "dtls_cert_file", settings) == "/etc/own.crt")
    #expect(endpoint(agent, "media_encryption") == "dtls" && endpoint(agent, "webrtc") == "yes")
  }

  @Test func `[12.1] a mobile agent is called through the gateway that wakes the app`() {
    var agent = agent()
    agent.account.typology = .mobile
    agent.client.pushGateway = PushGateway(unchecked: "push.example.org:5061")
    #expect(endpoint(agent, "outbound_proxy") == "sip:push.example.org:5061;transport=tls;lr")
    #expect(value(ExchangeCatalogue.aors, served(agent), "qualify_frequency") == "0")
  }

  @Test func `[12.1] the dialplan finds recording, forwarding and voicemail by the number`() {
    var agent = agent()
    agent.voice.recordCalls = .wav49
    agent.client.forwardUnconditional = true
    agent.client.forwardNumber = PhoneNumber(unchecked: "+4930123")
    let row = served(agent)
    let family = ExchangeCatalogue.agents
    #expect(value(family, row, "record") == "wav49" && value(family, row, "forward") == "+4930123")
    agent.client.forwardUnconditional = false
    #expect(value(family, served(agent), "forward") == "")
  }

  @Test func `[12.2] an agent without a password has no endpoint that others could use`() {
    let served = ServedAgent(
      id: 1, agent: agent(), isDeleted: false, digest: nil, mailbox: nil, pause: nil, queues: [],
      settings: CentreSettings())
    #expect(ExchangeCatalogue.endpoints.row(of: served) == nil)
    #expect(value(ExchangeCatalogue.agents, served, "endpoint") == "")
  }

  // MARK: - Setting

  private func agent() -> Agent {
    var agent = Agent()
    agent.account.fullName = "Ada Lovelace"
    agent.account.username = "ada"
    agent.account.internalNumber = InternalNumber(1001)
    return agent
  }

  private func served(
    _ agent: Agent, pause: String? = nil, queue: String = "Sales", id: Int64 = 1,
    settings: CentreSettings = CentreSettings()
  ) -> ServedAgent {
    ServedAgent(
      id: id, agent: agent, isDeleted: false,
      digest: ServedAgent.Digest(md5: "0cc175b9c0f1b6a831c399e269772661", realm: "motion"),
      mailbox: agent.account.voicemail
        ? ServedAgent.Mailbox(number: agent.account.internalNumber.text, pin: "471108") : nil,
      pause: pause, queues: [ServedAgent.Place(queue: 3, name: queue, penalty: 5)],
      settings: settings)
  }

  private func value<Source>(_ family: RealtimeFamily<Source>, _ source: Source, _ column: String)
    -> String?
  {
    family.row(of: source).flatMap { row in family.index(of: column).map { row[$0] } }
  }

  private func endpoint(
    _ agent: Agent, _ column: String, _ settings: CentreSettings = CentreSettings()
  ) -> String {
    value(ExchangeCatalogue.endpoints, served(agent, settings: settings), column) ?? "no endpoint"
  }
}
