extension Agent {
  /// The bar on the agent's desktop, in the browser or on the mobile.
  public struct Client: Hashable, Sendable {
    public var enableSettings = true
    public var autoAnswer = false
    public var autoAnswerDelay: Seconds = 0
    public var ringInUse = false
    public var enableRecording = false
    public var dtmfTones = false
    public var doNotDisturbInPause = true
    public var ignoresBreakForPreview = false
    public var unansweredBadge = true
    public var jaws = false
    public var screenRecordingByAgent = false
    public var automaticScreenRecording = false
    public var remoteControl = false
    public var sipExpires: Seconds = 120
    public var sipSourcePort: Port = 5160
    public var sipDestinationPort: Port = 5060
    public var forwardUnconditional = false
    public var forwardNumber = PhoneNumber()
    public var pushGateway = PushGateway()
    public var tlsCertificate = FilePath()
    public var tlsPrivateKey = FilePath()

    /// What the web server and the exchange read when they start.
    public var files: [FilePath] { [tlsCertificate, tlsPrivateKey] }

    static let parts = [
      Part(.phonebar, .webrtc, section: "Client", both),
      Part(.webrtc, section: "Client", browser),
      Part(.phonebar, section: "Client", desktop),
      Part(.phonebar, section: "Screen Recording", recording),
      Part(.phonebar, section: "Client", remote),
      Part(.phonebar, .webrtc, section: "SIP", [expires]),
      Part(.phonebar, section: "SIP", sip),
      Part(.app, section: "Mobile App", mobile),
      Part(.webrtc, section: "TLS", tls),
      Part(.webrtc, section: "SIP", [wss]),
    ]

    private static let both: [Field<Agent>] = [
      Field(
        "client_enable_settings", \.client.enableSettings, "Enable Settings", visible: .bar,
        help: "On: the agent sees and changes the bar's settings."),
      Field(
        "client_auto_answer", \.client.autoAnswer, "Auto Answer", visible: .bar,
        help: "On: the bar answers calls by itself."),
      Field(
        "client_auto_answer_delay", \.client.autoAnswerDelay, "Auto Answer delay (s)",
        .within(0...60), visible: .barAnswersItself,
        help: "How long a call rings before the bar answers it, in seconds."),
      Field(
        "client_ring_in_use", \.client.ringInUse, "Ring in Use", visible: .bar,
        help: "On: calls ring while the agent is talking. Off: a busy agent's calls are refused."),
      Field(
        "client_enable_recording", \.client.enableRecording, "Enable Recording", visible: .bar,
        help: "On: the agent may record incoming calls by hand."),
      Field(
        "client_dtmf_tones", \.client.dtmfTones, "Enable DTMF tones", visible: .bar,
        help: "On: the agent hears the tones while dialling."),
      Field(
        "client_dnd_in_pause", \.client.doNotDisturbInPause, "Do not disturb during pause",
        visible: .bar, help: "On: no direct or internal call reaches the agent in a pause."),
    ]

    private static let browser: [Field<Agent>] = [
      Field(
        "client_ignore_break_for_preview", \.client.ignoresBreakForPreview,
        "Ignore agent break status for preview calls", visible: .typology(.webrtc),
        help: "On: the agent may place preview calls in a pause.")
    ]

    private static let desktop: [Field<Agent>] = [
      Field(
        "client_unanswered_badge", \.client.unansweredBadge, "Show unanswered call badge",
        visible: .typology(.phonebar),
        help: "On: the call history shows how many calls were missed."),
      Field(
        "client_jaws", \.client.jaws, "Enable JAWS integration", visible: .typology(.phonebar),
        help: "On: the bar works with the screen reader JAWS."),
    ]

    private static let recording: [Field<Agent>] = [
      Field(
        "client_screen_recording_by_agent", \.client.screenRecordingByAgent,
        "Screen recording by agent", visible: .screenRecording,
        help:
          "On: the agent may record the screen, to Video/ on the PC. Never with automatic recording."
      ),
      Field(
        "client_automatic_screen_recording", \.client.automaticScreenRecording,
        "Automatic screen recording", visible: .screenRecording,
        help:
          "On: each call records the screen, to Video/ on the PC. Never with recording by agent."),
    ]

    private static let remote: [Field<Agent>] = [
      Field(
        "client_remote_control", \.client.remoteControl, "Remote Control",
        visible: .typology(.phonebar),
        help: "On: other programs may steer the bar over its web service.")
    ]

    private static let expires: Field<Agent> = Field(
      "client_sip_expires", \.client.sipExpires, "SIP Expires (s)", .within(60...3600),
      visible: .bar,
      help: "After how many seconds the telephone registers again. Asterisk takes 60 to 3600.")

    private static let sip: [Field<Agent>] = [
      Field(
        "client_sip_source_port", \.client.sipSourcePort, "SIP Source Port", .port,
        visible: .typology(.phonebar),
        help: "The port on the agent's PC from which the bar speaks SIP."),
      Field(
        "client_sip_destination_port", \.client.sipDestinationPort, "SIP Destination Port", .port,
        required: true, visible: .typology(.phonebar),
        help: "The port of the exchange to which the bar speaks SIP."),
      Field(
        "client_forward_unconditional", \.client.forwardUnconditional,
        "Call Forwarding: Unconditional",
        visible: .typology(.phonebar), help: "On: every call goes to another number at once."),
      Field(
        "client_forward_number", \.client.forwardNumber, "Forward to", visible: .forwarding,
        help: "The number that gets the calls; the agent may change it on the bar."),
    ]

    private static let mobile: [Field<Agent>] = [
      Field(
        "push_gateway", \.client.pushGateway, "Mobile App Push Gateway", .pushGateway,
        required: true,
        visible: .typology(.mobile),
        help: "HOST:PORT of the gateway that wakes the app: port 5060, or 5061 with TLS.")
    ]

    private static let tls: [Field<Agent>] = [
      Field(
        "webrtc_tls_certificate", \.client.tlsCertificate, "TLS certificate", .suffix(".crt"),
        visible: .typology(.webrtc), default: "settings.webrtc_tls_certificate",
        fallback: { _, settings in settings.webRTC.certificate.text },
        help:
          "The .crt file for WebRTC, never self-signed. After a change restart nginx and asterisk."),
      Field(
        "webrtc_tls_private_key", \.client.tlsPrivateKey, "TLS certificate's private key",
        .suffix(".key"), visible: .typology(.webrtc), default: "settings.webrtc_tls_private_key",
        fallback: { _, settings in settings.webRTC.privateKey.text },
        help: "The .key file that belongs to the certificate. Then restart nginx and asterisk."),
    ]

    private static let wss: Field<Agent> = Field(
      shownOnly: "wss_port", "WSS Port", Port.editor, visible: .typology(.webrtc),
      default: "settings.wss_port (8089)",
      value: { _, settings in settings.webRTC.wssPort.written },
      help: "The port on which the browser speaks to the exchange. It is changed in the settings.")
  }
}

extension Rule where Value == PushGateway {
  /// States the form; the type itself refuses everything else.
  static let pushGateway = Rule(PushGateway.expected) { !$0.text.isEmpty }
}
