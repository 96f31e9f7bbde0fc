import AgentDomain
import Foundation
import Testing

@Suite struct `An enrolment` {
  private let known = Enrolment(secret: Array("12345678901234567890".utf8))

  @Test func `has 160 random bits`() {
    let all = (0..<50).map { _ in Enrolment().secret }
    #expect(all.allSatisfy { $0.count == 20 })
    #expect(Set(all).count == 50)
  }

  @Test func `says its secret in groups of four`() {
    #expect(known.text.revealed == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
  }

  @Test func `has an address that authenticators read`() {
    #expect(
      known.address(account: "ada").revealed
        == "otpauth://totp/ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Roster")
  }

  @Test func `has an address in which no name can say anything of its own`() throws {
    let address = known.address(account: "a?secret=B&x=y/é z", issuer: "A:B 100%").revealed
    let parts = try #require(URLComponents(string: address))
    #expect(parts.path == "/a?secret=B&x=y/é z")
    #expect(parts.percentEncodedPath == "/a%3Fsecret%3DB%26x%3Dy%2F%C3%A9%20z")
    #expect(parts.queryItems?.map(\.name) == ["secret", "issuer"])
    #expect(parts.queryItems?.last?.value == "A:B 100%")
  }

  @Test func `is never printed`() {
    var text = ""
    dump(known, to: &text)
    text += "\(known) \(String(reflecting: known)) \(known.text) \(known.address(account: "ada"))"
    #expect(!text.contains("GEZD") && !text.contains("49"))
  }

  @Test func `makes the codes that oathtool makes`() throws {
    let oathtool = "/usr/bin/oathtool"
    guard FileManager.default.isExecutableFile(atPath: oathtool) else {
      Issue.record("oathtool is missing: apt-get install oathtool")
      return
    }
    for time in [59, 1_234_567_890, 1_763_859_600, 4_102_444_800] as [Int64] {
      let enrolment = Enrolment()
      let output = try lines(
        of: "\(oathtool) --totp -b -w 2 -N @\(time) \(Base32.encoded(enrolment.secret))")
      let step = OneTimeCode.step(at: time)
      #expect(output == (0...2).map { enrolment.codes.code(at: step + $0) })
    }
  }

  private func lines(of command: String) throws -> [String] {
    let pipe = try #require(popen(command, "r"))
    defer { pclose(pipe) }
    var lines: [String] = []
    var buffer = [CChar](repeating: 0, count: 256)
    while fgets(&buffer, 256, pipe) != nil {
      let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
      lines.append(String(decoding: bytes, as: UTF8.self))
    }
    return lines
  }
}
