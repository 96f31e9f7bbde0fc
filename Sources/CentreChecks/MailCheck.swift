public import AgentDomain

/// Sends a message to an address that is asked for, through the program of the settings.
public struct MailCheck: SettingsCheck {
  public let id = "mail"
  public let title = "Send a test message"
  public let help =
    "Sends a message by the settings of the Mail tab, and tells what the program says."
  public let question: CheckQuestion? = CheckQuestion(
    "Send it to", help: "The address that gets the test message."
  ) { text in address(text) == nil ? "The address must be \(EmailAddress.expected)." : nil }

  /// Milliseconds; a program that takes longer is ended.
  private let patience: Int

  public init(patience: Int = 20_000) { self.patience = patience }

  public func run(_ settings: CentreSettings, answer: String) -> [Finding] {
    let mail = settings.mail
    guard mail.isConfigured else {
      return [.unchecked("From and Transport have to be set before anything can be sent.")]
    }
    guard let from = Self.address(mail.from.text), let to = Self.address(answer) else {
      return [.error("The address must be \(EmailAddress.expected).")]
    }
    guard let transport = CommandWords.normalised(mail.transport.text) else {
      return [.error("Transport must be \(CommandWords.expected).")]
    }
    let message = TestMessage(from: from, to: to)
    let words = CommandWords(unchecked: transport).words
    let end = ChildProgram(words: words, patience: patience).run(input: message.text)
    return [finding(end, words[0], to)]
  }

  /// An address that is safe in a header, whoever gave it.
  private static func address(_ text: String) -> EmailAddress? {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { return nil }
    return EmailAddress.normalised(trimmed).map { EmailAddress(unchecked: $0) }
  }

  private func finding(
    _ end: ChildProgram.End, _ program: String, _ address: EmailAddress
  ) -> Finding {
    switch end {
    case .exited(0, _):
      .good("\(program) took the message to \(address.text): look whether it arrives.")
    case .exited(let code, let said):
      .error("\(program) ended with \(code)\(Self.quoted(said))")
    case .killed(let signal, let said):
      .error("\(program) was ended by signal \(signal)\(Self.quoted(said))")
    case .tooSlow(let said):
      .error("\(program) took more than \(seconds) and was ended\(Self.quoted(said))")
    case .notStarted(let reason): .error("\(program) cannot be started: \(reason).")
    }
  }

  private var seconds: String {
    patience % 1000 == 0 ? "\(patience / 1000) seconds" : "\(patience) milliseconds"
  }

  private static func quoted(_ said: String) -> String {
    said.isEmpty ? " and said nothing." : ", saying: \(said)"
  }
}
