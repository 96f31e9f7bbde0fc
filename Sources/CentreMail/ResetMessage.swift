public import AgentDomain

/// The message by which somebody chooses a new password: the code, where it is typed, and what to do if
/// nobody asked for it.
public struct ResetMessage: Sendable {
  private let from, to: EmailAddress
  private let fullName, username, place: String
  private let token: Secret

  /// - Parameters:
  ///   - mail: The settings, for the sender and for where people go.
  ///   - to: The address that the account has, never one that somebody typed.
  public init(
    _ mail: CentreSettings.Mail, to: EmailAddress, fullName: String, username: String,
    token: Secret
  ) {
    (from, self.to, self.token) = (mail.from, to, token)
    self.fullName = fullName.asOneLine
    self.username = username.asOneLine
    place = mail.resetAddress.asOneLine
  }

  /// - Throws: `MailFault.address` where the sender or the receiver is no address.
  public func message() throws(MailFault) -> Message {
    try Message(from: from, to: to, subject: "A new password for Roster", body: body)
  }

  private var body: String {
    """
    Hello \(fullName),

    somebody asked for a new password for the account \(username).
    If it was you, choose one with this code:

        \(token.revealed)

    It works once, for 60 minutes, and until you ask for another one.
    Large and small letters are the same, and the dashes need not be typed.

    \(place.isEmpty ? "Go to Roster's sign-in panel." : "Where to go: \(place)")
    At the sign-in panel run :\(Self.consoleCommand), and type the code.
    In a shell on the host of Roster run: \(Self.shellCommand)

    If it was not you: nothing has changed, and your old password still holds.
    Do not give the code to anybody. If more such messages come, tell an
    administrator.

    """
  }

  /// What is typed at the sign-in panel's palette, and in a shell.
  public static let consoleCommand = "redeem"
  public static let shellCommand = "roster recover --token"
}

extension String {
  /// How many letters of a name stand in a message.
  private static var longest: Int { 200 }

  /// The text with a blank for everything that controls a terminal, ends a line or cannot be seen.
  fileprivate var asOneLine: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.isShown ? $0 : " " }))
      .prefix(Self.longest).trimmingBlanks
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String { String(self).trimmed }
}

extension Unicode.Scalar {
  fileprivate var isShown: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      false
    default: !properties.isDefaultIgnorableCodePoint
    }
  }
}
