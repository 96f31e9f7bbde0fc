extension Agent {
  /// How the agent's telephone speaks to the exchange.
  public struct Voice: Hashable, Sendable {
    public var transport = Ordered<Transport>([.udp])
    public var host = SIPHost()
    public var nat = NAT.yes
    public var sipType = SIPType.friend
    public var codecs = Ordered<Codec>([.ulaw, .alaw])
    public var callerID = CallerID()
    public var context = "from-sip"
    public var callGroup = Groups()
    public var pickupGroup = Groups()
    public var chanSpy = false
    public var video = false
    public var recordCalls = RecordFormat.inactive
    public var encryption = false

    static let parts = [Part(.voice, section: "SIP client", fields)]

    private static let fields: [Field<Agent>] = [
      Field(
        "transport", \.voice.transport, "Transport", .notEmpty(), required: true,
        help: "What the telephone registers over, the preferred one first."),
      Field(
        "host", \.voice.host, "Host", required: true,
        help: "The address of a telephone that never moves, or dynamic for one that registers."),
      Field(
        "nat", \.voice.nat, "NAT", required: true,
        help: "How the exchange reaches a telephone behind a router; yes is right for nearly all."),
      Field(
        "sip_type", \.voice.sipType, "Type", required: true,
        help: "friend calls and is called. A user only calls, so queues cannot ring it."),
      Field(
        "codecs", \.voice.codecs, "Allowed Codecs", .notEmpty(), required: true,
        help: "How speech is encoded, the preferred one first."),
      Field(
        "caller_id", \.voice.callerID, "Caller ID", default: "\"FULL NAME\" <INTERNAL>",
        fallback: { agent, _ in
          CallerID.text(
            name: agent.account.fullName, number: agent.account.internalNumber.text)
        },
        help: "What people who are called see. Empty: the agent's full name and internal number."),
      Field(
        "context", \.voice.context, "Context", .context, required: true,
        help: "The part of the dialplan in which the agent's calls start: from-sip, as a rule."),
      Field(
        "call_group", \.voice.callGroup, "Call Group",
        help: "The groups that the agent's ringing telephone belongs to, such as 1,3-5."),
      Field(
        "pickup_group", \.voice.pickupGroup, "Pickup Group",
        help: "The groups whose ringing telephones the agent may pick up."),
      Field(
        "chanspy", \.voice.chanSpy, "ChanSpy",
        help: "On: administrators may listen to the agent's calls."),
      Field(
        "video_support", \.voice.video, "Video support",
        help: "On: calls may carry video in H.264 or VP8."),
      Field(
        "record_calls", \.voice.recordCalls, "Record calls to user extension",
        help:
          "Records calls to the agent. The agent sees it and may pause and restart: two files a call."
      ),
      Field(
        "encryption", \.voice.encryption, "Encryption (SRTP)",
        help: "On: speech is encrypted with SRTP. WebRTC always encrypts, by DTLS."),
    ]
  }
}

extension Rule where Value == String {
  /// A dialplan context, as extensions.conf takes it.
  static let context = Rule("1 to 79 letters, digits, _ and -") { text in
    (1...79).contains(text.count)
      && text.allSatisfy { $0.isASCIIAlphanumeric || $0 == "_" || $0 == "-" }
  }
}
