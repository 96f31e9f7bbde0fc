public import AgentDomain
import Foundation

/// A message of plain text for one person, as the wire takes it but for its line ends.
///
/// The headers hold two checked addresses, a time, a number and words of the program's own: nothing that
/// somebody typed stands in them, so nothing that somebody typed can add one. Names belong to the body.
/// https://www.rfc-editor.org/rfc/rfc5322
public struct Message: Sendable {
  public let from, to: EmailAddress
  private let subject: StaticString
  private let body: String
  private let time: Timestamp
  private let number = UUID().uuidString.lowercased()

  /// - Parameters:
  ///   - subject: Words of the program, in ASCII.
  ///   - body: Lines that end with a line feed.
  /// - Throws: `MailFault.address` where one of the two is none, however it came here.
  public init(
    from: EmailAddress, to: EmailAddress, subject: StaticString, body: String,
    time: Timestamp = .now
  ) throws(MailFault) {
    (self.from, self.to) = (try from.checked(), try to.checked())
    (self.subject, self.body, self.time) = (subject, body, time)
  }

  public var text: String {
    let encoded = QuotedPrintable.isNeeded(for: body)
    return """
      From: \(from.text)
      To: \(to.text)
      Subject: \(subject)
      Date: \(date)
      Message-ID: <\(number)@\(domain)>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=\(encoded ? "utf-8" : "us-ascii")
      Content-Transfer-Encoding: \(encoded ? "quoted-printable" : "7bit")
      Auto-Submitted: auto-generated

      \(encoded ? QuotedPrintable.encoded(body) : body)
      """
  }

  private var domain: Substring { from.text.split(separator: "@").last ?? "localhost" }

  /// "Fri, 20 Nov 2026 12:00:00 +0000".
  private var date: String {
    var (clock, parts) = (time_t(time.seconds ?? 0), tm())
    gmtime_r(&clock, &parts)
    let (day, month) = (Self.days[Int(parts.tm_wday)], Self.months[Int(parts.tm_mon)])
    let numbers = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(Self.twoDigits)
    return "\(day), \(Self.twoDigits(parts.tm_mday)) \(month) \(parts.tm_year + 1900) "
      + "\(numbers.joined(separator: ":")) +0000"
  }

  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func twoDigits(_ number: Int32) -> String {
    (number < 10 ? "0" : "") + String(number)
  }
}

extension EmailAddress {
  /// The address once more, if it is one.
  func checked() throws(MailFault) -> EmailAddress {
    guard !text.isEmpty, let normal = Self.normalised(text) else { throw .address }
    return EmailAddress(unchecked: normal)
  }
}
