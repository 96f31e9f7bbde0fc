import AgentDomain
import Foundation

/// A message that only proves that messages leave; its headers are made of checked addresses alone.
/// https://www.rfc-editor.org/rfc/rfc5322
struct TestMessage {
  let from, to: EmailAddress
  var time = Date()

  var text: String {
    """
    From: \(from.text)
    To: \(to.text)
    Subject: Test message of Roster
    Date: \(date)
    Message-ID: <\(UUID().uuidString.lowercased())@\(domain)>
    MIME-Version: 1.0
    Content-Type: text/plain; charset=us-ascii
    Auto-Submitted: auto-generated

    Somebody tries the mail settings of the contact centre's agents.
    That this message arrived means that they work. It needs no answer.

    """
  }

  private var domain: Substring { from.text.split(separator: "@").last ?? "localhost" }

  /// "Fri, 20 Nov 2026 12:00:00 +0000".
  private var date: String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    return format.string(from: time)
  }
}
