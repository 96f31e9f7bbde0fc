import AgentDomain
import Testing
import Trials

@Suite struct `Any line above the list` {
  private let pieces = [
    "-", ":", "\"", "\\", " ", "\t", "<", ">", "=", "7d", "9", "is", "queue", "changed", "codec",
    "capacity_chat", "typology", "webrtc", "Sales", "é", "ß", "\u{301}", "\u{0}", "\u{1B}", "//",
    "👩‍👩‍👧", "2026-02-29", "99999999999999999999", "\r\n", "::",
  ]

  private let vocabulary = Vocabulary(groups: [
    Group(id: 1, kind: .queue, name: "Sales", channel: .voice),
    Group(id: 2, kind: .queue, name: ""), Group(id: 3, kind: .team, name: "\"\\ "),
  ])

  private func lines() -> [String] {
    var random = SeededNumbers(seed: 5)
    return (0..<5000).map { _ in
      (0..<Int.random(in: 0...9, using: &random))
        .compactMap { _ in pieces.randomElement(using: &random) }.joined()
    }
  }

  @Test func `is read, and what is wrong with it lies inside and says what to do`() {
    for line in lines() {
      let parsed = FilterLanguage.parse(line, now: Timestamp(0), vocabulary: vocabulary)
      for problem in parsed.problems {
        #expect(problem.range.upperBound <= line.count && !problem.range.isEmpty, "\(line)")
        #expect(".?".contains(problem.sentence.last ?? " "), "\(problem)")
      }
    }
  }

  @Test func `can be completed at any place`() {
    for line in lines().prefix(500) {
      for caret in 0...line.count {
        let all = FilterLanguage.completions(of: line, caret: caret, vocabulary: vocabulary)
        #expect(all.allSatisfy { $0.range.upperBound <= line.count }, "\(line)")
      }
    }
  }
}
