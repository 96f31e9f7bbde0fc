import AgentDomain
import ArgumentParser

/// `roster agents pause`.
struct AgentsPause: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Let no queue ring agents.",
    discussion: """
      They stay registered, and can call and be called. It holds until roster agents resume, the \
      console or the telephone ends it; roster undo takes it back.
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var choice: AgentChoice

  @Option(help: "Why, in at most 80 characters; the queues show it.")
  var reason = ""

  @OptionGroup var format: FormatOption

  func validate() throws {
    do throws(Problem) { _ = try PauseReason(reason) } catch {
      throw ValidationError(error.sentence)
    }
  }

  func run() throws {
    let directory = try database.open()
    let selection = try choice.selection(directory)
    let set = ChangeSet(
      author: directory.author, summary: "Paused \(try directory.names(of: selection))",
      changes: [.pause(selection, reason: reason)])
    try directory.apply(set).receipt().report(json: format.json)
  }
}
