/// What holds for the whole centre. It is a record like others: one row, the same history and undo.
public struct CentreSettings: DirectoryRecord {
  public var security = Security()
  public var numbers = Numbers()
  public var webRTC = WebRTC()
  public var files = Files()
  public var licence = Licence()
  /// What the centre has beside its settings; it is read along with them and never written by them.
  public var inventory = Inventory()

  public init() {}

  public static let kind = RecordKind.settings
  public static let searchedFields: [String] = []
  public static let listedColumns: [String] = []
  public var name: String { "settings" }

  /// What fields and warnings have to know of other records.
  public struct Inventory: Hashable, Sendable {
    public var modules = Module.shipped
    public var hasTelephones = true

    public init() {}

    /// The modules as choices, in their order.
    var moduleChoices: [Editor.Choice] { modules.map { .init($0.key, $0.title) } }
  }

  public struct Security: Hashable, Sendable {
    public var suite = true
    public var maxFailedLogins = 5
    /// Minutes; 0 locks until somebody unlocks.
    public var lockMinutes = 0
    /// Days; 0 never ages.
    public var passwordMaxAge = 90
    public var passwordHistory = 5
    /// How many characters of contacts' data are masked; 0 while nobody chose.
    public var maskCharacters = 0
    public var usersMayManagePasswords = false
    /// The digest realm of SIP passwords; a change invalidates them all.
    public var sipRealm = "motion"
  }

  public struct Numbers: Hashable, Sendable {
    public var minInternal = InternalNumber(1000)
  }

  public struct WebRTC: Hashable, Sendable {
    public var wssPort: Port = 8089
    public var certificate = FilePath()
    public var privateKey = FilePath()
  }

  public struct Files: Hashable, Sendable {
    public var screenRecordingPath = FilePath()
    public var clientLogsDirectory = FilePath(unchecked: "/var/log/roster")
  }

  /// The features that the centre paid for.
  public struct Licence: Hashable, Sendable {
    public var mobile = true
    public var multiProfile = true
    public var screenRecording = true
    public var channels = Ordered<Channel>(Channel.allCases)
  }

  public static let catalogue = Catalogue<CentreSettings>(
    "settings",
    [
      Part(.security, section: "Security Suite", securityFields),
      Part(.telephones, section: "Numbers and WebRTC", telephoneFields),
      Part(.files, section: "Folders", fileFields),
      Part(.licence, section: "Licence", licenceFields),
    ])

  private static let securityFields: [Field<CentreSettings>] = [
    Field(
      "security_suite", \.security.suite, "Security Suite",
      help: "On: passwords have to be strong, age, and are changed at the first login."),
    Field(
      "max_failed_logins", \.security.maxFailedLogins, "Failed logins before locking",
      .within(0...100), help: "After so many failed logins the account locks; 0 never locks."),
    Field(
      "lock_minutes", \.security.lockMinutes, "Locked for (minutes)", .within(0...10_080),
      help: "How long a locked account stays locked; 0 until somebody unlocks it."),
    Field(
      "password_max_age_days", \.security.passwordMaxAge, "Password age (days)", .within(0...3650),
      help: "After so many days a password has to be changed; 0 never."),
    Field(
      "password_history", \.security.passwordHistory, "Password history", .within(0...12),
      help: "How many earlier passwords may not be used again."),
    Field(
      "mask_characters", \.security.maskCharacters, "Masked characters", .within(0...99),
      help: "How many characters of contacts' data are masked; 0 while nobody has chosen."),
    Field(
      "users_manage_passwords", \.security.usersMayManagePasswords, "Users manage passwords",
      help: "On: users with edit rights change passwords, unlock agents and disable multi-factor."),
    Field(
      "sip_realm", \.security.sipRealm, "SIP realm", .length(1...64), .oneLine, required: true,
      help: "Part of every SIP password's digest: after a change each agent needs a new password."),
  ]

  private static let telephoneFields: [Field<CentreSettings>] = [
    Field(
      "min_internal", \.numbers.minInternal, "Smallest internal", required: true,
      help: "Internal numbers are proposed from here on, and none is smaller."),
    Field(
      "wss_port", \.webRTC.wssPort, "WSS Port", .port,
      help: "The port on which browsers speak to the exchange."),
    Field(
      "webrtc_tls_certificate", \.webRTC.certificate, "TLS certificate", .suffix(".crt"),
      help: "The certificate for WebRTC where an agent names no other."),
    Field(
      "webrtc_tls_private_key", \.webRTC.privateKey, "TLS certificate's private key",
      .suffix(".key"), help: "The key that belongs to the certificate."),
  ]

  private static let fileFields: [Field<CentreSettings>] = [
    Field(
      "screen_recording_path", \.files.screenRecordingPath, "Screen recordings",
      help: "Where screen recordings go instead of Video/ on the agent's PC."),
    Field(
      "client_logs_directory", \.files.clientLogsDirectory, "Client logs", required: true,
      help: "The folder under which client/agent-USERNAME holds an agent's logs."),
  ]

  private static let licenceFields: [Field<CentreSettings>] = [
    Field(
      "licence_mobile", \.licence.mobile, "Mobile", help: "On: agents may have the typology Mobile."
    ),
    Field(
      "licence_multi_profile", \.licence.multiProfile, "Multi-profile",
      help: "On: agents have profiles, which are named groups of queues."),
    Field(
      "licence_screen_recording", \.licence.screenRecording, "Screen recording",
      help: "On: Phonebar agents can record their screens."),
    Field(
      "licence_channels", \.licence.channels, "Channels",
      help: "The channels that the centre may use; fields of others do not show."),
  ]
}

extension Tab {
  public static let security = Tab("security", "Security")
  public static let telephones = Tab("telephones", "Telephones")
  public static let files = Tab("files", "Files")
  public static let licence = Tab("licence", "Licence")
}
