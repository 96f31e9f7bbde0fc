import AgentDomain
import Testing

@testable import CentreMail

@Suite struct ResetMessageTests {
  private func message(name: String = "Ada Lovelace", place: String = "ssh roster@example.org")
    throws -> String
  {
    var mail = CentreSettings().mail
    mail.from = EmailAddress(unchecked: "roster@example.org")
    mail.resetAddress = place
    let message = try ResetMessage(
      mail, to: EmailAddress(unchecked: "ada@example.org"), fullName: name, username: "ada",
      token: Secret("7K3M-V0QX")
    ).message()
    return message.text
  }

  @Test func `says the code, where and how it is typed, and what to do if one did not ask`() throws
  {
    #expect(
      try message().hasSuffix(
        """

        Hello Ada Lovelace,

        somebody asked for a new password for the account ada.
        If it was you, choose one with this code:

            7K3M-V0QX

        It works once, for 60 minutes, and until you ask for another one.
        Large and small letters are the same, and the dashes need not be typed.

        Where to go: ssh roster@example.org
        At the sign-in panel run :redeem, and type the code.
        In a shell on the host of Roster run: roster recover --token

        If it was not you: nothing has changed, and your old password still holds.
        Do not give the code to anybody. If more such messages come, tell an
        administrator.

        """))
  }

  @Test func `without a reset address it speaks of the sign-in panel`() throws {
    #expect(try message(place: "").contains("\nGo to Roster's sign-in panel.\n"))
  }

  @Test func `what controls a terminal becomes a blank, and a long name ends`() throws {
    let text = try message(
      name: "Ada\u{1B}[2J\nBcc: eve\u{202E}" + String(repeating: "x", count: 900))
    #expect(text.contains("Hello Ada [2J Bcc: eve xxx"))
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count < 240 })
  }

  @Test func `only ASCII goes as it is`() throws {
    #expect(try message().contains("\nContent-Transfer-Encoding: 7bit\n"))
    #expect(try message(name: "Zoë").contains("\nContent-Transfer-Encoding: quoted-printable\n"))
  }

  @Test(arguments: [
    (1_795_176_000, "Fri, 20 Nov 2026 12:00:00 +0000"),
    (1_798_765_445, "Fri, 01 Jan 2027 01:04:05 +0000"),
  ])
  func `the time is that of Greenwich`(seconds: Int64, date: String) throws {
    let ada = EmailAddress(unchecked: "ada@example.org")
    let message = try Message(
      from: ada, to: ada, subject: "Time", body: "x\n", time: Timestamp(seconds))
    #expect(message.text.contains("\nDate: \(date)\n"))
  }
}
