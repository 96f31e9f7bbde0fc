import AgentDomain
import ArgumentParser

/// `roster undo`: takes a change back, as a change like any other.
struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take back your last change, or one by its number.",
    discussion: "roster history shows the numbers. It is refused where a field was changed since.")

  @OptionGroup var database: DatabaseOption
  @Argument(help: "The number of the change.")
  var change: Int64?
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let outcome = change.map { directory.undo($0) } ?? directory.undo()
    try outcome.receipt().report(json: format.json)
  }
}
