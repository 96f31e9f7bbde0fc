import ArgumentParser
import Foundation

/// What the parser tells of the commands, as far as the manual needs it.
struct ToolDescription: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let superCommands: [String]?
    let abstract: String?
    let discussion: String?
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// "roster agents list".
    var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

    /// This command and all below it, without the parser's own `help`.
    var all: [Command] {
      [self] + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap(\.all)
    }
  }

  struct Argument: Decodable {
    let kind: String
    let shouldDisplay: Bool
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let isRepeating: Bool

    struct Name: Decodable {
      let kind: String
      let name: String
    }

    /// `--limit <number>`, `--json`, `<username> ...`.
    var usage: String {
      let name = names?.last.map { ($0.kind == "long" ? "--" : "-") + $0.name }
      let value = kind == "flag" ? nil : "<\(valueName ?? "value")>"
      let rest = kind == "positional" && isRepeating ? "..." : nil
      return [name, value, rest].compactMap(\.self).joined(separator: " ")
    }
  }

  static func read() throws -> ToolDescription {
    try JSONDecoder().decode(ToolDescription.self, from: Data(Roster._dumpHelp().utf8))
  }
}
