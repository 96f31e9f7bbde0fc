import ArgumentParser
import Console
import TextUI

/// The manual page in the language of man(7).
struct ManualPage {
  let tables: [KeyTables.Table]

  func text() throws -> String {
    let root = try ToolDescription.read().command
    return [
      ".TH ROSTER 1 \"\" \"Roster \(Roster.configuration.version)\" \"User Commands\"\n",
      section("Name", "roster \\- \(Self.escaped("look after a contact centre's agents"))\n"),
      section("Synopsis", ".B roster\n[\\fIoptions\\fR] [\\fIsubcommand\\fR ...]\n"),
      section("Description", Self.paragraph(root.discussion ?? "")),
      section("Options", (root.arguments ?? []).map(option).joined()),
      section("Commands", root.all.dropFirst().map(command).joined()),
      section("Keys", tables.map(keys).joined()),
      section("Files", Self.files.map(Self.item).joined()),
      section("Environment", Self.variables.map(Self.item).joined()),
      section("Exit status", Self.codes.map(Self.item).joined()),
    ].joined()
  }

  private func section(_ title: String, _ body: String) -> String {
    ".SH \(title.uppercased())\n" + body
  }

  private func command(_ command: ToolDescription.Command) -> String {
    let options = (command.arguments ?? []).filter(isOwn).map(option).joined()
    let words = [command.abstract, command.discussion].compactMap(\.self).joined(separator: "\n")
    return ".SS \(Self.escaped(command.path))\n" + Self.paragraph(words) + options
  }

  /// What every command takes is told once.
  private func isOwn(_ argument: ToolDescription.Argument) -> Bool {
    let name = argument.names?.last?.name ?? ""
    return argument.shouldDisplay && !["help", "version", "database"].contains(name)
  }

  private func option(_ argument: ToolDescription.Argument) -> String {
    argument.shouldDisplay ? Self.item((argument.usage, argument.abstract ?? "")) : ""
  }

  private func keys(_ table: KeyTables.Table) -> String {
    ".SS \(Self.escaped(table.title))\n"
      + table.commands.map { command in
        let names = command.keys.map(\.name).joined(separator: ", ")
        return Self.item((names.isEmpty ? ":\(command.id)" : names, command.help))
      }.joined()
  }

  private static let files = [
    ("~/.local/share/roster/roster.db", "The database, unless told otherwise."),
    (
      "~/.config/roster/config.toml",
      "theme = \"NAME\"; ascii, slow, linear, bell, clipboard = true or false; keys in a table [keys]."
    ),
    ("~/.config/roster/themes/NAME.toml", "Themes of one's own; the machine's are in /etc/xdg."),
    ("~/.config/roster/terminals/TERM.keys", "What keys of a terminal were learnt to send."),
  ]

  private static let variables = [
    ("ROSTER_DATABASE", "The database file, where --database names none."),
    ("ROSTER_THEME", "The theme, where --theme names none."),
    ("ACCESSIBLE", "Where it is 1, everything is said and asked line by line, as by --linear."),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME", "The folders used instead of those above."),
    ("XDG_CONFIG_DIRS", "Folders of the machine, with themes for everybody."),
    ("TERM, COLORTERM, LANG", "What the terminal can do."),
    ("NO_COLOR", "No colour where it is set."),
    ("ESCDELAY", "Milliseconds to wait for the rest of a key after Esc."),
  ]

  private static let codes = [
    ("0", "It is done."), ("1", "It was refused, or failed; standard error says why."),
    ("2", "roster check found a problem."), ("64", "The command line is wrong."),
  ]

  private static func item(_ item: (String, String)) -> String {
    ".TP\n.B \(escaped(item.0))\n\(paragraphText(item.1))\n"
  }

  private static func paragraph(_ text: String) -> String {
    text.isEmpty ? "" : ".PP\n\(paragraphText(text))\n"
  }

  private static func paragraphText(_ text: String) -> String {
    text.split(separator: "\n").map { escaped(String($0)) }.joined(separator: "\n")
  }

  /// A line that begins with a point or an apostrophe would be a request; dashes are real ones.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "\"": escaped += "\\(dq"
      default: escaped.append(character)
      }
    }
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
