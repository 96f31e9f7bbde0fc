import ArgumentParser
import Console
import Foundation
import TextUI

/// `roster theme`: the themes there are, a new one, and what is wrong with one.
struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "List the themes, check one, or begin one of your own.",
    subcommands: [List.self, New.self, Check.self])

  /// `roster theme list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List every theme with what it says of itself and where it lies.")

    @OptionGroup var format: FormatOption

    func run() throws {
      let themes = ThemeChoice.offers.map { offer in
        (offer.name, offer.summary, ThemeChoice.file(of: offer.name) ?? "built in")
      }
      if format.json {
        var list = JSONList()
        for (name, summary, place) in themes {
          try list.add(
            .object([("name", .text(name)), ("summary", .text(summary)), ("file", .text(place))]))
        }
        return try list.end()
      }
      var table = TextTable(["Theme", "Summary", "File"])
      for (name, summary, place) in themes {
        try table.add([name, summary, Places.short(place)])
      }
      try table.end()
    }
  }

  /// `roster theme new`
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a theme file that explains every role, to be changed.",
      discussion: "It goes into your own folder of themes; a file that is there stays as it is.")

    @Argument(help: "The theme's name: letters, digits and hyphens.")
    var name: String

    @Option(help: ArgumentHelp("The theme to begin with.", valueName: "name"))
    var from = "terminal"

    func run() throws {
      guard name.range(of: "^[a-z0-9-]{1,40}$", options: .regularExpression) != nil else {
        throw Refused(
          "\(name) cannot be the name of a theme: use small letters, digits and hyphens.")
      }
      let (folder, base) = (Places.ownThemes, try ThemeChoice.theme(from))
      let path = "\(folder)/\(name).toml"
      guard access(path, F_OK) != 0 else {
        throw Refused("\(Places.short(path)) is there already: change it, or choose another name.")
      }
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try ThemeTemplate.text(name: name, from: base)
          .write(toFile: path, atomically: true, encoding: .utf8)
      } catch {
        throw Refused("\(Places.short(path)) cannot be written: check the folder's owner and mode.")
      }
      try Output.line("\(Places.short(path)) is written. roster --theme \(name) shows it.")
    }
  }

  /// `roster theme check`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say whether a theme can be read, with the line and column of a mistake.")

    @Argument(help: "A theme by its name, or a theme file.")
    var name: String

    func run() throws {
      try Output.line("\(try ThemeChoice.theme(name).name) is in order.")
    }
  }
}
