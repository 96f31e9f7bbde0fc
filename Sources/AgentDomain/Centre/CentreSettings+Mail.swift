extension CentreSettings {
  /// How messages leave the centre: those that reset a password, and those that test the way.
  public struct Mail: Hashable, Sendable {
    public var from = EmailAddress()
    public var transport = CommandWords(unchecked: "/usr/sbin/sendmail -t")
    public var resetAddress = ""

    /// Whether a message can be sent at all.
    public var isConfigured: Bool { !from.text.isEmpty && !transport.text.isEmpty }

    static let parts = [Part(.mail, section: "Messages", fields)]

    private static let fields: [Field<CentreSettings>] = [
      Field(
        "mail_from", \.mail.from, "From", since: 2,
        help: "The sender of all messages. Empty: nothing is sent, and passwords are not reset."),
      Field(
        "mail_transport", \.mail.transport, "Transport", since: 2,
        help: "A program that takes messages as sendmail does, such as /usr/bin/msmtp -t."),
      Field(
        "mail_reset_address", \.mail.resetAddress, "Reset address", .length(1...200), .oneLine,
        .visible, since: 2,
        help: "Where people go to reset a password, as messages tell them: ssh roster@example.org."),
    ]
  }
}
