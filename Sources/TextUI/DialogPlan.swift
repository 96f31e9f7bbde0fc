extension DialogBox {
  /// Where everything of a box goes on a screen of a given size.
  struct Plan {
    let size: Size
    let text: [String]
    let textRows: Int
    let firstTextRow: Int
    let indent: Int
    let buttonPlaces: [Position]

    static func label(_ button: String) -> TermText {
      TermText("[ " + button + " ]")
    }

    init(_ dialog: DialogBox, room: Size, frame: Int) {
      let margin = room.columns >= 20 ? 1 + frame : 0
      let widest = max(1, min(room.columns, 72) - 2 * margin)
      let safe = dialog.lines.flatMap { line in
        line.replacingLineBreaks().split(separator: "\n", omittingEmptySubsequences: false)
          .map { TermText(String($0)).description }
      }
      let wrapped = safe.flatMap { TextWrap.lines($0, width: widest) }
      let labels = dialog.buttons.map { Self.label($0).width }
      let inOneRow = labels.reduce(0) { $0 + $1 + 1 } - 1 <= widest
      let buttonRows = labels.isEmpty ? 0 : inOneRow ? 1 : labels.count
      let top = room.rows >= 5 ? 1 : 0
      let bottom = room.rows >= 5 ? frame : 0
      let gap = room.rows >= 8 && buttonRows > 0 ? 1 : 0
      let shownButtons = min(buttonRows, max(1, room.rows - top - bottom))
      let left = max(0, room.rows - top - bottom - gap - shownButtons)
      text = wrapped
      textRows = min(wrapped.count, left)
      firstTextRow = top
      indent = margin
      let content =
        ([TermText(dialog.title).width + 2] + wrapped.map { CellWidth.of($0) } + [
          inOneRow ? labels.reduce(-1) { $0 + $1 + 1 } : labels.max() ?? 0
        ]).max() ?? 1
      let rows = top + textRows + gap + shownButtons + bottom
      size = Size(
        rows: min(room.rows, rows), columns: min(room.columns, min(content, widest) + 2 * margin))
      buttonPlaces = Self.places(
        labels, inOneRow: inOneRow, first: top + textRows + gap, rows: shownButtons,
        indent: margin, selected: dialog.selected)
    }

    /// When not all answers fit below each other, those around the selected one are in view; the
    /// others get places outside, where nothing is drawn.
    private static func places(
      _ labels: [Int], inOneRow: Bool, first: Int, rows: Int, indent: Int, selected: Int
    ) -> [Position] {
      var places: [Position] = []
      var column = indent
      let hidden = inOneRow ? 0 : max(0, min(selected, labels.count - rows))
      for (number, width) in labels.enumerated() {
        let line = number - hidden
        let isVisible = inOneRow || (0..<rows).contains(line)
        let row = inOneRow ? first : isVisible ? first + line : Int.max / 2
        places.append(Position(row: row, column: inOneRow ? column : indent))
        column += width + 1
      }
      return places
    }
  }
}
