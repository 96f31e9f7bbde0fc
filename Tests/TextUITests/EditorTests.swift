import Testing
import Trials

@testable import TextUI

struct EditorTests {
  private func typed(_ keys: [Key], into start: LineEditor = LineEditor()) -> LineEditor {
    keys.reduce(into: start) { _ = $0.handle($1) }
  }

  @Test func `typing, moving and deleting`() {
    let line = typed([.character("a"), .character("c"), .left, .character("b")])
    #expect(line.text == "abc" && line.caret == 2)
    #expect(typed([.backspace], into: line).text == "ac")
    #expect(typed([.delete], into: line).text == "ab")
    #expect(typed([.control("k")], into: line).text == "ab")
    #expect(typed([.control("u")], into: line).text == "")
    #expect(typed([.home, .character("x")], into: line).text == "xabc")
    #expect(typed([.home, .control("e"), .character("x")], into: line).text == "abcx")
    #expect(typed([.control("w")], into: LineEditor("one two ")).text == "one ")
  }

  @Test func `other keys are not for a line`() {
    var line = LineEditor("a")
    for key in [Key.up, .down, .tab, .enter, .escape, .f(2), .alt("x"), .control("r")] {
      let isUsed = line.handle(key)
      #expect(!isUsed)
    }
    #expect(line.text == "a")
  }

  @Test func `pasted line breaks become blanks and are counted`() {
    var line = LineEditor("<>")
    _ = line.handle(.left)
    _ = line.handle(.paste("one\ntwo\u{1B}\tthree\n"))
    #expect(line.text == "<one two three>" && line.joinedLines == 1 && line.caret == 14)
    _ = line.handle(.left)
    #expect(line.joinedLines == 0)
  }

  @Test func `what is above the limit is refused and counted`() {
    var line = LineEditor("ab", limit: 4)
    _ = line.handle(.paste("cdef"))
    #expect(line.text == "abcd" && line.refusedCharacters == 2)
    _ = line.handle(.character("x"))
    #expect(line.text == "abcd" && line.refusedCharacters == 1)
  }

  @Test func `a combining mark joins the letter before the caret`() {
    let line = typed([.character("e"), .character("\u{301}"), .character("x")])
    #expect(line.text == "e\u{301}x" && line.caret == 2)
  }

  @Test func `the cursor stays inside a field that is too short`() {
    var random = SeededNumbers(seed: 5)
    var line = LineEditor()
    for _ in 0..<2000 {
      let keys: [Key] = [.left, .right, .home, .end, .backspace, .character("李"), .character("a")]
      _ = line.handle(keys.randomElement(using: &random) ?? .left)
      var surface = Surface(size: Size(rows: 1, columns: 14))
      let width = Int.random(in: 1...10, using: &random)
      let cursor = line.draw(
        on: &surface, at: Position(row: 0, column: 2), width: width, role: .field)
      #expect((2..<(2 + width)).contains(cursor.column))
    }
  }

  @Test func `a masked field shows stars`() {
    var line = LineEditor("sécret", masked: true)
    var surface = Surface(size: Size(rows: 1, columns: 10))
    let cursor = line.draw(on: &surface, at: Position(row: 0, column: 0), width: 8, role: .field)
    #expect(surface.description == "******" && cursor.column == 6)
    #expect(surface.roles == "ffffffff..")
  }

  @Test func `a text of lines moves, joins and splits`() {
    var text = TextEditor("one\nthree")
    #expect(text.handle(.up) && text.caret == Position(row: 0, column: 3))
    let isUsed = text.handle(.up)
    #expect(!isUsed)
    _ = text.handle(.enter)
    _ = text.handle(.paste("two\r\nand a half"))
    #expect(text.text == "one\ntwo\nand a half\nthree")
    #expect(text.handle(.down) && !text.handle(.down))
    _ = text.handle(.home)
    _ = text.handle(.backspace)
    #expect(text.text == "one\ntwo\nand a halfthree" && text.caret == Position(row: 2, column: 10))
    for key in [Key.control("k"), .control("w"), .delete, .left, .right] { _ = text.handle(key) }
    #expect(text.text == "one\ntwo\nand a ")
  }

  @Test func `a text of lines never breaks under random keys`() {
    var random = SeededNumbers(seed: 6)
    var text = TextEditor("", limit: 60)
    let keys: [Key] = [
      .left, .right, .up, .down, .home, .end, .backspace, .delete, .enter, .character("e"),
      .character("\u{301}"), .control("k"), .control("w"), .paste("a\nb"), .character("\u{200D}"),
    ]
    for _ in 0..<5000 {
      _ = text.handle(keys.randomElement(using: &random) ?? .left)
      var surface = Surface(size: Size(rows: 4, columns: 6))
      let cursor = text.draw(
        on: &surface, at: Position(row: 0, column: 0), size: Size(rows: 3, columns: 5), role: .field
      )
      #expect((0..<3).contains(cursor.row) && (0..<5).contains(cursor.column))
    }
  }
}
