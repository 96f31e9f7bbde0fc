import Crypto
import Foundation
import Telephony

/// What one telephone of a crowd says.
struct CrowdMember {
  private let number, user: String
  /// https://www.rfc-editor.org/rfc/rfc7616#section-3.4.2
  private let secret: String

  init(_ account: SIPAccount, realm: String) {
    (number, user) = (account.number, account.user)
    secret = Self.md5("\(account.user):\(realm):\(account.password)")
  }

  /// A request to be registered for an hour, with the proof of the password where Asterisk has asked.
  func request(_ pass: Int, _ count: Int, _ challenge: Challenge?, port: Int, call: String)
    -> String
  {
    let proof = challenge.map { "Authorization: \(answer(to: $0))\r\n" } ?? ""
    return """
      REGISTER \(Self.address) SIP/2.0\r
      Via: SIP/2.0/UDP 127.0.0.1:\(port);branch=z9hG4bK-\(call)-\(count);rport\r
      From: <sip:\(number)@127.0.0.1>;tag=\(call)\r
      To: <sip:\(number)@127.0.0.1>\r
      Call-ID: \(call)@127.0.0.1\r
      CSeq: \(count) REGISTER\r
      Contact: <sip:\(number)@127.0.0.1:\(port)>\r
      Expires: 3600\r
      Max-Forwards: 70\r
      \(proof)Content-Length: 0\r
      \r

      """
  }

  private static let address = "sip:127.0.0.1"

  private func answer(to challenge: Challenge) -> String {
    let asked = Self.md5("REGISTER:\(Self.address)")
    let response = Self.md5("\(secret):\(challenge.nonce):00000001:roster:auth:\(asked)")
    return """
      Digest username="\(user)", realm="\(challenge.realm)", nonce="\(challenge.nonce)", \
      uri="\(Self.address)", response="\(response)", algorithm=MD5, opaque="\(challenge.opaque)", \
      qop=auth, nc=00000001, cnonce="roster"
      """
  }

  private static func md5(_ text: String) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = Insecure.MD5.hash(data: Data(text.utf8)).flatMap {
      [digits[Int($0 >> 4)], digits[Int($0 & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What Asterisk asks before it believes a telephone.
struct Challenge {
  let realm, nonce, opaque: String
  /// Whether the password was right, and only the question too old.
  let isStale: Bool

  init(_ header: String) {
    func value(_ name: String) -> String {
      guard let start = header.range(of: name + "=\"")?.upperBound else { return "" }
      return String(header[start...].prefix { $0 != "\"" })
    }
    (realm, nonce, opaque) = (value("realm"), value("nonce"), value("opaque"))
    isStale = header.contains("stale=true")
  }
}
