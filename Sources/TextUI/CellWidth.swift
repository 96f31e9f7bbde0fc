/// How many columns text takes on the screen, the same on every machine and in every locale.
///
/// The unit is the grapheme cluster. An emoji cluster, a flag too, takes two columns. A cluster of
/// several spacing letters, as Indic scripts have them, takes the sum of its letters.
public enum CellWidth {
  public static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii >= 0x20 && ascii < 0x7F ? 1 : 0 }
    let scalars = character.unicodeScalars
    if scalars.count == 1, let only = scalars.first { return of(only) }
    return isEmoji(scalars) ? 2 : scalars.reduce(0) { $0 + of($1) }
  }

  public static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The text cut so that it fits; where something was cut the last column says so with `mark`.
  public static func truncate(_ text: String, to columns: Int, mark: String = "~") -> String {
    guard of(text) > columns else { return text }
    let room = columns - of(mark)
    guard room >= 0 else { return prefix(of: text, columns: max(0, columns)).text }
    return prefix(of: text, columns: room).text + mark
  }

  /// The text in exactly so many columns: cut, or filled with blanks.
  public static func pad(_ text: String, to columns: Int) -> String {
    let fitting = truncate(text, to: columns)
    return fitting + String(repeating: " ", count: max(0, columns - of(fitting)))
  }

  /// As many whole clusters as fit into the columns, and how many columns they take.
  static func prefix(of text: String, columns: Int) -> (text: String, width: Int) {
    var used = 0
    var end = text.startIndex
    for index in text.indices {
      let width = of(text[index])
      guard used + width <= columns else { break }
      used += width
      end = text.index(after: index)
    }
    return (String(text[..<end]), used)
  }

  /// The columns of one scalar standing alone: 0 for what joins the one before it.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return isVisibleLatin(scalar.value) ? 1 : 0 }
    if isWide(scalar.value) { return 2 }
    if isConjoiningJamo(scalar.value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return 0
    default: return 1
    }
  }

  private static func isVisibleLatin(_ value: UInt32) -> Bool {
    (0x20..<0x7F).contains(value) || (value >= 0xA0 && value != 0xAD)
  }

  /// Vowels and final consonants of Hangul, which join the syllable begun before them.
  private static func isConjoiningJamo(_ value: UInt32) -> Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }

  /// Whether several scalars make one picture: a flag, a sequence with ZWJ, a skin tone, VS16.
  static func isEmoji(_ scalars: Character.UnicodeScalarView) -> Bool {
    guard let first = scalars.first, first.properties.isEmoji else { return false }
    return scalars.dropFirst().contains { scalar in
      scalar.value == 0xFE0F || scalar.value == 0x200D || scalar.value == 0x20E3
        || (0x1F1E6...0x1F1FF).contains(scalar.value) || (0x1F3FB...0x1F3FF).contains(scalar.value)
    }
  }
}
