import Testing
import Trials

@testable import TextUI

struct TermTextTests {
  @Test(arguments: [
    "", "Rossi, Mario", "García Lucía", "naïve e\u{301}", "李小龍", "שלום עליכם", "नमस्ते", "한국어",
    "ÀÉÎõü ß € …", "☎ 🙂 🇮🇹 👍🏽", "ก็ที่", "Tiếng Việt",
  ])
  func `valid text passes untouched`(text: String) {
    #expect(TermText(text, marks: .unicode).description == text)
  }

  @Test(arguments: [
    ("\u{1B}[31m", "␛[31m", "^[[31m"), ("a\tb\r\n", "a␉b␍␊", "a^Ib^M^J"),
    ("\u{7F}", "␡", "^?"), ("\u{9B}2J", "«U+009B»2J", "<9B>2J"),
    ("x\u{202E}y", "x«U+202E»y", "x<202E>y"), ("a\u{200B}b", "a«U+200B»b", "a<200B>b"),
    ("\u{E0041}", "«U+E0041»", "<E0041>"), ("\u{E000}", "«U+E000»", "<E000>"),
    ("\u{2028}", "«U+2028»", "<2028>"),
    ("a\u{FE0F}", "a«U+FE0F»", "a<FE0F>"), ("\u{3164}", "«U+3164»", "<3164>"),
  ])
  func `what could steer or deceive becomes a mark`(raw: String, unicode: String, ascii: String) {
    #expect(TermText(raw, marks: .unicode).description == unicode)
    #expect(TermText(raw, marks: .ascii).description == ascii)
  }

  @Test func `a base keeps four combining marks and a lone mark is shown`() {
    let tower = TermText("e" + String(repeating: "\u{301}", count: 6), marks: .unicode)
    #expect(tower.description == "e\u{301}\u{301}\u{301}\u{301}«U+0301»«U+0301»")
    #expect(TermText("\u{301}", marks: .unicode).description == "«U+0301»")
  }

  @Test func `the selector after an emoji goes, the joiner becomes a mark`() {
    #expect(TermText("☎\u{FE0F}", marks: .unicode).description == "☎")
    #expect(TermText("👩\u{200D}💻", marks: .unicode).description == "👩«U+200D»💻")
  }

  @Test func `bytes that are not UTF-8 are named`() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xC3, 0xA9, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xE2, 0x82]
    #expect(
      TermText(bytes: bytes, marks: .unicode).description
        == "a«xFF»é«xC3»(«xED»«xA0»«x80»«xE2»«x82»")
  }

  @Test func `no forbidden scalar leaves a hundred thousand hostile strings`() {
    var random = SeededNumbers(seed: 1)
    for _ in 0..<100_000 {
      let text = TermText(HostileText.string(&random), marks: .unicode)
      expectSafe(text)
    }
  }

  @Test func `no forbidden scalar leaves hostile bytes`() {
    var random = SeededNumbers(seed: 2)
    for _ in 0..<20_000 {
      expectSafe(TermText(bytes: HostileText.bytes(&random), marks: .ascii))
    }
  }

  private func expectSafe(_ text: TermText) {
    var combining = 0
    var isForbidden = false
    for scalar in text.description.unicodeScalars {
      combining = CellWidth.of(scalar) == 0 ? combining + 1 : 0
      if combining > 4 || HostileText.isForbidden(scalar) { isForbidden = true }
    }
    if isForbidden || text.width != CellWidth.of(text.description) {
      Issue.record("\(text.description.unicodeScalars.map { $0.value })")
    }
  }
}
