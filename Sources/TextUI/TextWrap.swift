/// Word wrap by columns.
public enum TextWrap {
  /// The text in lines of at most so many columns; words longer than a line are cut; an empty
  /// paragraph is an empty line.
  public static func lines(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      paragraph($0, width: max(1, width))
    }
  }

  private static func paragraph(_ text: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").map(String.init) {
      if !line.isEmpty, CellWidth.of(line) + 1 + CellWidth.of(word) <= width {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = cut(word, width: width, into: &lines)
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
  }

  /// Puts whole lines of a long word into `lines`.
  /// - Returns: what is left of it, at most a line.
  private static func cut(_ word: String, width: Int, into lines: inout [String]) -> String {
    var rest = word
    while CellWidth.of(rest) > width {
      let fitting = CellWidth.prefix(of: rest, columns: width).text
      let head = fitting.isEmpty ? String(rest.prefix(1)) : fitting
      lines.append(head)
      rest = String(rest.dropFirst(head.count))
    }
    return rest
  }
}
