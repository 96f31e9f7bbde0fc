public import AgentDomain

/// An agent with everything that the exchange may know of it.
public struct ServedAgent: Sendable {
  public let id: Int64
  public let agent: Agent
  /// Neither disabled nor locked nor deleted.
  public let isOpen: Bool
  /// What proves the telephone's password; nil where there is none for the present realm.
  public let digest: Digest?
  public let mailbox: Mailbox?
  /// Why the agent is paused; nil while it is not.
  public let pause: String?
  public let queues: [Place]
  public let settings: CentreSettings

  public init(
    id: Int64, agent: Agent, isDeleted: Bool, digest: Digest?, mailbox: Mailbox?, pause: String?,
    queues: [Place], settings: CentreSettings
  ) {
    (self.id, self.agent, self.digest, self.mailbox) = (id, agent, digest, mailbox)
    (self.pause, self.queues, self.settings) = (pause, queues, settings)
    isOpen = !isDeleted && !agent.account.disabled && !agent.account.locked
  }

  /// HA1 of user name, realm and password, by MD5 in hexadecimal.
  /// https://www.rfc-editor.org/rfc/rfc7616#section-3.4.2
  public struct Digest: Hashable, Sendable {
    public let md5, realm: String

    public init(md5: String, realm: String) { (self.md5, self.realm) = (md5, realm) }
  }

  public struct Mailbox: Hashable, Sendable {
    public let number: String
    /// Digits: app_voicemail knows no other form of a PIN.
    public let pin: String

    public init(number: String, pin: String) { (self.number, self.pin) = (number, pin) }
  }

  /// A voice queue that the agent is in.
  public struct Place: Hashable, Sendable {
    public let queue: Int64
    public let name: String
    public let penalty: Int

    public init(queue: Int64, name: String, penalty: Int) {
      (self.queue, self.name, self.penalty) = (queue, name, penalty)
    }
  }

  public var members: [ServedMember] { queues.map { ServedMember(agent: self, place: $0) } }
}

/// An agent's place in one queue.
public struct ServedMember: Sendable {
  public let agent: ServedAgent
  public let place: ServedAgent.Place
}

extension ServedAgent {
  /// Without an account to register as there is no endpoint: one without a password would let anybody in.
  var hasEndpoint: Bool { isOpen && digest != nil }
  var number: String { agent.account.internalNumber.text }
  /// Whether calls can be sent to the agent's telephone.
  var isCalled: Bool { hasEndpoint && agent.voice.sipType != .user }
  var isDynamic: Bool { agent.voice.host == SIPHost() }
  var isWebRTC: Bool { agent.account.typology == .webrtc }
  var hasBar: Bool { isWebRTC || agent.account.typology == .phonebar }
  var ringsInUse: Bool { hasBar && agent.client.ringInUse }

  /// The agent's own certificate, or else that of the settings; empty where one is made for each call.
  var certificate: String {
    guard isWebRTC else { return "" }
    let own = agent.client.tlsCertificate.text
    return own.isEmpty ? settings.webRTC.certificate.text : own
  }

  var privateKey: String {
    guard !certificate.isEmpty else { return "" }
    let own = agent.client.tlsPrivateKey.text
    return own.isEmpty ? settings.webRTC.privateKey.text : own
  }
}
