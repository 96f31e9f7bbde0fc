import Testing

@testable import TextUI

struct CellWidthTests {
  @Test(arguments: [
    ("a", 1), (" ", 1), ("é", 1), ("e\u{301}", 1), ("李", 2), ("한", 2), ("ｱ", 1), ("Ａ", 2), ("🙂", 2),
    ("🇮🇹", 2), ("👍🏽", 2), ("👩\u{200D}👩\u{200D}👧", 2), ("☎\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2),
    ("─", 1), ("…", 1), ("\u{200B}", 0), ("\u{7}", 0), ("\u{301}", 0), ("«", 1),
  ])
  func `a cluster takes its columns`(text: String, columns: Int) {
    #expect(CellWidth.of(text) == columns)
  }

  @Test func `text is cut by columns and says so`() {
    #expect(CellWidth.truncate("García Lucía", to: 7) == "García~")
    #expect(CellWidth.truncate("李小龍", to: 4) == "李~")
    #expect(CellWidth.truncate("李小龍", to: 6) == "李小龍")
    #expect(CellWidth.truncate("abc", to: 0) == "")
    #expect(CellWidth.truncate("abc", to: -3) == "")
    #expect(CellWidth.truncate("abc", to: 2, mark: "...") == "ab")
  }

  @Test func `text is filled to its columns`() {
    #expect(CellWidth.pad("李", to: 5) == "李   ")
    #expect(CellWidth.pad("李小龍", to: 4) == "李~ ")
    #expect(CellWidth.pad("abc", to: 0) == "")
  }

  @Test func `text is wrapped at words by columns`() {
    #expect(TextWrap.lines("one two three", width: 7) == ["one two", "three"])
    #expect(TextWrap.lines("李小龍 abc", width: 4) == ["李小", "龍", "abc"])
    #expect(TextWrap.lines("a\n\nb", width: 4) == ["a", "", "b"])
    #expect(TextWrap.lines("abcdefgh", width: 3) == ["abc", "def", "gh"])
    #expect(TextWrap.lines("", width: 3) == [""])
    #expect(TextWrap.lines("李", width: 1) == ["李"])
    #expect(TextWrap.lines("x y", width: 0) == ["x", "y"])
  }
}
