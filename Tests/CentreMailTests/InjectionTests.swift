import AgentDomain
import Foundation
import Testing
import Trials

@testable import CentreMail

/// Whatever names, addresses and settings hold, a message has its own headers and one receiver.
@Suite struct InjectionTests {
  private static let expected = [
    "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
    "Content-Transfer-Encoding", "Auto-Submitted",
  ]

  private static let pieces = [
    "\n", "\r", "\r\n", "\n.\n", "\r\n.\r\n", "\n\n", "\u{0}", "\u{B}", "\u{85}", "\u{2028}",
    "\u{2029}", "\u{1B}[2J", "\u{202E}", "\u{200B}", "\u{E0041}", "Bcc: eve@example.net", "To: ",
    "Cc:", "Subject: x", "eve@example.net", "@", ",", ";", ":", "<", ">", "(", ")", "\"", "\\", " ",
    "\t", "%0d%0aBcc:", "=0ABcc:", "=?utf-8?Q?=0ABcc:?=", "=", ".", "From ", "-oQ/tmp", "RCPT TO:",
    "QUIT", "ada", "example.org", "é", "Ω", "漢", "👩‍👩‍👧", "a\u{301}\u{302}", "x",
  ]

  private func hostile(_ random: inout SeededNumbers) -> String {
    (0..<Int.random(in: 0...9, using: &random))
      .compactMap { _ in Self.pieces.randomElement(using: &random) }.joined()
  }

  /// Half of them are addresses, so that names are tried as well.
  private func address(_ random: inout SeededNumbers) -> EmailAddress {
    let good = Bool.random(using: &random)
    return EmailAddress(unchecked: good ? "ada.x+y@mail.example.org" : hostile(&random))
  }

  @Test func `of 6 000 hostile names and addresses none adds a header or a receiver`() throws {
    var random = SeededNumbers(seed: 5)
    var sent = 0
    for _ in 0..<6000 {
      var mail = CentreSettings().mail
      (mail.from, mail.resetAddress) = (address(&random), hostile(&random))
      let to = address(&random)
      let reset = ResetMessage(
        mail, to: to, fullName: hostile(&random), username: hostile(&random),
        token: ResetToken().text)
      guard let text = try? reset.message().text else {
        #expect([mail.from, to].contains { EmailAddress.normalised($0.text) == nil })
        continue
      }
      sent += 1
      try check(text, mail.from, to)
    }
    #expect(sent > 1200)
  }

  private func check(_ text: String, _ from: EmailAddress, _ to: EmailAddress) throws {
    let headers = Unwrapped.headers(text)
    try #require(headers.map(\.name) == Self.expected, "\(text.debugDescription)")
    #expect(headers[0].value == from.text && headers[1].value == to.text)
    let isWire = text.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) }
    #expect(isWire, "\(text.debugDescription)")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 998 && $0 != "." })
  }

  @Test func `what is encoded comes back as it was, in lines of at most 76`() {
    var random = SeededNumbers(seed: 6)
    for _ in 0..<300 {
      let text = (0..<6).map { _ in hostile(&random) }.joined().replacing("\r\n", with: "\n")
      let encoded = QuotedPrintable.encoded(text)
      #expect(encoded.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
      #expect(encoded.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 && $0.first != "." })
      #expect(Array(Unwrapped.quotedPrintable(encoded).utf8) == Array(text.utf8))
    }
  }
}
