import AgentDomain

/// What the exchange has told of one endpoint.
struct Presence: Hashable, Sendable {
  /// On a call or ringing; nil for a telephone at rest, or none.
  var device: LiveState?
  /// The addresses at which it is registered, and whether it answers there.
  var contacts: [String: Bool] = [:]
  /// The queues that it is a member of, and whether it is paused there.
  var queues: [String: Bool] = [:]

  /// More than an endpoint has in any centre; what goes beyond is not kept.
  private static let limit = 1000

  /// Paused in some queues only, an endpoint is still rung by the others.
  var isPaused: Bool { !queues.isEmpty && queues.values.allSatisfy(\.self) }

  var state: LiveState {
    if let device { return device }
    if isPaused { return .paused }
    return contacts.values.contains(true) ? .registered : .offline
  }

  var isNothing: Bool { device == nil && contacts.isEmpty && queues.isEmpty }

  mutating func setContact(_ address: String, answers: Bool?) {
    if contacts.count < Self.limit || contacts[address] != nil { contacts[address] = answers }
  }

  mutating func setQueue(_ queue: String, isPaused: Bool?) {
    if queues.count < Self.limit || queues[queue] != nil { queues[queue] = isPaused }
  }
}

/// What the exchange has told of all endpoints, event by event.
///
/// The events of a snapshot's lists and those that come by themselves are understood alike.
/// https://docs.asterisk.org/Latest_API/API_Documentation/AMI_Events/
struct PresenceTable: Sendable {
  private(set) var states: [String: LiveState] = [:]
  /// When an endpoint was seen to register.
  private(set) var registrations: [String: Timestamp] = [:]
  private var endpoints: [String: Presence] = [:]

  /// More endpoints than one exchange can have; what goes beyond is not kept.
  private static let limit = 250_000

  init(registrations: [String: Timestamp] = [:]) { self.registrations = registrations }

  subscript(endpoint: EndpointName) -> Presence { endpoints[endpoint.text] ?? Presence() }

  mutating func hear(_ message: ExchangeMessage) {
    guard let meaning = Self.meanings[message.event] else { return }
    meaning(&self, message)
  }

  private typealias Meaning = @Sendable (inout PresenceTable, ExchangeMessage) -> Void

  private static let meanings: [String: Meaning] = [
    "DeviceStateChange": { $0.hearDevice($1) },
    "ContactList": { $0.hearContact($1) },
    "ContactStatus": { $0.hearContactChange($1) },
    "QueueMember": { $0.hearMember($1) },
    "QueueMemberAdded": { $0.hearMember($1) },
    "QueueMemberPause": { $0.hearMember($1) },
    "QueueMemberStatus": { $0.hearMember($1) },
    "QueueMemberRemoved": { $0.hearMember($1, isMember: false) },
  ]

  private mutating func change(_ endpoint: EndpointName?, _ body: (inout Presence) -> Void) {
    guard let name = endpoint?.text else { return }
    var presence = endpoints[name] ?? Presence()
    body(&presence)
    guard endpoints[name] != nil || endpoints.count < Self.limit else { return }
    endpoints[name] = presence.isNothing ? nil : presence
    let state = presence.state
    if states[name] ?? .offline != state { states[name] = state == .offline ? nil : state }
  }

  // MARK: - Kinds of events

  /// https://docs.asterisk.org/Fundamentals/Key-Concepts/States-and-Presence/Device-State/
  private static let devices: [String: LiveState] = [
    "INUSE": .onCall, "BUSY": .onCall, "RINGINUSE": .onCall, "ONHOLD": .onCall,
    "RINGING": .ringing,
  ]

  private mutating func hearDevice(_ message: ExchangeMessage) {
    let state = Self.devices[message["State"]]
    change(EndpointName(interface: message["Device"])) { $0.device = state }
  }

  /// The name of an address of record is the endpoint's; a contact's own name begins with it.
  private mutating func hearContact(_ message: ExchangeMessage) {
    let name = message["ObjectName"].prefix { $0 != ";" && $0 != "@" }
    let answers = message["Status"] != "Unreachable"
    change(EndpointName(String(name))) { $0.setContact(message["Uri"], answers: answers) }
  }

  private mutating func hearContactChange(_ message: ExchangeMessage) {
    let (endpoint, status) = (EndpointName(message["AOR"]), message["ContactStatus"])
    let answers = status == "Removed" ? nil : status != "Unreachable"
    if let endpoint, answers == true, self[endpoint].contacts[message["URI"]] == nil {
      registrations[endpoint.text] = .now
    }
    change(endpoint) { $0.setContact(message["URI"], answers: answers) }
  }

  private mutating func hearMember(_ message: ExchangeMessage, isMember: Bool = true) {
    let isPaused = isMember ? message["Paused"] == "1" : nil
    change(message.member) { $0.setQueue(message["Queue"], isPaused: isPaused) }
  }
}

extension ExchangeMessage {
  /// The endpoint that a queue's member is; lists and events name it differently.
  var member: EndpointName? {
    let interface = self["Interface"]
    return EndpointName(interface: interface.isEmpty ? self["Location"] : interface)
  }
}
