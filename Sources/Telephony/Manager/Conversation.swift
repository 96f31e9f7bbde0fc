import AgentDomain

/// A conversation with the manager interface: one question at a time, and between its answers whatever the
/// exchange tells by itself.
final class Conversation {
  /// Gets each event that answers nothing.
  var onEvent: (ExchangeMessage) throws(ExchangeFault) -> Void = { _ in }
  /// When everything must have been said, however much comes; nil to go on as long as something does.
  var end: ContinuousClock.Instant?
  private let settings: CentreSettings.Telephony
  private let socket: ExchangeSocket
  private let bell: Doorbell
  private var parser = MessageParser()
  private var waiting: ArraySlice<ExchangeMessage> = []
  private var number = 0
  private var lastHeard = ContinuousClock.now

  /// Milliseconds of silence after which a question, or the greeting, counts as unanswered.
  private static let patience = 20_000

  /// Connects and signs in.
  /// - Parameters:
  ///   - hears: whether the exchange is to tell things by itself.
  ///   - end: when signing in must be over; it stays until it is changed.
  init(
    _ settings: CentreSettings.Telephony, _ bell: Doorbell, hears: Bool = true,
    end: ContinuousClock.Instant? = nil
  ) throws(ExchangeFault) {
    (self.settings, self.bell, self.end) = (settings, bell, end)
    let secret = try SecretFile.read(settings.managerSecretFile.text)
    socket = try ExchangeSocket(settings, bell)
    try awaitGreeting()
    let login = ExchangeAction(
      "Login",
      [
        "Username": settings.managerUser, "Secret": secret.revealed, "Events": hears ? "on" : "off",
      ])
    guard try ask(login).isSuccess else { throw .notLetIn(settings) }
  }

  private func awaitGreeting() throws(ExchangeFault) {
    let end = ContinuousClock.now + .milliseconds(Self.patience)
    var count = 0
    while parser.greeting == nil {
      let bytes = try read(milliseconds: end.left)
      count += bytes
      if count > 4096 { throw .stranger(settings) }
      if parser.greeting == nil, end.left == 0 { throw .silent(settings) }
    }
    guard parser.greeting?.hasPrefix("Asterisk Call Manager") == true else {
      throw .stranger(settings)
    }
  }

  /// How long nothing has come.
  var silence: Duration { .now - lastHeard }

  // MARK: - Questions

  /// Asks and waits for the response and, where it opens a list, for the list's end.
  /// - Parameter each: gets the list's elements.
  /// - Throws: `ExchangeFault` where the other side is silent or hangs up; the conversation is of no use
  ///   then.
  func ask(
    _ action: ExchangeAction, each: (ExchangeMessage) -> Void = { _ in }
  ) throws(ExchangeFault) -> ExchangeMessage {
    number += 1
    try socket.send(action.bytes(number: number))
    var (response, end): (ExchangeMessage?, ContinuousClock.Instant) = (nil, Self.deadline)
    while true {
      while let message = next() {
        guard message.action == number else {
          try onEvent(message)
          continue
        }
        if message.isResponse { response = message } else if !message.closesList { each(message) }
        let isEnd = message.isResponse ? !message.opensList : message.closesList
        if let response, isEnd || message.breaksList { return response }
      }
      if try read(milliseconds: end.left) > 0 { end = Self.deadline }
      if end.left == 0 { throw .silent(settings) }
    }
  }

  /// Hears what the exchange tells by itself, until something came, the bell rang or the time is over.
  func listen(milliseconds: Int) throws(ExchangeFault) {
    if waiting.isEmpty { _ = try read(milliseconds: milliseconds) }
    while let message = next() { try onEvent(message) }
  }

  private static var deadline: ContinuousClock.Instant { .now + .milliseconds(patience) }

  private func next() -> ExchangeMessage? { waiting.popFirst() }

  /// - Returns: the number of bytes that came.
  private func read(milliseconds: Int) throws(ExchangeFault) -> Int {
    if end?.left == 0 { throw .silent(settings) }
    let bytes = try socket.receive(milliseconds: min(milliseconds, end?.left ?? .max))
    guard !bytes.isEmpty else { return 0 }
    lastHeard = .now
    waiting += parser.take(bytes)
    return bytes.count
  }
}
