extension CentreSettings {
  /// The features and the staff that the centre paid for.
  public struct Licence: Hashable, Sendable {
    public var mobile = true
    public var multiProfile = true
    public var webRTC = true
    public var screenRecording = true
    public var channels = Ordered<Channel>(Channel.allCases)
    /// How many there may be; 0 is any number.
    public var agents = 0
    public var mobileAgents = 0
    public var telephones = 0

    /// Whether agents may work with this kind of client.
    public func has(_ typology: Typology) -> Bool {
      switch typology {
      case .mobile: mobile
      case .webrtc: webRTC
      case .phonebar, .external: true
      }
    }

    static let parts = [
      Part(.licence, section: "Licence", features), Part(.licence, section: "Staff", staff),
    ]

    private static let features: [Field<CentreSettings>] = [
      Field(
        "licence_mobile", \.licence.mobile, "Mobile",
        help: "On: agents may have the typology Mobile."),
      Field(
        "licence_multi_profile", \.licence.multiProfile, "Multi-profile",
        help: "On: agents have profiles, which are named groups of queues."),
      Field(
        "licence_webrtc", \.licence.webRTC, "WebRTC", since: 2,
        help: "On: agents may have the typology WebRTC."),
      Field(
        "licence_screen_recording", \.licence.screenRecording, "Screen recording",
        help: "On: Phonebar agents can record their screens."),
      Field(
        "licence_channels", \.licence.channels, "Channels",
        help: "The channels that the centre may use. The modules have a list of their own."),
    ]

    private static let staff: [Field<CentreSettings>] = [
      Field(
        "licence_agents", \.licence.agents, "Agents", .within(0...1_000_000), since: 2,
        help: "How many agents there may be, deleted ones not counted; 0 is any number."),
      Field(
        "licence_mobile_agents", \.licence.mobileAgents, "Mobile agents", .within(0...1_000_000),
        since: 2, help: "How many of the agents may have the typology Mobile; 0 is any number."),
      Field(
        "licence_telephones", \.licence.telephones, "Telephones", .within(0...1_000_000), since: 2,
        help: "How many telephones may be registered for Hot Desk; 0 is any number."),
    ]
  }
}
