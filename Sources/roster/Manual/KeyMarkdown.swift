import Console
import TextUI

/// The tables of keys as Markdown.
enum KeyMarkdown {
  static func text(_ tables: [KeyTables.Table]) -> String {
    tables.map(table).joined(separator: "\n")
  }

  private static func table(_ table: KeyTables.Table) -> String {
    let lines = table.commands.map { command in
      "| \(keys(command)) | \(command.title) | \(escaped(command.help)) |\n"
    }
    return "**\(table.title)**\n\n| Key | What | |\n|---|---|---|\n" + lines.joined()
  }

  private static func keys(_ command: CommandDescription) -> String {
    let names = command.keys.map { "`\($0.name)`" }
    return names.isEmpty ? "`:\(command.id)`" : escaped(names.joined(separator: " "))
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
