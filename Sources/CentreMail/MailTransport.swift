public import AgentDomain

/// Hands messages to the program of the settings, as one hands them to sendmail.
public struct MailTransport: Sendable {
  private let words: [String]
  /// Milliseconds; a program that takes longer is ended.
  private let patience: Int

  /// - Throws: what is missing in the settings, or wrong there.
  public init(_ mail: CentreSettings.Mail, patience: Int = 20_000) throws(MailFault) {
    guard mail.isConfigured else { throw .notConfigured }
    _ = try mail.from.checked()
    guard let normal = CommandWords.normalised(mail.transport.text) else { throw .transport }
    (words, self.patience) = (CommandWords(unchecked: normal).words, patience)
  }

  public var program: String { words.first ?? "" }

  /// - Throws: `MailFault.program` where it did not take the message.
  public func send(_ message: Message) throws(MailFault) {
    switch ChildProgram(words: words, patience: patience).run(input: message.text) {
    case .exited(0, _): return
    case .exited(let code, let said):
      throw .program("\(program) ended with \(code)\(Self.quoted(said))", advice: Self.advice[code])
    case .killed(let signal, let said):
      throw .program("\(program) was ended by signal \(signal)\(Self.quoted(said))")
    case .tooSlow(let said):
      throw .program("\(program) took more than \(seconds) and was ended\(Self.quoted(said))")
    case .notStarted(let reason): throw .program("\(program) cannot be started: \(reason).")
    }
  }

  private var seconds: String {
    patience % 1000 == 0 ? "\(patience / 1000) seconds" : "\(patience) milliseconds"
  }

  private static func quoted(_ said: String) -> String {
    said.isEmpty ? " and said nothing." : ", saying: \(said)"
  }

  /// What the exit codes of mailers ask for. https://man7.org/linux/man-pages/man3/sysexits.h.3head.html
  private static let advice: [Int32: String] = [
    64: "Look at the words of Transport.",
    67: "The server does not know the address: correct it.",
    68: "Look at the server's name in the program's configuration.",
    69: "Look at server, TLS and certificates in the program's configuration.",
    73: "Look whether the program may write its log.",
    74: "Look at server, TLS and certificates in the program's configuration.",
    75: "Try again later; if it stays so, look at server and port in the program's configuration.",
    76: "Look at server, TLS and certificates in the program's configuration.",
    77: "Look at user name and password in the program's configuration.",
    78: "Look at the program's configuration.",
  ]
}

/// Why a message does not leave; nothing of it has left.
public enum MailFault: Error, Hashable, CustomStringConvertible {
  case notConfigured
  case address
  case transport
  /// What the program said, and what to do.
  case program(String, advice: String? = nil)

  public var description: String {
    switch self {
    case .notConfigured: "From and Transport have to be set before anything can be sent."
    case .address: "The address must be \(EmailAddress.expected)."
    case .transport: "Transport must be \(CommandWords.expected)."
    case .program(let sentence, nil): sentence
    case .program(let sentence, let advice?):
      sentence + (sentence.hasSuffix(".") ? " " : ". ") + advice
    }
  }
}
