import Testing

@testable import TextUI

struct LearntKeysTests {
  @Test func `what was learnt goes through its file and before what terminfo says`() {
    var learnt = LearntKeys()
    learnt.learn([0x1B, 0x4F, 0x50], as: .f(5))
    learnt.learn([0x1B, 0x5B, 0x5A], as: .backTab)
    learnt.learn([0x61], as: .f(6))
    #expect(!LearntKeys.canLearn([0x61]) && !LearntKeys.canLearn([0x1B]), "what typing sends")
    #expect(learnt.text == "1b4f50 F5\n1b5b5a Shift+Tab\n")
    #expect(LearntKeys.read("# of an old terminal\n" + learnt.text).keys == learnt)
    var decoder = KeyDecoder(sequences: learnt.sequences + [([0x1B, 0x4F, 0x50], .f(1))])
    let keys = decoder.feed([0x1B, 0x4F, 0x50])
    #expect(keys == [.f(5)])
  }

  @Test func `a file with a mistake gives what stands before it, and the line`() {
    for wrong in ["1b4f5 F1", "1b4f50", "1b4f50 F1 F2", "zz F1", "61 F1", "1b4f50 Hyper"] {
      let read = LearntKeys.read("1b5b41 Up\n" + wrong + "\n1b5b42 Down\n")
      #expect(read.wrongLine == 2 && read.keys.count == 1, "\(wrong)")
    }
  }

  @Test func `a copy is the sequence that terminals know, and not longer than they take`() {
    let bytes = ClipboardSequence.bytes("Ada é", term: "xterm-256color")
    #expect(bytes == Array("\u{1B}]52;c;QWRhIMOp\u{7}".utf8))
    #expect(ClipboardSequence.base64(Array("A".utf8)) == Array("QQ==".utf8))
    #expect(ClipboardSequence.base64(Array("AB".utf8)) == Array("QUI=".utf8))
    let wrapped = ClipboardSequence.bytes("A", term: "screen-256color")
    #expect(wrapped == Array("\u{1B}P\u{1B}]52;c;QQ==\u{7}\u{1B}\\".utf8))
    #expect(ClipboardSequence.bytes(String(repeating: "x", count: 60_000), term: "xterm") == nil)
  }
}
