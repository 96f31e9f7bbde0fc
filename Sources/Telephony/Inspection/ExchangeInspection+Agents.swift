public import AgentDomain

/// Something that the exchange sees otherwise than it was saved.
public struct ExchangeDifference: Hashable, Sendable {
  /// "Asterisk has another context for 1001."
  public let sentence: String
  /// What to do.
  public let advice: String
}

extension ExchangeInspection {
  /// Compares what the exchange sees of an agent with what the file says.
  ///
  /// Between reading the file and asking, somebody may have saved: what differs is to be read and asked once
  /// more.
  /// - Parameters:
  ///   - number: the agent's internal number.
  ///   - rows: all that the file says; none of a family where the agent has none there.
  /// - Throws: `ExchangeFault` where it does not go on answering.
  public func differences(
    at number: String, _ rows: [ExchangeRow]
  ) throws(ExchangeFault) -> [ExchangeDifference] {
    guard let name = EndpointName(number) else { return [] }
    let saved = Dictionary(grouping: rows, by: \.family)
    var found = try endpoint(name, saved)
    if let row = saved[ExchangeCatalogue.mailboxes.name]?.first { found += try mailbox(row) }
    for row in saved[ExchangeCatalogue.members.name] ?? [] { found += try member(name, row) }
    return found
  }

  // MARK: - Endpoints

  private static let origin =
    "sorcery.conf must have the tables alone: no pjsip.conf, and no memory_cache beside them."

  private func endpoint(
    _ name: EndpointName, _ saved: [String: [ExchangeRow]]
  ) throws(ExchangeFault) -> [ExchangeDifference] {
    let action = ExchangeAction("PJSIPShowEndpoint", ["Endpoint": name.text], isList: true)
    let (response, objects) = try list(action)
    if response.isForbidden || response.isUnknown {
      throw .refused(action.name, response["Message"])
    }
    let isSaved = saved[ExchangeCatalogue.endpoints.name] != nil
    guard response.isSuccess else { return isSaved ? [try lost(name)] : [] }
    guard isSaved else {
      return [
        ExchangeDifference(
          sentence: "Asterisk knows the telephone \(name.text), which it should not.",
          advice: Self.origin)
      ]
    }
    return Self.compare(ExchangeCatalogue.endpoints, "EndpointDetail", name, saved, objects)
      + Self.compare(ExchangeCatalogue.auths, "AuthDetail", name, saved, objects)
      + Self.compare(ExchangeCatalogue.aors, "AorDetail", name, saved, objects)
      + Self.compare(ExchangeCatalogue.identities, "IdentifyDetail", name, saved, objects)
  }

  private static func compare(
    _ family: RealtimeFamily<ServedAgent>, _ event: String, _ name: EndpointName,
    _ saved: [String: [ExchangeRow]], _ objects: [ExchangeMessage]
  ) -> [ExchangeDifference] {
    guard let row = saved[family.name]?.first else { return [] }
    guard let object = objects.first(where: { $0.event == event && $0["ObjectName"] == name.text })
    else {
      return [
        ExchangeDifference(
          sentence: "Asterisk finds no row of \(name.text) in \(family.name).",
          advice:
            "extconfig.conf and sorcery.conf must name \(family.name), as roster telephony setup "
            + "writes them.")
      ]
    }
    let others = family.columns.filter { column in
      guard let shown = object.value(camelCase(column.name)) else { return false }
      return !column.rule.isSame(row[column.name], shown: shown)
    }
    guard !others.isEmpty else { return [] }
    return [
      ExchangeDifference(
        sentence: "Asterisk has another \(others.map(\.name).listed("and")) for \(name.text).",
        advice: origin)
    ]
  }

  /// As the manager interface calls what the configuration calls `rtp_symmetric`.
  private static func camelCase(_ column: String) -> String {
    column.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Where on its way an endpoint is lost.
  private func lost(_ name: EndpointName) throws(ExchangeFault) -> ExchangeDifference {
    let family = ExchangeCatalogue.endpoints.name
    let lines = try output("realtime load \(family) id \(name.text)")
    let isRead = lines?.contains { $0.split(separator: " ").first == "context" } ?? false
    return isRead
      ? ExchangeDifference(
        sentence: "Asterisk reads the row of \(name.text) and makes no telephone of it.",
        advice:
          "sorcery.conf must have endpoint = realtime,\(family); or Asterisk's log names a value "
          + "that it does not take.")
      : ExchangeDifference(
        sentence: "Asterisk does not find \(name.text) in its database.",
        advice: "dbfile in res_config_sqlite3.conf must name \(settings.folder.text)/telephony.db, "
          + "and Asterisk's account must be in the group of the folder.")
  }

  // MARK: - Mailboxes

  private func mailbox(_ row: ExchangeRow) throws(ExchangeFault) -> [ExchangeDifference] {
    let action = ExchangeAction(
      "VoicemailUserStatus", ["Context": row["context"], "Mailbox": row["mailbox"]], isList: true)
    let (response, elements) = try list(action)
    // Without app_voicemail, of which the overview tells, nobody has one.
    guard response.isSuccess else { return [] }
    guard let box = elements.first(where: { $0["VoiceMailbox"] == row["mailbox"] }) else {
      return [
        ExchangeDifference(
          sentence: "Asterisk has no mailbox \(row["mailbox"]).",
          advice:
            "voicemail.conf must have the section [\(row["context"])], and extconfig.conf the line "
            + "voicemail.")
      ]
    }
    let others = [("fullname", "Fullname"), ("email", "Email")].filter { row[$0.0] != box[$0.1] }
    guard !others.isEmpty else { return [] }
    return [
      ExchangeDifference(
        sentence: "Asterisk has another \(others.map(\.0).listed("and")) for the mailbox "
          + "\(row["mailbox"]).",
        advice: "A mailbox of this number in voicemail.conf goes before the saved one.")
    ]
  }

  // MARK: - Queues

  private func member(
    _ name: EndpointName, _ row: ExchangeRow
  ) throws(ExchangeFault) -> [ExchangeDifference] {
    let queue = row["queue_name"]
    guard let members = try members(of: queue) else {
      return [
        ExchangeDifference(
          sentence: "Asterisk has no queue \(queue).",
          advice: "app_queue must be loaded, and extconfig.conf must have the line queues.")
      ]
    }
    guard let member = members[name.interface] else {
      return [
        ExchangeDifference(
          sentence: "Asterisk does not have \(name.text) in the queue \(queue).",
          advice: "extconfig.conf must have the line queue_members.")
      ]
    }
    var found: [ExchangeDifference] = []
    if member.isPaused != (row["paused"] == "1") {
      found.append(
        ExchangeDifference(
          sentence:
            "\(name.text) is \(member.isPaused ? "" : "not ")paused in the queue \(queue) at "
            + "Asterisk.",
          advice:
            "A console, or the service roster telephony bridge, has to be open for one to hear of "
            + "the other's pauses."))
    }
    if member.penalty != row["penalty"] || member.name != row["membername"] {
      found.append(
        ExchangeDifference(
          sentence: "Asterisk has another name or penalty for \(name.text) in the queue \(queue).",
          advice: "A member line in queues.conf goes before the saved one."))
    }
    return found
  }

  /// The members of a queue by their interfaces; nil where there is no such queue.
  private func members(of queue: String) throws(ExchangeFault) -> [String: QueuedMember]? {
    if let known = queues[queue] { return known }
    // Shown, it is read from the database again, which asking for its status alone does not do.
    _ = try output("queue show \(Self.quoted(queue))")
    var (isThere, members): (Bool, [String: QueuedMember]) = (false, [:])
    _ = try ask(ExchangeAction("QueueStatus", ["Queue": queue], isList: true), isLong: true) {
      guard $0["Queue"] == queue else { return }
      isThere = true
      if $0.event == "QueueMember" { members[$0["Location"]] = QueuedMember($0) }
    }
    if isThere { queues[queue] = members }
    return isThere ? members : nil
  }

  /// One word of the exchange's console.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// What the exchange says of a member of a queue.
struct QueuedMember {
  let name: String
  let penalty: String
  let isPaused: Bool

  init(_ event: ExchangeMessage) {
    (name, penalty, isPaused) = (event["Name"], event["Penalty"], event["Paused"] == "1")
  }
}
