import AgentDomain
import Testing

@Suite struct `A secret in Base32` {
  /// https://www.rfc-editor.org/rfc/rfc4648#section-10, without the padding
  private static let table = [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
    ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
  ]

  @Test(arguments: table)
  func `is what section 10 of RFC 4648 says`(text: String, letters: String) {
    #expect(Base32.encoded(Array(text.utf8)) == letters)
    #expect(Base32.decoded(letters) == Array(text.utf8))
    #expect(Base32.decoded(letters.lowercased()) == Array(text.utf8))
  }

  @Test func `gives every length of bytes back`() {
    var random = SystemRandomNumberGenerator()
    for length in 0...64 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(Base32.decoded(Base32.encoded(bytes)) == bytes)
    }
  }

  @Test(arguments: ["M", "MZX", "MZXW6Y", "MZ", "M1", "M0XQ", "MY======", "MÝ", "MZXW6YTBO!"])
  func `is nothing where no bytes can be meant`(text: String) {
    #expect(Base32.decoded(text) == nil)
  }

  @Test func `may be typed in groups`() {
    #expect(Base32.decoded("mzxw 6ytb oi") == Array("foobar".utf8))
  }
}
