import Crypto
public import Foundation

/// One public key, read strictly from a line of an OpenSSH `.pub` file: a type, a base64 blob, a comment.
///
/// A line as `authorized_keys` may have it, with options before the type, is refused: what a key may do is
/// never for its owner to say. https://man.openbsd.org/sshd#AUTHORIZED_KEYS_FILE_FORMAT
public struct SSHPublicKey: Hashable, Sendable {
  public let type: String
  /// The key itself, which is what tells it from others; never only its comment.
  public let blob: Data
  public let comment: String

  public init(line: String) throws(Unreadable) {
    let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
    guard words.count >= 2, let blob = Self.decoded(words[1]) else { throw Unreadable(Self.wanted) }
    try self.init(
      type: String(words[0]), blob: blob, comment: words.count > 2 ? String(words[2]).trimmed : "")
  }

  private init(type: String, blob: Data, comment: String) throws(Unreadable) {
    guard Self.isClean(comment) else {
      throw Unreadable("a comment of at most 200 characters without control characters")
    }
    try SSHKeyBlob.check(blob, type)
    (self.type, self.blob, self.comment) = (type, blob, comment)
  }

  /// The blob as it is written.
  public var encoded: String { blob.base64EncodedString() }

  /// The key and its comment, and nothing else.
  public var line: String {
    ([type, encoded] + (comment.isEmpty ? [] : [comment])).joined(separator: " ")
  }

  /// As `ssh-keygen -l` shows it: `SHA256:` and base64 without padding.
  public var fingerprint: String {
    let hash = Data(SHA256.hash(data: blob)).base64EncodedString()
    return "SHA256:" + hash.prefix { $0 != "=" }
  }

  /// What a person knows the key by.
  public var name: String { comment.isEmpty ? fingerprint : comment }

  static let wanted = "one line of a .pub file, such as ssh-ed25519 AAAA... ada@laptop"

  /// Base64 in its one form: nothing may be written in two ways.
  private static func decoded(_ text: Substring) -> Data? {
    guard text.utf8.count <= 8192, let data = Data(base64Encoded: String(text)),
      data.base64EncodedString() == text
    else { return nil }
    return data
  }

  private static func isClean(_ comment: String) -> Bool {
    comment.count <= 200
      && comment.unicodeScalars.allSatisfy {
        !$0.properties.isControlOrLineBreak && ($0 == " " || !$0.properties.isInvisible)
      }
  }
}
