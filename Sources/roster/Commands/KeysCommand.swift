import ArgumentParser
import Console
import TextUI

/// `roster keys`: every command with its keys, as the configuration has them.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List every screen's commands with their keys, your own included.",
    discussion: "Screens and commands are what [keys] in config.toml goes by.")

  @Option(
    help: ArgumentHelp("The keys of a preset instead of your own.", valueName: "name"),
    completion: .list(KeyPreset.allCases.map(\.rawValue)), transform: Self.preset)
  var preset: KeyPreset?
  @Option(help: ArgumentHelp("One screen only.", valueName: "word"))
  var screen: String?
  @OptionGroup var format: FormatOption

  func run() throws {
    let wishes = try preset?.wishes ?? Configuration.read().keys
    let tables = MainActor.assumeIsolated { KeyTables.screens(Keymap.reading(wishes).map) }
    let shown = tables.filter { screen == nil || $0.word == screen }
    guard !shown.isEmpty else {
      let words = tables.map(\.word).joined(separator: ", ")
      throw Refused("There is no screen \(screen ?? ""): name one of \(words).")
    }
    if format.json { return try writeJSON(shown) }
    var table = TextTable(["Screen", "Command", "Keys", "What it does"])
    for screen in shown {
      for command in screen.commands {
        let keys = command.keys.map(\.name).joined(separator: " ")
        try table.add([screen.word, command.id, keys, command.title])
      }
    }
    try table.end()
  }

  private func writeJSON(_ tables: [KeyTables.Table]) throws {
    var list = JSONList()
    for screen in tables {
      for command in screen.commands {
        try list.add(
          .object([
            ("screen", .text(screen.word)), ("command", .text(command.id)),
            ("keys", .texts(command.keys.map(\.name))), ("title", .text(command.title)),
          ]))
      }
    }
    try list.end()
  }

  private static func preset(_ text: String) throws -> KeyPreset {
    if let preset = KeyPreset(rawValue: text) { return preset }
    let known = KeyPreset.allCases.map(\.rawValue).joined(separator: " or ")
    throw ValidationError("There is no preset \(text): use \(known).")
  }
}
