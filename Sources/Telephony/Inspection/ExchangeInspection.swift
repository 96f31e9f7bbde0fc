public import AgentDomain

/// A visit to the running exchange that looks and changes nothing: what it is, and what it sees of the
/// agents whom the file serves.
///
/// For one thread. However much the exchange says, each question ends within its time, and little is kept.
public final class ExchangeInspection {
  let settings: CentreSettings.Telephony
  private let conversation: Conversation
  /// The members of queues that were asked for, by the queues' names and their interfaces.
  var queues: [String: [String: QueuedMember]] = [:]

  /// Connects and signs in.
  /// - Throws: `ExchangeFault` with a sentence that says what to do.
  public init(_ settings: CentreSettings.Telephony) throws(ExchangeFault) {
    self.settings = settings
    conversation = try Conversation(
      settings, Doorbell(), hears: false, end: .now + Self.patience)
  }

  /// Queues are asked for again from now on.
  public func forgetQueues() { queues = [:] }

  /// How long one question may take with all of its answer, and one about all queues.
  private static let (patience, longPatience) = (Duration.seconds(30), Duration.seconds(120))
  /// Elements of a list that are kept of one endpoint: it has five.
  private static let limit = 100

  /// Asks one question.
  /// - Throws: `ExchangeFault` where the exchange is gone, silent or talks without end; nothing more can be
  ///   asked then.
  func ask(
    _ action: ExchangeAction, isLong: Bool = false, each: (ExchangeMessage) -> Void = { _ in }
  ) throws(ExchangeFault) -> ExchangeMessage {
    conversation.end = .now + (isLong ? Self.longPatience : Self.patience)
    return try conversation.ask(action, each: each)
  }

  /// The elements of a short list, by their events' names; none where the action fails.
  func list(_ action: ExchangeAction) throws(ExchangeFault) -> (
    response: ExchangeMessage, elements: [ExchangeMessage]
  ) {
    var elements: [ExchangeMessage] = []
    let response = try ask(action) { if elements.count < Self.limit { elements.append($0) } }
    return (response, elements)
  }

  /// What a line of the exchange's own console prints; nil where it may not be given or is not known.
  func output(_ line: String) throws(ExchangeFault) -> [String]? {
    let response = try ask(.command(line))
    return response.isSuccess ? response.all("Output") : nil
  }
}

extension ExchangeMessage {
  /// The first value under a name; nil where there is none, not even an empty one.
  func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }
  var isForbidden: Bool { !isSuccess && self["Message"] == "Permission denied" }
  var isUnknown: Bool { !isSuccess && self["Message"].hasPrefix("Invalid/unknown command") }
}
