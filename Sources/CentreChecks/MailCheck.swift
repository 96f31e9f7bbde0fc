public import AgentDomain
import CentreMail

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
    do throws(MailFault) {
      let transport = try MailTransport(settings.mail, patience: patience)
      guard let to = Self.address(answer) else { throw .address }
      try transport.send(try TestMessage(from: settings.mail.from, to: to).message())
      return [
        .good("\(transport.program) took the message to \(to.text): look whether it arrives.")
      ]
    } catch .notConfigured { return [.unchecked("\(MailFault.notConfigured)")] } catch {
      return [.error("\(error)")]
    }
  }

  /// An address that is safe in a header, whoever gave it.
  private static func address(_ text: String) -> EmailAddress? {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { return nil }
    return EmailAddress.normalised(trimmed).map { EmailAddress(unchecked: $0) }
  }
}
