import AgentDomain
import Foundation
import Testing

/// The tables of the standards, as they are printed there.
@Suite struct `A one-time code` {
  private static let times: [Int64] = [
    59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000,
  ]

  /// https://www.rfc-editor.org/rfc/rfc6238#appendix-B
  private static let table: [(OneTimeCode.Algorithm, Int, [String])] = [
    (.sha1, 20, ["94287082", "07081804", "14050471", "89005924", "69279037", "65353130"]),
    (.sha256, 32, ["46119246", "68084774", "67062674", "91819424", "90698825", "77737706"]),
    (.sha512, 64, ["90693936", "25091201", "99943326", "93441116", "38618901", "47863826"]),
  ]

  /// The secret of the appendix: the digits over and over, as long as the hash.
  private static func secret(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(ascii: "0") + UInt8(($0 + 1) % 10) }
  }

  private let code = OneTimeCode(secret: Self.secret(20))

  @Test(arguments: table)
  func `is what appendix B of RFC 6238 says`(
    algorithm: OneTimeCode.Algorithm, length: Int, expected: [String]
  ) {
    let code = OneTimeCode(secret: Self.secret(length), algorithm: algorithm, digits: 8)
    #expect(Self.times.map { code.code(at: OneTimeCode.step(at: $0)) } == expected)
  }

  @Test func `has six digits, the zeros in front included`() {
    #expect(code.code(at: OneTimeCode.step(at: 1_111_111_109)) == "081804")
  }

  @Test func `holds in its step, the one before and the one after`() {
    let now: Int64 = 1_234_567_890
    let step = OneTimeCode.step(at: now)
    for near in -1...1 {
      let typed = Secret(code.code(at: step + Int64(near)))
      #expect(code.step(matching: typed, at: now, after: 0) == step + Int64(near))
    }
    for far in [-2, 2] as [Int64] {
      #expect(code.step(matching: Secret(code.code(at: step + far)), at: now, after: 0) == nil)
    }
  }

  @Test func `is refused once its step or a later one was used`() {
    let now: Int64 = 1_234_567_890
    let step = OneTimeCode.step(at: now)
    let typed = Secret(code.code(at: step))
    #expect(code.step(matching: typed, at: now, after: step - 1) == step)
    #expect(code.step(matching: typed, at: now, after: step) == nil)
    #expect(code.step(matching: typed, at: now, after: step + 1) == nil)
  }

  @Test func `may be typed with blanks, and is refused if anything else is with it`() {
    let now: Int64 = 59
    #expect(code.step(matching: Secret(" 287 082 "), at: now, after: 0) == 1)
    for typed in ["", "28708", "2870820", "287-082", "２８７０８２", "94287082"] {
      #expect(code.step(matching: Secret(typed), at: now, after: 0) == nil, "\(typed)")
    }
  }

  @Test func `that two steps share counts as the later one's`() {
    let step: Int64 = 910_737
    #expect(code.code(at: step) == code.code(at: step + 1))
    let typed = Secret(code.code(at: step))
    #expect(code.step(matching: typed, at: step * OneTimeCode.period, after: 0) == step + 1)
  }
}
