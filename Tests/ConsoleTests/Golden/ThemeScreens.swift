import Foundation
import Testing
import TextUI

@testable import Console

/// One screen in every theme at every depth of colour, with all that a theme has to tell apart.
@MainActor @Suite struct ThemeScreens {
  private nonisolated static let names = [
    "braille", "dark", "deuteranopia", "high-contrast-dark", "high-contrast-light", "light", "mono",
    "terminal", "tritanopia",
  ]

  @Test(arguments: names) func `the golden screen of a theme at every depth`(_ name: String) throws
  {
    let folder = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let theme = try Theme(file: "\(folder)/themes/\(name).toml")
    var text = ""
    for (colors, depth) in [
      (1 << 24, "all colours"), (256, "256 colours"), (16, "16 colours"), (8, "8 colours"),
      (0, "no colour"),
    ] {
      let desk = try Desk.staffed()
      desk.terminal.theme = theme
      desk.press(.enter).type("x").press(.down, .down, .down, .down, .down).type("abc")
      desk.press(.down)
      desk.terminal.theme = theme
      text += "\(name), \(depth)\n\n" + Self.styled(desk.redrawn(), theme, colors) + "\n"
    }
    try GoldenFile.expect(text, "Themes/\(name).txt")
  }

  /// Each row with the look in braces where it changes.
  private static func styled(_ surface: Surface, _ theme: Theme, _ colors: Int) -> String {
    var text = ""
    for row in 0..<surface.size.rows {
      var (line, look) = ("", "plain")
      for column in 0..<surface.size.columns {
        let cell = surface[row, column]
        let now = (cell.style ?? theme.style(for: cell.role, colors: colors)).words
        if now != look { line += "{\(now)}" }
        (line, look) = (line + cell.text, now)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      text += line + "\n"
    }
    return text
  }
}
