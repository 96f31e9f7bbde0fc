import Foundation

/// A secret on its way into an authenticator; it is nobody's until a code of it has confirmed it.
///
/// Nothing that prints shows it.
public struct Enrolment: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// 160 bits, as long as what SHA-1 makes. https://www.rfc-editor.org/rfc/rfc4226#section-4
  public let secret: [UInt8]

  /// A new secret.
  public init() {
    var random = SystemRandomNumberGenerator()
    secret = (0..<20).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }

  public init(secret: [UInt8]) { self.secret = secret }

  public var codes: OneTimeCode { OneTimeCode(secret: secret) }

  /// The secret in groups of four, to be typed where no picture can be scanned.
  public var text: Secret {
    let letters = Array(Base32.encoded(secret))
    let groups = stride(from: 0, to: letters.count, by: 4).map { first in
      String(letters[first..<min(first + 4, letters.count)])
    }
    return Secret(groups.joined(separator: " "))
  }

  /// What a QR code says to an authenticator; six digits, 30 seconds and SHA-1 are understood.
  ///
  /// The issuer is said once, as the parameter: said again before the account, it would make the code of a
  /// long name higher than a terminal of 24 rows.
  ///
  /// https://github.com/google/google-authenticator/wiki/Key-Uri-Format
  public func address(account: String, issuer: String = "Roster") -> Secret {
    let (issuer, account) = (Self.encoded(issuer), Self.encoded(account))
    return Secret(
      "otpauth://totp/\(account)?secret=\(Base32.encoded(secret))&issuer=\(issuer)")
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { address, byte in
      let letter = Character(Unicode.Scalar(byte))
      let isPlain =
        letter.isASCII && (letter.isLetter || letter.isNumber || "-._~".contains(letter))
      address += isPlain ? String(letter) : String(format: "%%%02X", Int(byte))
    }
  }

  public var description: String { "••••••" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
