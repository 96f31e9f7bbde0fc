import Testing

@testable import TextUI

struct DialogBoxTests {
  private let question = DialogBox(
    title: "Delete", lines: ["Delete agent 1000?", "It can be brought back."],
    buttons: ["Delete", "Cancel"], selected: 1)

  private func shown(_ dialog: DialogBox, _ rows: Int, _ columns: Int, _ border: Glyphs.Border)
    -> Surface
  {
    var dialog = dialog
    var surface = Surface(size: Size(rows: rows, columns: columns))
    dialog.draw(on: &surface, glyphs: Glyphs(border: border))
    return surface
  }

  @Test func `a box stands in the middle with the cursor on the default answer`() {
    let surface = shown(question, 9, 31, .line)
    #expect(
      surface.description == """

          ┌─Delete──────────────────┐
          │ Delete agent 1000?      │
          │ It can be brought back. │
          │                         │
          │ [ Delete ] [ Cancel ]   │
          └─────────────────────────┘


        """)
    #expect(surface.cursor == Position(row: 5, column: 17))
  }

  @Test func `borders are as the theme says`() {
    #expect(shown(question, 9, 31, .ascii).description.contains("+-Delete---"))
    let bare = shown(question, 9, 31, .none).description
    #expect(bare.contains("Delete agent") && !bare.contains("|") && !bare.contains("─"))
  }

  @Test func `every size is survived and the cursor is on the screen`() {
    for border in Glyphs.Border.allCases {
      for rows in 0...26 {
        for columns in [0, 1, 2, 3, 4, 5, 8, 13, 19, 20, 21, 40, 80, 200] {
          let surface = shown(question, rows, columns, border)
          guard rows > 0, columns > 0 else { continue }
          let cursor = surface.cursor ?? Position(row: -1, column: -1)
          #expect((0..<rows).contains(cursor.row) && (0..<columns).contains(cursor.column))
        }
      }
    }
  }

  @Test func `at forty by twelve all is there`() {
    let text = shown(question, 12, 40, .line).description
    for part in ["Delete agent 1000?", "It can be brought back.", "[ Delete ]", "[ Cancel ]"] {
      #expect(text.contains(part))
    }
  }

  @Test func `answers are walked around and long text scrolls`() {
    var dialog = question
    #expect(dialog.handle(.tab) && dialog.selected == 0)
    #expect(dialog.handle(.left) && dialog.selected == 1)
    #expect(!dialog.handle(.enter) && !dialog.handle(.character("x")))
    dialog.lines = (0..<40).map { "line \($0)" }
    var surface = Surface(size: Size(rows: 12, columns: 40))
    dialog.draw(on: &surface)
    #expect(surface.description.contains("line 0") && dialog.handle(.pageDown))
    surface = Surface(size: Size(rows: 12, columns: 40))
    dialog.draw(on: &surface)
    #expect(!surface.description.contains("line 0\n") && surface.description.contains("line 5"))
  }
}
