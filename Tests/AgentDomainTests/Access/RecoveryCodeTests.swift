import AgentDomain
import Testing

@Suite struct `Recovery codes` {
  @Test func `are ten, all different, and easy to read aloud`() {
    let texts = (0..<100).flatMap { _ in RecoveryCode.generated() }.map(\.text.revealed)
    #expect(texts.count == 1000 && Set(texts).count == 1000)
    #expect(texts.allSatisfy { $0.wholeMatch(of: /([b-z2-9]{4}-){2}[b-z2-9]{4}/) != nil })
    #expect(texts.allSatisfy { text in !text.contains { "0O1lIoiaeu".contains($0) } })
  }

  @Test func `use every letter at every place, so that none is guessed more easily`() {
    let texts = (0..<100).flatMap { _ in RecoveryCode.generated() }.map(\.text.revealed)
    for place in 0..<12 {
      let letters = Set(texts.map { Array(RecoveryCode.normalised($0))[place] })
      #expect(letters.count == 28)
    }
  }

  @Test func `are the same however they were typed`() {
    let code = RecoveryCode(Secret("k7mw-q3fz-8hdt"))
    for typed in ["K7MW-Q3FZ-8HDT", " k7mwq3fz8hdt ", "k7mw q3fz 8hdt", "k7m-wq3-fz8-hdt"] {
      #expect(RecoveryCode(Secret(typed)).digest == code.digest)
    }
    #expect(RecoveryCode(Secret("k7mw-q3fz-8hdv")).digest != code.digest)
  }

  @Test func `are kept as their SHA-256`() {
    #expect(
      RecoveryCode(Secret("ABC")).digest
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `can be told from the codes of an authenticator`() {
    #expect(RecoveryCode.generated().allSatisfy { $0.isPlausible })
    for typed in ["", "123456", "123 456", "k7mw-q3fz-8hd", "k7mw-q3fz-8hd0"] {
      #expect(!RecoveryCode(Secret(typed)).isPlausible)
    }
  }

  @Test func `are never printed`() {
    let code = RecoveryCode(Secret("k7mw-q3fz-8hdt"))
    var text = "\(code)"
    dump(code, to: &text)
    #expect(!text.contains("k7mw"))
  }
}
