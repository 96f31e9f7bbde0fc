import AgentDomain
import Foundation
import Testing

@testable import CentreMail

@Suite struct TransportTests {
  private func settings(_ words: CommandWords) -> CentreSettings.Mail {
    var mail = CentreSettings().mail
    mail.from = EmailAddress(unchecked: "roster@example.org")
    mail.transport = words
    mail.resetAddress = "ssh roster@centre.example.org"
    return mail
  }

  private func send(_ mail: CentreSettings.Mail, _ token: ResetToken = ResetToken()) throws {
    let message = try ResetMessage(
      mail, to: EmailAddress(unchecked: "zoe@example.org"), fullName: "Zoë Żółć",
      username: "zoe", token: token.text
    ).message()
    try MailTransport(mail, patience: 30_000).send(message)
  }

  @Test func `a message arrives whole at a server that wants STARTTLS, and over TLS`() throws {
    let server = try MailServer(.tls)
    let mail = settings(try server.mailer())
    let token = ResetToken()
    try send(mail, token)
    let kept = try #require(try server.messages.first)
    #expect(kept.tls && kept.sender == "roster@example.org")
    #expect(kept.receivers == ["zoe@example.org"])
    let parts = kept.text.components(separatedBy: "\r\n\r\n")
    let body = Unwrapped.quotedPrintable(parts.dropFirst().joined(separator: "\n\n"))
    #expect(parts[0].contains("quoted-printable") && body.hasPrefix("Hello Zoë Żółć,"))
    #expect(body.contains(token.text.revealed) && body.contains("ssh roster@centre.example.org"))
    #expect(body.contains("roster recover --token") && body.contains("tell an\nadministrator."))
  }

  @Test func `several messages go one by one, each to its own receiver`() throws {
    let server = try MailServer(.tls)
    let transport = try MailTransport(settings(try server.mailer()), patience: 30_000)
    let from = EmailAddress(unchecked: "roster@example.org")
    let receivers = ["a@example.org", "b@example.org", "c@example.org"]
    for receiver in receivers {
      let to = EmailAddress(unchecked: receiver)
      try transport.send(try TestMessage(from: from, to: to).message())
    }
    #expect(try server.messages.map(\.receivers) == receivers.map { [$0] })
  }

  private func fault(_ mail: CentreSettings.Mail) -> String {
    do {
      try send(mail)
      return "sent"
    } catch { return "\(error)" }
  }

  @Test func `a server without STARTTLS gets nothing, and the fault says where to look`() throws {
    let server = try MailServer(.plain)
    let said = fault(settings(try server.mailer()))
    #expect(said.contains("STARTTLS") && said.hasSuffix("in the program's configuration."))
    #expect(try server.messages.isEmpty && server.read("commands") == nil)
  }

  @Test func `a server with the certificate of another authority or host gets nothing`() throws {
    let stranger = try MailServer(.tls)
    try stranger.makeAuthority("other")
    let elsewhere = try MailServer(.tls, host: "mail.example.net")
    let said = [
      fault(settings(try stranger.mailer(trusting: "other.crt"))),
      fault(settings(try elsewhere.mailer())),
    ]
    #expect(said.allSatisfy { $0.contains("certificate") && $0.contains("Look at server, TLS") })
    for server in [stranger, elsewhere] {
      #expect(try server.messages.isEmpty && server.read("commands") == nil)
    }
  }

  @Test func `a server that is not there is said, with what to look at`() throws {
    let server = try MailServer(.tls)
    let words = try server.mailer()
    let text = try #require(server.read("msmtprc"))
    let port = try #require(server.read("port"))
    try server.write("msmtprc", text.replacing("port \(port)", with: "port 1"))
    let said = fault(settings(words))
    #expect(said.contains("refused") && said.contains("look at server and port"))
  }

  @Test func `nothing is tried where the settings are empty or wrong`() {
    var mail = settings(CommandWords(unchecked: "/usr/bin/msmtp -t"))
    mail.from = EmailAddress()
    #expect(throws: MailFault.notConfigured) { try MailTransport(mail) }
    mail.from = EmailAddress(unchecked: "x@example.org\nBcc: y@example.org")
    #expect(throws: MailFault.address) { try MailTransport(mail) }
    mail = settings(CommandWords(unchecked: "msmtp; true"))
    #expect(throws: MailFault.transport) { try MailTransport(mail) }
  }
}
