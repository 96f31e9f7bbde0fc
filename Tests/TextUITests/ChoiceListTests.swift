import Testing

@testable import TextUI

struct ChoiceListTests {
  private let codecs = ["alaw", "g722", "gsm", "opus", "ulaw"].map { (value: $0, title: $0) }

  private func press(_ keys: [Key], _ list: ChoiceList) -> ChoiceList {
    keys.reduce(into: list) { _ = $0.handle($1) }
  }

  private func picture(_ list: ChoiceList, rows: Int = 5) -> (text: String, cursor: Position) {
    var list = list
    var surface = Surface(size: Size(rows: rows, columns: 14))
    let size = Size(rows: rows, columns: 14)
    let cursor = list.draw(on: &surface, at: Position(row: 0, column: 0), size: size)
    return (surface.description, cursor)
  }

  @Test func `one of several is marked and the cursor is on the current row`() {
    let list = press([.down, .character(" "), .down], ChoiceList(items: codecs, selected: 0))
    #expect(list.chosen == ["g722"] && list.current == "gsm")
    let (text, cursor) = picture(list)
    #expect(text == "  ( ) alaw\n  (x) g722\n> ( ) gsm\n  ( ) opus\n  ( ) ulaw")
    #expect(cursor == Position(row: 2, column: 2))
  }

  @Test func `letters narrow the list and the current row stays current`() {
    let list = press(
      [.end, .character("L"), .character("a")], ChoiceList(items: codecs, selected: 0))
    #expect(list.current == "ulaw")
    #expect(picture(list).text == "  ( ) alaw\n> ( ) ulaw\n\n\n/La")
    let none = press([.character("z")], list)
    #expect(none.current == nil && picture(none).text.hasPrefix("  Nothing"))
    let back = press([.escape], none)
    #expect(back.filter.isEmpty)
    var empty = back
    #expect(!empty.handle(.escape) && !empty.handle(.enter))
  }

  @Test func `an ordered choice shows its number and moves`() {
    let start = ChoiceList(items: codecs, selected: 0, ordered: true, chosen: ["opus", "ulaw"])
    let list = press([.character(" "), .character("+")], start)
    #expect(list.chosen == ["opus", "alaw", "ulaw"])
    #expect(picture(list).text == "> [2] alaw\n  [ ] g722\n  [ ] gsm\n  [1] opus\n  [3] ulaw")
    #expect(press([.character("-"), .character("-")], list).chosen == ["opus", "ulaw", "alaw"])
    #expect(press([.character(" ")], list).chosen == ["opus", "ulaw"])
  }

  @Test func `all are taken and left at once`() {
    let list = press([.character("A")], ChoiceList(items: codecs, multiple: true))
    #expect(list.chosen.count == 5 && picture(list).text.hasPrefix("> [x] alaw"))
    #expect(press([.character("A")], list).chosen.isEmpty)
  }

  @Test func `the current row is always in view`() {
    let many = (0..<50).map { (value: "\($0)", title: "Row \($0)") }
    let list = press([.pageDown, .pageDown, .up], ChoiceList(items: many, selected: 0))
    let (text, cursor) = picture(list, rows: 4)
    #expect(text.split(separator: "\n")[cursor.row].hasPrefix(">"))
    #expect(picture(ChoiceList(items: []), rows: 1).cursor == Position(row: 0, column: 2))
  }

  @Test func `a window scrolls as little as needed and never past the end`() {
    var window = ScrollWindow()
    window.reveal(9, count: 20, height: 5)
    #expect(window.top == 5 && window.rows(count: 20, height: 5) == 5..<10)
    window.reveal(6, count: 20, height: 5)
    #expect(window.top == 5)
    window.reveal(19, count: 20, height: 5)
    window.reveal(2, count: 3, height: 5)
    #expect(window.top == 0 && window.rows(count: 3, height: 5) == 0..<3)
    window.reveal(0, count: 0, height: 0)
    #expect(window.rows(count: 0, height: 0).isEmpty)
  }
}
