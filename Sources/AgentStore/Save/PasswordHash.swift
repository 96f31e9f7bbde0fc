import AgentDomain
import CSodium
import Crypto
import Foundation

/// argon2id in the form in which it is stored, 19 MiB and two passes.
/// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
enum PasswordHash {
  private static let isReady = sodium_init() >= 0
  private static let memory = 19_456 * 1024
  private static let passes: UInt64 = 2
  /// Each takes its memory: four at once are enough.
  private static let places = DispatchSemaphore(value: 4)

  /// - Throws: `StoreError.failed` where there is no memory for it.
  static func make(_ password: Secret) throws(StoreError) -> String {
    places.wait()
    defer { places.signal() }
    var text = [CChar](repeating: 0, count: 128)
    let bytes = Array(password.revealed.utf8).map(CChar.init(bitPattern:))
    let code = crypto_pwhash_str_alg(
      &text, bytes, UInt64(bytes.count), passes, memory, crypto_pwhash_alg_argon2id13())
    guard isReady, code == 0 else { throw .failed("there is no memory to hash a password") }
    return String(
      decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Of nobody's password: comparing with it takes as long as with any other, and never holds.
  static let nobodys =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyBpdCE$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

  /// Whether a hash was made by other parameters than those of today.
  static func isOutdated(_ hash: String?) -> Bool {
    guard let hash else { return false }
    return crypto_pwhash_str_needs_rehash(hash, passes, memory) != 0
  }

  static func matches(_ password: Secret, _ hash: String) -> Bool {
    places.wait()
    defer { places.signal() }
    let bytes = Array(password.revealed.utf8).map(CChar.init(bitPattern:))
    return isReady && crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
  }
}

/// HA1 of HTTP digest authentication, by both algorithms that Asterisk 22 takes.
/// https://www.rfc-editor.org/rfc/rfc7616#section-3.4.2
struct DigestSecret {
  let md5, sha256: String

  init(username: String, realm: String, _ password: Secret) {
    let text = Data("\(username):\(realm):\(password.revealed)".utf8)
    md5 = hexadecimal(Insecure.MD5.hash(data: text))
    sha256 = hexadecimal(SHA256.hash(data: text))
  }
}
