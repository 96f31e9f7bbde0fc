import AgentDomain
import ArgumentParser

/// `roster agents list`: the list of the console, on standard output.
struct AgentsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List agents.",
    discussion: """
      Words and filters are those of the console's search line: ada typology:webrtc \
      queue:'Night shift' is:disabled codec:opus 'changed:<7d'; a dash before a filter negates it. \
      Where a filter asks the telephone exchange (is:registered, is:busy, is:offline, is:paused), the \
      status is what it told.
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var list: ListOptions<Agent>

  @Flag(help: "The deleted agents instead.")
  var deleted = false

  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let asked = try list.asked(directory, view: deleted ? .deleted : nil)
    guard format.json else { return try list.writeTable(asked, directory) }
    let settings = try directory.settings().settings
    let live = asked.live ?? ExchangeStates()
    try list.writeJSON(asked, directory) { stored, row, columns in
      let memberships = try directory.memberships(of: stored.id)
      return AgentJSON.object(
        stored, memberships, settings, status: live.status(of: row), only: columns)
    }
  }
}
