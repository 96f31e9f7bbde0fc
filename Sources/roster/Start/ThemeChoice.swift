import Console
import Foundation
import TextUI

/// Finds a theme by its name or by the path of its file.
enum ThemeChoice {
  /// - Throws: `ThemeError` with the place of a mistake, or `Refused` where there is no such theme.
  static func theme(_ name: String) throws -> Theme {
    if name.contains("/") || name.hasSuffix(".toml") {
      return try Theme(file: name, inherits: known)
    }
    if let path = file(of: name) { return try Theme(file: path, inherits: known) }
    if let theme = Theme.builtIn(name) { return theme }
    throw Refused(
      "There is no theme \(name): name one of \(names.joined(separator: ", ")), or a theme file.")
  }

  /// Every theme that can be named.
  static var names: [String] {
    let files = Places.themes.flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
    let themes = files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }
    return Set(themes + ["mono", "terminal"]).sorted()
  }

  /// Every theme, as the console offers them; a file with a mistake says so when it is looked at.
  static var offers: [ThemeOffer] {
    names.map { name in
      ThemeOffer(name: name, summary: (try? theme(name).summary) ?? "has a mistake") {
        try theme(name)
      }
    }
  }

  /// Where the file of a theme lies; nil where it needs none.
  static func file(of name: String) -> String? {
    Places.themes.map { "\($0)/\(name).toml" }.first { access($0, R_OK) == 0 }
  }

  /// What a theme may inherit from wherever its own file lies; a file beside it goes before.
  private static func known(_ name: String) -> Theme? {
    Theme.builtIn(name) ?? file(of: name).flatMap { try? Theme(file: $0) }
  }
}
