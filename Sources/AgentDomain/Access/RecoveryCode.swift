import Crypto
import Foundation

/// A way in for whoever has lost the authenticator: good once.
///
/// Twelve letters and digits, 57 bits, in groups of four; no two of them look alike, and small or
/// capital does not matter. That many bits need no slow hash.
public struct RecoveryCode: Hashable, Sendable {
  /// How many of them an account is given at once.
  public static let count = 10

  /// As it is shown, once: `k7mw-q3fz-8hdt`.
  public let text: Secret

  public init(_ text: Secret) { self.text = text }

  public static func generated() -> [RecoveryCode] {
    var random = SystemRandomNumberGenerator()
    return (0..<count).map { _ in
      let letters = (0..<length).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &random)]
      }
      let groups = stride(from: 0, to: length, by: 4).map { String(letters[$0..<($0 + 4)]) }
      return RecoveryCode(Secret(groups.joined(separator: "-")))
    }
  }

  /// What is kept of it: the SHA-256 of its normal form, as hexadecimal digits.
  public var digest: String {
    SHA256.hash(data: Data(Self.normalised(text.revealed).utf8)).hexadecimal
  }

  /// A code as it was typed, without blanks and hyphens and in small letters.
  public static func normalised(_ typed: String) -> String {
    typed.filter { !$0.isWhitespace && $0 != "-" }.lowercased()
  }

  /// Whether what was typed may be a recovery code, and not one of an authenticator.
  public var isPlausible: Bool {
    let letters = Self.normalised(text.revealed)
    return letters.count == Self.length && letters.allSatisfy(Self.alphabet.contains)
  }

  private static let length = 12
  /// No 0, O, 1, l or I, and no vowels, so that no words come out.
  private static let alphabet = Array("bcdfghjkmnpqrstvwxyz23456789")
}

extension Digest {
  fileprivate var hexadecimal: String {
    map { String(format: "%02x", Int($0)) }.joined()
  }
}
