import AgentDomain
import ArgumentParser
import Telephony

/// `roster telephony lint`.
struct TelephonyLint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Find what registers and does not work.",
    discussion: """
      Looks at all agents, or at those that the filters find. Exits with 2 where it has something to \
      say.
      """)

  @OptionGroup var database: DatabaseOption
  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("Words and filters.", valueName: "filter"))
  var filter: [String] = []
  @OptionGroup var format: FormatOption

  func validate() throws { try FilterArguments.validate(filter) }

  func run() throws {
    let shell = try database.open()
    let settings = try shell.settings().settings
    let query = try FilterArguments.query(filter, shell)
    var findings: [Line] = []
    try shell.forEach(Selection(query: query)) { agents in
      let views = try shell.exchangeViews(of: agents.map(\.id))
      for stored in agents {
        guard let view = views[stored.id] else { continue }
        findings += ExchangeLint.findings(stored.agent, view, settings)
          .map { Line(username: stored.agent.account.username, warning: $0) }
      }
      return true
    }
    try report(findings)
    if !findings.isEmpty { throw ErrorReport.foundProblems }
  }

  private struct Line {
    let username: String
    let warning: Warning
  }

  private func report(_ lines: [Line]) throws {
    guard !format.json else {
      var list = JSONList()
      for line in lines {
        try list.add(
          .object([
            ("username", .text(line.username)), ("field", .text(line.warning.field)),
            ("advice", .text(line.warning.sentence)),
          ]))
      }
      return try list.end()
    }
    guard !lines.isEmpty else { return try Output.line("Nothing to say.") }
    var table = TextTable(["Username", "Advice"])
    for line in lines { try table.add([line.username, line.warning.sentence]) }
    try table.end()
  }
}
