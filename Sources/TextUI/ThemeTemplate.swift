/// The text of a new theme file: every glyph and every role, each said what it is for.
public enum ThemeTemplate {
  /// - Parameters:
  ///   - name: the theme's own; letters, digits and hyphens.
  ///   - base: what its values are at first.
  public static func text(name: String, from base: Theme) -> String {
    var lines = [
      "# A theme for Roster. \"roster theme check \(name)\" says what is wrong with it, \"roster --theme",
      "# \(name)\" shows it, and :theme inside the console goes through all themes.",
      "",
      "[theme]",
      "name        = \"\(name)\"",
      "description = \"What it is like, in a few words\"",
      "# What this file leaves out comes from another theme: inherits = \"dark\".",
      "",
      "[glyphs]",
      "border    = \"\(base.glyphs.border.rawValue)\" # none, ascii or line",
    ]
    lines += Glyphs.names.map { glyph in
      padded(glyph.name, 9) + " = \"\(base.glyphs[keyPath: glyph.path])\""
    }
    lines += [
      "",
      "# A value is a list of looks, best first; the first that the terminal has colours enough for is",
      "# taken, and the last needs none:  \"#ffffff on #8b0000 | 15 on 88 | white on red | bold reverse\".",
      "# A colour is #rrggbb, 0 to 255, \(StyleWords.names.joined(separator: ", ")),",
      "# the same with bright- before it, or default. A look is bold, underline, reverse or plain.",
      "[roles]",
    ]
    lines += Role.allCases.map { role in
      let looks = base.looks(of: role).map(\.words).joined(separator: " | ")
      return "# \(role.meaning.prefix(1).uppercased() + role.meaning.dropFirst())\n"
        + padded(role.rawValue, 15) + " = \"\(looks)\""
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func padded(_ text: String, _ columns: Int) -> String {
    CellWidth.pad(text, to: columns)
  }
}

extension Theme {
  /// Every look of a role, best first.
  func looks(of role: Role) -> [Style] { alternatives[role] ?? [.plain] }
}

extension Style {
  /// The look in the words of a theme file, as in `bold 15 on 88`.
  public var words: String {
    var words: [String] = []
    if bold { words.append("bold") }
    if underline { words.append("underline") }
    if reverse { words.append("reverse") }
    if let foreground { words.append(foreground.word) }
    if let background { words.append("on \(background.word)") }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}

extension Color {
  /// The colour in the words of a theme file.
  var word: String {
    switch self {
    case .terminal: return "default"
    case .index(let index) where index < 8: return StyleWords.names[Int(index)]
    case .index(let index) where index < 16: return "bright-" + StyleWords.names[Int(index) - 8]
    case .index(let index): return String(index)
    case .rgb(let red, let green, let blue):
      let digits = [red, green, blue].map { byte in
        let text = String(byte, radix: 16)
        return text.count == 1 ? "0" + text : text
      }
      return "#" + digits.joined()
    }
  }
}
