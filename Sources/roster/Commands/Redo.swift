import AgentDomain
import ArgumentParser

/// `roster redo`: does again what was taken back last.
struct Redo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Do again what you took back last.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try database.open().redo().receipt().report(json: format.json)
  }
}
