import ArgumentParser
import Console

/// `roster manual`: the manual page, made from the same declarations as everything else.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the manual page: roster manual | man -l -")

  @Flag(help: ArgumentHelp("Print the tables of keys as the README has them.", visibility: .hidden))
  var keys = false

  func run() throws {
    let tables = MainActor.assumeIsolated { KeyTables.all }
    if keys { return try Output.write(KeyMarkdown.text(tables)) }
    try Output.write(try ManualPage(tables: tables).text())
  }
}
