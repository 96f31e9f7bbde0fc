public import AgentDomain

/// What every field becomes for Asterisk 22: endpoints, authentication, addresses of record, queues with
/// their members, mailboxes, and what the dialplan looks up.
///
/// The endpoint and its address of record are called by the internal number, and its telephone
/// authenticates with the user name.
/// https://docs.asterisk.org/Asterisk_22_Documentation/API_Documentation/Module_Configuration/res_pjsip/
public enum ExchangeCatalogue {
  public static let endpoints = RealtimeFamily<ServedAgent>(
    "ps_endpoints", key: "id", where: \.hasEndpoint,
    [
      RealtimeColumn("id", from: "internal", is: .text(upTo: 40)) { $0.number },
      RealtimeColumn("auth", from: "internal", is: .text(upTo: 40)) { $0.number },
      RealtimeColumn("aors", from: "internal", "sip_type", is: .optional(upTo: 200)) {
        $0.isCalled ? $0.number : ""
      },
      RealtimeColumn("identify_by", is: .text(upTo: 80)) { _ in "username,ip" },
      RealtimeColumn("context", from: "context", is: .text(upTo: 79)) { $0.agent.voice.context },
      RealtimeColumn("allow", from: "codecs", "video_support", is: .codecs(upTo: 200)) {
        (["!all"] + $0.agent.voice.codecs.elements.map(\.rawValue)
          + ($0.agent.voice.video ? ["h264", "vp8"] : [])).joined(separator: ",")
      },
      // The agent's order holds, whatever the other side prefers.
      RealtimeColumn("outgoing_call_offer_pref", is: .oneOf(["local_merge"])) { _ in "local_merge"
      },
      RealtimeColumn("max_video_streams", from: "video_support", is: .number(0...1)) {
        $0.agent.voice.video ? "1" : "0"
      },
      RealtimeColumn("callerid", from: "caller_id", "full_name", "internal", is: .text(upTo: 800)) {
        $0.callerID
      },
      RealtimeColumn("call_group", from: "call_group", is: .groups(upTo: 400)) {
        $0.agent.voice.callGroup.text
      },
      RealtimeColumn("pickup_group", from: "pickup_group", is: .groups(upTo: 400)) {
        $0.agent.voice.pickupGroup.text
      },
      RealtimeColumn("force_rport", from: "nat", is: .yesOrNo) {
        yes($0.agent.voice.nat.answersWhereItCameFrom)
      },
      RealtimeColumn("rewrite_contact", from: "nat", is: .yesOrNo) {
        yes($0.agent.voice.nat.answersWhereItCameFrom)
      },
      RealtimeColumn("rtp_symmetric", from: "nat", is: .yesOrNo) {
        yes($0.agent.voice.nat == .yes || $0.agent.voice.nat == .comedia)
      },
      RealtimeColumn("direct_media", is: .yesOrNo) { _ in "no" },
      RealtimeColumn(
        "media_encryption", from: "encryption", "typology", is: .oneOf(["no", "sdes", "dtls"])
      ) { $0.isWebRTC ? "dtls" : $0.agent.voice.encryption ? "sdes" : "no" },
      RealtimeColumn("webrtc", from: "typology", is: .yesOrNo) { yes($0.isWebRTC) },
      RealtimeColumn(
        "dtls_cert_file", from: "webrtc_tls_certificate", is: .optional(upTo: 4096)
      ) { $0.certificate },
      RealtimeColumn(
        "dtls_private_key", from: "webrtc_tls_private_key", is: .optional(upTo: 4096)
      ) { $0.privateKey },
      RealtimeColumn(
        "dtls_auto_generate_cert", from: "webrtc_tls_certificate", "typology", is: .yesOrNo
      ) { yes($0.isWebRTC && $0.certificate.isEmpty) },
      RealtimeColumn("device_state_busy_at", from: "client_ring_in_use", is: .number(0...1)) {
        $0.ringsInUse ? "0" : "1"
      },
      RealtimeColumn("mailboxes", from: "voicemail", "internal", is: .optional(upTo: 80)) {
        $0.mailbox.map { "\($0.number)@\(voicemailContext)" } ?? ""
      },
      RealtimeColumn("outbound_proxy", from: "push_gateway", "typology", is: .optional(upTo: 400)) {
        $0.outboundProxy
      },
      // The engine gives one value for each column, so that there is room for one variable: the one that
      // ChanSpy asks for. What else the dialplan needs, it looks up among `agents`.
      RealtimeColumn("set_var", from: "chanspy", is: .text(upTo: 80)) {
        "SPYGROUP=" + ($0.agent.voice.chanSpy ? "agents" : "none")
      },
    ])

  public static let auths = RealtimeFamily<ServedAgent>(
    "ps_auths", key: "id", where: \.hasEndpoint,
    [
      RealtimeColumn("id", from: "internal", is: .text(upTo: 40)) { $0.number },
      RealtimeColumn("auth_type", is: .oneOf(["digest"])) { _ in "digest" },
      RealtimeColumn("username", from: "username", is: .text(upTo: 40)) {
        $0.agent.account.username
      },
      RealtimeColumn("realm", is: .text(upTo: 80)) { $0.digest?.realm ?? "" },
      RealtimeColumn("password_digest", is: .text(upTo: 200)) { "MD5:" + ($0.digest?.md5 ?? "") },
      // Telephones exist that give up when SHA-256 is offered beside MD5.
      RealtimeColumn("supported_algorithms_uas", is: .oneOf(["MD5"])) { _ in "MD5" },
    ])

  public static let aors = RealtimeFamily<ServedAgent>(
    "ps_aors", key: "id", where: \.isCalled,
    [
      RealtimeColumn("id", from: "internal", is: .text(upTo: 40)) { $0.number },
      RealtimeColumn("max_contacts", from: "host", is: .number(0...1)) {
        $0.isDynamic ? "1" : "0"
      },
      RealtimeColumn("remove_existing", is: .yesOrNo) { _ in "yes" },
      RealtimeColumn("contact", from: "host", "transport", is: .optional(upTo: 255)) {
        $0.fixedContact
      },
      RealtimeColumn("default_expiration", from: "client_sip_expires", is: .number(60...3600)) {
        $0.hasBar ? String($0.agent.client.sipExpires.number) : "3600"
      },
      RealtimeColumn("minimum_expiration", is: .number(60...60)) { _ in "60" },
      RealtimeColumn("maximum_expiration", is: .number(3600...3600)) { _ in "3600" },
      // Seconds between questions whether the telephone is there; an app that sleeps is not asked.
      RealtimeColumn("qualify_frequency", from: "typology", is: .number(0...60)) {
        $0.agent.account.typology == .mobile ? "0" : "60"
      },
    ])

  /// Calls of a telephone with a fixed address are known by it.
  public static let identities = RealtimeFamily<ServedAgent>(
    "ps_endpoint_id_ips", key: "id", where: { $0.hasEndpoint && !$0.isDynamic },
    [
      RealtimeColumn("id", from: "internal", is: .text(upTo: 40)) { $0.number },
      RealtimeColumn("endpoint", from: "internal", is: .text(upTo: 40)) { $0.number },
      RealtimeColumn("match", from: "host", is: .address(upTo: 80)) { $0.agent.voice.host.text },
    ])

  /// https://docs.asterisk.org/Asterisk_22_Documentation/API_Documentation/Dialplan_Applications/VoiceMail/
  public static let mailboxes = RealtimeFamily<ServedAgent>(
    "voicemail", key: "context", "mailbox", where: { $0.mailbox != nil },
    [
      RealtimeColumn("uniqueid", is: .number(1...Int.max)) { String($0.id) },
      RealtimeColumn("context", is: .oneOf([voicemailContext])) { _ in voicemailContext },
      RealtimeColumn("mailbox", from: "internal", "voicemail", is: .text(upTo: 40)) {
        $0.mailbox?.number ?? ""
      },
      RealtimeColumn("password", is: .text(upTo: 80)) { $0.mailbox?.pin ?? "" },
      RealtimeColumn("fullname", from: "full_name", is: .text(upTo: 400)) {
        $0.agent.account.fullName
      },
      RealtimeColumn("email", from: "email", is: .optional(upTo: 400)) {
        $0.agent.account.email.text
      },
    ])

  /// What the dialplan asks by number, with `REALTIME_FIELD(roster_agents,internal,NUMBER,column)`.
  public static let agents = RealtimeFamily<ServedAgent>(
    "roster_agents", key: "internal", where: { !$0.number.isEmpty },
    [
      RealtimeColumn("internal", from: "internal", is: .text(upTo: 40)) { $0.number },
      RealtimeColumn(
        "endpoint", from: "internal", "disabled", "locked", "sip_type", is: .optional(upTo: 40)
      ) { $0.isCalled ? $0.number : "" },
      RealtimeColumn("username", from: "username", is: .text(upTo: 40)) {
        $0.agent.account.username
      },
      RealtimeColumn("full_name", from: "full_name", is: .text(upTo: 400)) {
        $0.agent.account.fullName
      },
      RealtimeColumn("voicemail", from: "voicemail", is: .yesOrNo) { yes($0.mailbox != nil) },
      RealtimeColumn("record", from: "record_calls", is: .oneOf(["", "wav", "wav49", "gsm"])) {
        $0.agent.voice.recordCalls == .inactive ? "" : $0.agent.voice.recordCalls.rawValue
      },
      RealtimeColumn("chanspy", from: "chanspy", is: .yesOrNo) { yes($0.agent.voice.chanSpy) },
      RealtimeColumn("ring_in_use", from: "client_ring_in_use", is: .yesOrNo) {
        yes($0.ringsInUse)
      },
      RealtimeColumn(
        "forward", from: "client_forward_unconditional", "client_forward_number",
        is: .optional(upTo: 32)
      ) { $0.forward },
    ])

  /// https://github.com/asterisk/asterisk/blob/22/configs/samples/queues.conf.sample
  public static let queues = RealtimeFamily<Queue>(
    "queues", key: "name", where: { $0.channel == .voice },
    [
      RealtimeColumn("name", from: "name", is: .text(upTo: 400)) { $0.name },
      RealtimeColumn("strategy", from: "strategy", is: .oneOf(QueueStrategy.words)) {
        $0.ringing.strategy.rawValue
      },
      RealtimeColumn("timeout", from: "timeout", is: .number(0...3600)) {
        String($0.ringing.timeout.number)
      },
      // Seconds until the next round of ringing; a member who joins meanwhile rings then.
      RealtimeColumn("retry", is: .number(1...1)) { _ in "1" },
      RealtimeColumn("weight", from: "weight", is: .number(0...1000)) {
        String($0.ringing.weight)
      },
      RealtimeColumn("wrapuptime", from: "wrapup_time", is: .number(0...3600)) {
        String($0.ringing.wrapUpTime.number)
      },
      RealtimeColumn("maxlen", from: "max_length", is: .number(0...10_000)) {
        String($0.ringing.maximumLength)
      },
      RealtimeColumn("musicclass", from: "music_class", is: .text(upTo: 80)) {
        $0.ringing.musicClass
      },
      RealtimeColumn("autofill", is: .yesOrNo) { _ in "yes" },
    ])

  public static let members = RealtimeFamily<ServedMember>(
    "queue_members", key: "queue_name", "interface", where: { $0.agent.isCalled },
    [
      RealtimeColumn("queue_name", is: .text(upTo: 400)) { $0.place.name },
      RealtimeColumn("interface", from: "internal", is: .text(upTo: 80)) {
        "PJSIP/\($0.agent.number)"
      },
      // Asterisk keeps interface and name of a member that it knows by this: whoever gets another
      // number or name is another member.
      RealtimeColumn("uniqueid", from: "internal", "full_name", is: .text(upTo: 800)) {
        "\($0.place.queue)-\($0.agent.id)-\($0.agent.number)-\($0.agent.agent.account.fullName)"
      },
      RealtimeColumn("membername", from: "full_name", is: .text(upTo: 400)) {
        $0.agent.agent.account.fullName
      },
      RealtimeColumn("penalty", is: .number(Membership.penalties)) { String($0.place.penalty) },
      RealtimeColumn("paused", from: "login_in_pause", is: .number(0...1)) {
        $0.agent.pause == nil ? "0" : "1"
      },
      RealtimeColumn("reason_paused", is: .optional(upTo: 400)) { $0.agent.pause ?? "" },
      RealtimeColumn("ringinuse", from: "client_ring_in_use", is: .yesOrNo) {
        yes($0.agent.ringsInUse)
      },
    ])

  /// The families of which an agent has one row at most.
  public static let ofAgents = [endpoints, auths, aors, identities, mailboxes, agents]

  /// The ids of all fields of an agent that reach the exchange.
  public static let agentFields = Set(
    (ofAgents.flatMap(\.columns).flatMap(\.fields) + members.columns.flatMap(\.fields)
      + ["disabled", "locked"]))

  /// The settings that hold for agents who have none of their own.
  public static let settings = ["webrtc_tls_certificate", "webrtc_tls_private_key"]

  /// The context of voicemail.conf in which all mailboxes are.
  static let voicemailContext = "default"

  private static func yes(_ isTrue: Bool) -> String { isTrue ? "yes" : "no" }
}

extension NAT {
  /// Whether answers go to the address that a request came from, whatever it says itself. Today's Asterisk
  /// has no `route`, which did the same.
  fileprivate var answersWhereItCameFrom: Bool {
    self == .yes || self == .forceRport || self == .route
  }
}

extension QueueStrategy {
  fileprivate static var words: [String] { allCases.map(\.rawValue) }
}

extension ServedAgent {
  fileprivate var callerID: String {
    let own = agent.voice.callerID.text
    return own.isEmpty ? CallerID.text(name: agent.account.fullName, number: number) : own
  }

  /// Where calls go to a telephone that does not register.
  fileprivate var fixedContact: String {
    guard !isDynamic else { return "" }
    let host = agent.voice.host.text
    let address = host.contains(":") ? "[\(host)]" : host
    switch agent.voice.transport.elements.first {
    case .tcp: return "sip:\(number)@\(address):5060;transport=tcp"
    case .tls: return "sip:\(number)@\(address):5061;transport=tls"
    default: return "sip:\(number)@\(address):5060"
    }
  }

  /// The gateway that wakes a mobile app before the call goes on to it.
  fileprivate var outboundProxy: String {
    let gateway = agent.client.pushGateway.text
    guard agent.account.typology == .mobile, !gateway.isEmpty else { return "" }
    return "sip:\(gateway)" + (gateway.hasSuffix(":5061") ? ";transport=tls" : "") + ";lr"
  }

  fileprivate var forward: String {
    let isOn = agent.account.typology == .phonebar && agent.client.forwardUnconditional
    return isOn ? agent.client.forwardNumber.text : ""
  }
}
