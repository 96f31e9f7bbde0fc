import Testing

@testable import DirectorySignIn

@Suite struct DirectoryNameTests {
  @Test func `[5.6] a name means nothing but itself, in a filter and in a distinguished name`() {
    #expect(DirectoryName.inFilter("ada.b@x") == "ada.b@x")
    #expect(DirectoryName.inFilter("*)(uid=*") == #"\2a\29\28uid\3d\2a"#)
    #expect(DirectoryName.inFilter("é\\\0") == #"\c3\a9\5c\00"#)
    #expect(DirectoryName.inDistinguishedName("a,b=c+\" ") == #"a\2cb\3dc\2b\22\20"#)
    #expect(DirectoryName.bound("ada", in: "{username}@example.org") == "ada@example.org")
    #expect(DirectoryName.bound("a,b", in: "uid={username},dc=x") == #"uid=a\2cb,dc=x"#)
  }

  @Test func `[5.6] no name of many thousands adds anything to a filter`() {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("*()\\\0|&!=<>~,+\"#; azé@".unicodeScalars)
    for _ in 0..<20_000 {
      let scalars = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &random)]
      }
      let name = String(String.UnicodeScalarView(scalars))
      let escaped = DirectoryName.inFilter(name)
      #expect(!escaped.contains { "*()\0|&!=<>~,+\"#; ".contains($0) })
      #expect(Self.unescaped(escaped) == Array(name.utf8))
    }
  }

  private static func unescaped(_ text: String) -> [UInt8] {
    var (bytes, rest): ([UInt8], Substring.UTF8View) = ([], text[...].utf8)
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(String(rest.prefix(2)) ?? "", radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
