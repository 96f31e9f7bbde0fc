import AgentDomain
import Testing
import Trials

private func matches(_ words: [String], in text: String) -> [String] {
  MatchedText.ranges(of: words, in: text).map { String(text[$0]) }
}

@Suite struct `The matched part of a text` {
  @Test func `is found whatever case and marks`() {
    #expect(matches(["muller"], in: "Anna MÜLLER") == ["MÜLLER"])
    #expect(matches(["zo"], in: "z\u{308}o ZO") == ["z\u{308}o", "ZO"])
    #expect(matches(["x"], in: "Anna").isEmpty)
    #expect(matches([""], in: "Anna").isEmpty)
    #expect(matches(["anna"], in: "").isEmpty)
  }

  @Test func `keeps its place behind letters that fold to more or less of them`() {
    #expect(matches(["strasse"], in: "Große Straße 1") == ["Straße"])
    #expect(matches(["se"], in: "Große") == ["ße"])
    #expect(matches(["aer"], in: "Æro") == ["Ær"])
    #expect(matches(["o"], in: "👩‍👩‍👧 o") == ["o"])
  }

  @Test func `of several words is joined where they meet or overlap`() {
    #expect(matches(["ann", "nna"], in: "Anna Ann") == ["Anna", "Ann"])
    #expect(matches(["a"], in: "aaa") == ["aaa"])
  }

  @Test func `is there whenever the folded text holds the word`() {
    var random = SeededNumbers(seed: 7)
    let letters = Array("aBßÆøİıΣςσéé\u{301}ẞﬁＡ 1Ǆ-ñ")
    for _ in 0..<5000 {
      let text = String((0..<8).compactMap { _ in letters.randomElement(using: &random) })
      let word = String((0..<2).compactMap { _ in letters.randomElement(using: &random) }).folded
      guard !word.isEmpty else { continue }
      #expect(
        text.folded.contains(word) == !MatchedText.ranges(of: [word], in: text).isEmpty,
        "\(word) in \(text)")
    }
  }
}
