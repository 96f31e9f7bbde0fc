import AgentDomain

/// Gives orders to the exchange, one after the other.
struct OrderCourier {
  let conversation: Conversation
  /// Is told of a pause that is about to be ordered, and so will come back as an event.
  let onPause: (EndpointName, Bool) -> Void

  /// From so many new endpoints on, all are read again at once: each of them costs as much.
  private static let fewEndpoints = 50

  /// - Returns: the numbers of the orders that the exchange has, or will never have.
  /// - Throws: `ExchangeFault` where it hung up or refuses; it has the orders up to there, and to give one
  ///   again does no harm.
  func give(_ orders: [ExchangeOrder], done: (Int64) -> Void) throws(ExchangeFault) {
    var isRead = false
    let areMany = orders.count { $0.action == .appear } > Self.fewEndpoints
    var contacts: [String: [String]]?
    for order in orders {
      if let endpoint = EndpointName(order.endpoint) {
        switch order.action {
        case .appear where areMany:
          if !isRead { try appear("module reload res_pjsip.so") }
          isRead = true
        case .appear: try appear("pjsip reload qualify endpoint \(endpoint.text)")
        case .vanish: try vanish(endpoint, &contacts)
        case .pause(let reason): try pause(endpoint, isPaused: true, reason)
        case .resume: try pause(endpoint, isPaused: false, "")
        }
      }
      done(order.id)
    }
  }

  // MARK: - Appearing

  /// What was done and did not work is no refusal: an endpoint that only calls has no contacts to look at,
  /// and one that has gone meanwhile need not be known.
  private func appear(_ line: String) throws(ExchangeFault) {
    try ask(.command(line), unless: "Command output follows")
  }

  // MARK: - Pausing

  /// The rule of the exchange's own table for a reason.
  private static let reasonLimit = 80

  /// An endpoint that is in no queue is none that the exchange could pause.
  private func pause(
    _ endpoint: EndpointName, isPaused: Bool, _ reason: String
  ) throws(ExchangeFault) {
    onPause(endpoint, isPaused)
    let action = ExchangeAction(
      "QueuePause",
      [
        "Interface": endpoint.interface, "Paused": isPaused ? "true" : "false",
        "Reason": String(reason.prefix(Self.reasonLimit)),
      ])
    try ask(action, unless: "Interface not found")
  }

  // MARK: - Vanishing

  private func vanish(
    _ endpoint: EndpointName, _ contacts: inout [String: [String]]?
  ) throws(ExchangeFault) {
    let channels = "/^PJSIP\\/\(endpoint.text)-.*$/"
    try ask(ExchangeAction("Hangup", ["Channel": channels]), unless: "No such channel")
    let known = if let contacts { contacts } else { try listContacts() }
    contacts = known
    for contact in known[endpoint.text] ?? [] { try expire(contact) }
  }

  /// The names of all contacts that telephones have registered, by their endpoints.
  private func listContacts() throws(ExchangeFault) -> [String: [String]] {
    var contacts: [String: [String]] = [:]
    _ = try conversation.ask(.list("PJSIPShowContacts")) { element in
      let name = element["ObjectName"]
      guard let end = name.firstRange(of: ";@")?.lowerBound else { return }
      contacts[String(name[..<end]), default: []].append(name)
    }
    return contacts
  }

  /// Lets a registration run out at once.
  ///
  /// The registrar looks every few seconds for contacts whose time is over, takes them away and tells
  /// everybody. Were the row deleted instead, the exchange would count on a contact that is not there.
  private func expire(_ contact: String) throws(ExchangeFault) {
    let key = "contact/\(contact)"
    let lines = try command("database show registrar \(key)").all("Output")
    guard let row = lines.lazy.compactMap({ StoredContact(line: $0) }).first else { return }
    let put = ExchangeAction(
      "DBPut", ["Family": "registrar", "Key": key, "Val": row.expired])
    try ask(put)
  }

  // MARK: - Asking

  @discardableResult
  private func command(_ line: String) throws(ExchangeFault) -> ExchangeMessage {
    try ask(.command(line))
  }

  @discardableResult
  private func ask(
    _ action: ExchangeAction, unless harmless: String? = nil
  ) throws(ExchangeFault) -> ExchangeMessage {
    let response = try conversation.ask(action)
    let isHarmless = harmless.map { response["Message"].contains($0) } == true
    if response.isSuccess || isHarmless { return response }
    throw .refused(action.name, response["Message"])
  }
}

/// A contact as the exchange's own database holds it: a flat object of JSON.
struct StoredContact {
  private let fields: String

  /// - Parameter line: of `database show`: `/registrar/contact/1001;@8c4f…  : {"expiration_time":…}`.
  init?(line: String) {
    guard let start = line.firstIndex(of: "{"), line.hasPrefix("/registrar/contact/"),
      line.last == "}"
    else { return nil }
    fields = String(line[start...])
  }

  /// The manager interface reads lines of 1024 bytes.
  private static let limit = 900

  /// The same contact, but its time was over in 1970. What makes it too long to be written is left out:
  /// it is about to go.
  var expired: String {
    let over = fields.replacing(#/"expiration_time":"\d+"/#, with: #""expiration_time":"1""#)
    guard over.utf8.count > Self.limit else { return over }
    return over.replacing(#/"(user_agent|path|call_id)":"(\\.|[^"\\])*"/#) { #""\#($0.1)":"""# }
  }
}
