/// One cell, as text that neither the file format nor a spreadsheet misreads.
public enum CSVCell {
  /// The text with an apostrophe before it where a spreadsheet would run it as a formula.
  ///
  /// A text of apostrophes before such a character gets one more, so that taking one away always gives
  /// the text back. https://owasp.org/www-community/attacks/CSV_Injection
  public static func guarded(_ text: String) -> String { isRisky(text[...]) ? "'" + text : text }

  /// The text without the apostrophe that `guarded` put before it, if it did.
  public static func unguarded(_ text: String) -> String {
    let rest = text.unicodeScalars.dropFirst()
    guard text.unicodeScalars.first == "'", isRisky(Substring(rest)) else { return text }
    return String(rest)
  }

  /// The text in quotes where it has to be. https://www.rfc-editor.org/rfc/rfc4180#section-2
  public static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { quotedOnes.contains($0) }) else { return text }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      quoted.append(scalar)
      if scalar == "\"" { quoted.append(scalar) }
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// A line of cells, guarded and quoted, with its end.
  public static func line(_ cells: [String]) -> String {
    cells.map { quoted(guarded($0)) }.joined(separator: ",") + "\r\n"
  }

  private static let quotedOnes = Set(",\"\r\n".unicodeScalars)
  private static let formulas = Set("=+-@\t\r".unicodeScalars)

  /// By scalars, since a mark behind it makes another character of an equals sign.
  private static func isRisky(_ text: Substring) -> Bool {
    text.unicodeScalars.first { $0 != "'" }.map(formulas.contains) ?? false
  }
}
