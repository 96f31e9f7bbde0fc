import ArgumentParser
import Console

/// `roster manual`: the manual page, made from the same declarations as everything else.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the manual page: roster manual | man -l -")

  @Flag(help: ArgumentHelp("Print the tables of keys as the README has them.", visibility: .hidden))
  var keys = false

  func run() throws {
    if keys {
      return try Output.write(KeyMarkdown.text(MainActor.assumeIsolated { KeyTables.all }))
    }
    let wishes = (try? Configuration.read())?.keys ?? []
    let tables = MainActor.assumeIsolated { KeyTables.all(Keymap.reading(wishes).map) }
    try Output.write(try ManualPage(tables: tables).text())
  }
}
