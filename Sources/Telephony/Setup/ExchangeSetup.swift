public import AgentDomain

/// What Asterisk 22 has to be told once, so that it reads `telephony.db` from then on: its few
/// configuration files, each with the reason of every line.
///
/// https://docs.asterisk.org/Configuration/
public struct ExchangeSetup: Sendable {
  /// The folder of `telephony.db`.
  public var telephonyFolder: String
  /// The digest realm, which is part of every stored password.
  public var realm: String
  public var manager: Manager
  /// The address on which telephones are served; the manager interface stays on loopback.
  public var address = "0.0.0.0"
  public var ports = Ports()
  /// PEM files for tls and wss, readable for Asterisk; empty: neither is offered.
  public var certificate = ""
  public var privateKey = ""
  /// Whether Asterisk may read all agents when it starts, which live states and queues need. Beyond some
  /// twenty thousand that takes minutes; without, telephones register and call all the same.
  public var readsAllAtStart = true
  /// The command that gets the mail about a voice message on its standard input.
  public var mailCommand = "/usr/sbin/sendmail -t"

  /// As whom Roster signs in to the manager interface.
  public struct Manager: Sendable {
    public var user: String
    public var secret: Secret

    public init(user: String, secret: Secret) { (self.user, self.secret) = (user, secret) }
  }

  /// Where Asterisk listens.
  public struct Ports: Hashable, Sendable {
    /// SIP over udp and tcp, and over tls.
    public var sip = 5060
    public var sipTLS = 5061
    /// SIP over ws and wss.
    public var http = 8088
    public var https = 8089
    public var manager = 5038
    /// Speech and pictures; two ports for each stream.
    public var rtp = 10_000...20_000

    public init() {}
  }

  public init(telephonyFolder: String, realm: String, manager: Manager) {
    (self.telephonyFolder, self.realm, self.manager) = (telephonyFolder, realm, manager)
  }

  /// What the centre's settings say.
  public init(_ settings: CentreSettings, secret: Secret) {
    let user = settings.telephony.managerUser
    self.init(
      telephonyFolder: settings.telephony.folder.text, realm: settings.security.sipRealm,
      manager: Manager(user: user.isEmpty ? "roster" : user, secret: secret))
    ports.manager = settings.telephony.managerPort.number
    ports.https = settings.webRTC.wssPort.number
    (certificate, privateKey) = (
      settings.webRTC.certificate.text, settings.webRTC.privateKey.text
    )
  }

  /// Whether tls and wss are offered.
  public var hasTLS: Bool { !certificate.isEmpty && !privateKey.isEmpty }

  /// All of them, by the names under which Asterisk looks for them.
  public var files: [ConfigurationFile] {
    [
      modules, database, families, objects, telephones, webSockets, media, dialplan, queues,
      voicemail, managerInterface,
    ]
  }

  /// A value as it may stand in one of the files, where a semicolon begins a comment.
  func quoted(_ value: String) -> String { value.replacing(";", with: "\\;") }
}

/// One file of Asterisk's configuration folder.
public struct ConfigurationFile: Hashable, Sendable {
  public let name: String
  public let text: String
  /// Whether the text holds a secret.
  public let isSecret: Bool

  init(_ name: String, isSecret: Bool = false, _ text: String) {
    (self.name, self.text, self.isSecret) = (name, text + "\n", isSecret)
  }
}
