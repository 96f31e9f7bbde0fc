import Crypto
import Foundation

/// The time-based one-time password that an authenticator shows for a secret.
///
/// A step is a span of 30 seconds, counted from 1970. https://www.rfc-editor.org/rfc/rfc6238
public struct OneTimeCode: Sendable {
  /// Authenticators understand SHA-1 alone with certainty; the others are in the RFC.
  public enum Algorithm: Hashable, Sendable, CaseIterable {
    case sha1, sha256, sha512
  }

  /// The length of a step, in seconds.
  public static let period: Int64 = 30
  /// How many steps a clock may be wrong, on either side.
  public static let tolerance: Int64 = 1

  private let key: SymmetricKey
  private let algorithm: Algorithm
  private let digits: Int

  public init(secret: [UInt8], algorithm: Algorithm = .sha1, digits: Int = 6) {
    precondition((6...8).contains(digits), "A code has six to eight digits.")
    (key, self.algorithm, self.digits) = (SymmetricKey(data: secret), algorithm, digits)
  }

  /// The step in which a time lies, given in seconds since 1970.
  public static func step(at time: Int64) -> Int64 { time / period }

  /// The code of a step, with its leading zeros.
  public func code(at step: Int64) -> String {
    let number = truncated(mac(of: step)) % Self.powersOfTen[digits]
    let text = String(number)
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// The step to which a typed code belongs, where it is about now and later than the last one used.
  ///
  /// Every candidate is compared whole. Where two steps have the same code the later one counts, so that
  /// a code is good for one use. Blanks in what was typed mean nothing.
  public func step(matching typed: Secret, at time: Int64, after last: Int64) -> Int64? {
    let code = typed.revealed.filter { !$0.isWhitespace }
    let now = Self.step(at: time)
    var found: Int64?
    for step in (now - Self.tolerance)...(now + Self.tolerance)
    where Self.areEqual(code, self.code(at: step)) && step > last {
      found = step
    }
    return found
  }

  private static let powersOfTen = (0...8).map { exponent in
    (0..<exponent).reduce(UInt32(1)) { power, _ in power * 10 }
  }

  private func mac(of step: Int64) -> [UInt8] {
    let message = withUnsafeBytes(of: step.bigEndian) { Data($0) }
    return switch algorithm {
    case .sha1: Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: key))
    case .sha256: Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
    case .sha512: Array(HMAC<SHA512>.authenticationCode(for: message, using: key))
    }
  }

  /// Four bytes from the place that the last byte names, without the sign.
  /// https://www.rfc-editor.org/rfc/rfc4226#section-5.3
  private func truncated(_ mac: [UInt8]) -> UInt32 {
    let offset = Int(mac[mac.count - 1] & 0xF)
    return mac[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
  }

  /// Takes the same time wherever two texts of one length differ.
  private static func areEqual(_ one: String, _ other: String) -> Bool {
    guard one.utf8.count == other.utf8.count else { return false }
    return zip(one.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
