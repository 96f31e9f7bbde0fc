import Crypto
import Foundation

/// The code that somebody without a password is sent, to choose a new one.
///
/// It is typed by hand: 28 letters in groups of four, 140 bits in all. So much cannot be guessed, and
/// needs no slow hash: what a database keeps of it is its SHA-256.
/// https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/0x15-V6-Authentication.md
public struct ResetToken: Hashable, Sendable {
  /// Without dashes, in capitals.
  private let letters: String

  /// A new one, from the system's generator.
  public init() {
    var random = SystemRandomNumberGenerator()
    letters = String(
      (0..<Self.length).compactMap { _ in Self.alphabet.randomElement(using: &random) })
  }

  /// What somebody typed; nil where it cannot be a code. Dashes and blanks do not count, large and small
  /// letters are the same, and those that look like digits are taken for them.
  public init?(typed: Secret) {
    let kept = typed.revealed.uppercased().filter { $0 != "-" && !$0.isWhitespace }
      .map { Self.lookAlikes[$0] ?? $0 }
    guard kept.count == Self.length, kept.allSatisfy(Self.alphabet.contains) else { return nil }
    letters = String(kept)
  }

  /// "7K3M-V0QX-…", as the message has it.
  public var text: Secret {
    let groups = stride(from: 0, to: Self.length, by: Self.group).map { start in
      letters.dropFirst(start).prefix(Self.group)
    }
    return Secret(groups.joined(separator: "-"))
  }

  /// 64 hexadecimal digits, which is all that is stored.
  public var digest: String {
    SHA256.hash(data: Data(letters.utf8)).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  private static let length = 28
  private static let group = 4
  /// Digits and capitals, each of which is unlike the others to eye and ear.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  private static let lookAlikes: [Character: Character] = ["O": "0", "I": "1", "L": "1"]
}

extension ResetToken: CustomStringConvertible, CustomReflectable {
  public var description: String { text.description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
