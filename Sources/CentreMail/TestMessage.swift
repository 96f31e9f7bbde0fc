public import AgentDomain

/// A message that only proves that messages leave.
public struct TestMessage: Sendable {
  private let from, to: EmailAddress

  public init(from: EmailAddress, to: EmailAddress) { (self.from, self.to) = (from, to) }

  /// - Throws: `MailFault.address` where one of the two is none.
  public func message() throws(MailFault) -> Message {
    try Message(
      from: from, to: to, subject: "Test message of Roster",
      body: """
        Somebody tries the mail settings of the contact centre's agents.
        That this message arrived means that they work. It needs no answer.

        """)
  }
}
