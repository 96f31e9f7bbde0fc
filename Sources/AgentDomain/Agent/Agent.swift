/// A person who answers for the contact centre, with every setting that the Agents section has.
///
/// The parts stand beside their fields in the files of this folder; the initial values are the defaults.
public struct Agent: DirectoryRecord {
  public var account = Account()
  public var voice = Voice()
  public var channels = Channels()
  public var client = Client()
  public var permissions = Permissions()
  public var clientLogs = ClientLogs()

  public init() {}

  public static let kind = RecordKind.agent
  public static let searchedFields = ["full_name", "username", "alias", "email", "internal"]
  public static let listedColumns = [
    "full_name", "username", "internal", "typology", "status", "email", "log", "last_login",
    "created", "updated",
  ]
  public var name: String { account.fullName }
  public var handle: String { account.username }
  public static let handleField = "username"

  public static let catalogue = Catalogue(
    "agent",
    Account.parts + Voice.parts + Channels.parts + Client.parts + Permissions.parts
      + ClientLogs.parts)

  /// The fields that a new agent is asked for; everything else starts with its default.
  public static let creationFields = [
    "full_name", "username", "alias", "typology", "push_gateway", "email", "internal",
    "description", "voicemail",
  ].compactMap { catalogue[$0] }
}

extension Tab {
  public static let account = Tab("account", "Account")
  public static let voice = Tab("voice", "Voice")
  public static let otherChannels = Tab("channels", "Other Channels")
  public static let phonebar = Tab("phonebar", "Phonebar")
  public static let app = Tab("app", "App")
  public static let webrtc = Tab("webrtc", "WebRTC")
  public static let permissions = Tab("permissions", "Permissions")
  public static let clientLogs = Tab("logs", "Client Logs")
}

extension Agent {
  /// All tabs in their order; which of them show depends on the typology.
  public static let tabs: [Tab] = [
    .account, .voice, .otherChannels, .phonebar, .app, .webrtc, .permissions, .clientLogs,
  ]

  /// The tabs that this agent's form has.
  public func visibleTabs(_ settings: CentreSettings) -> [Tab] {
    Self.tabs.filter { tab in
      switch tab {
      case .phonebar: account.typology == .phonebar
      case .app: account.typology == .mobile
      case .webrtc: account.typology == .webrtc
      default: true
      }
    }
  }
}
