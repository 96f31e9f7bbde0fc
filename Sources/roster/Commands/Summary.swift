import ArgumentParser
import Console

/// `roster summary`: the console's summary on standard output.
struct Summary: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the agents by typology, status and queue.",
    discussion: "The filter beside each number lists them: roster agents list FILTER.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let summary = try database.open().summary()
    if format.json { return try Output.line(json(summary).written) }
    var table = TextTable(["Kind", "Name", "Agents", "Filter"])
    try table.add(["All", "", "\(summary.total)", ""])
    for section in summary.sections {
      for row in section.rows {
        try table.add([section.title, row.name, "\(row.count)", row.filter])
      }
    }
    try table.end()
  }

  private func json(_ summary: AgentSummary) -> JSON {
    .object([
      ("agents", .number(summary.total)),
      (
        "sections",
        .list(
          summary.sections.map { section in
            .object([
              ("title", .text(section.title)),
              (
                "rows",
                .list(
                  section.rows.map { row in
                    .object([
                      ("name", .text(row.name)), ("agents", .number(row.count)),
                      ("filter", .text(row.filter)),
                    ])
                  })
              ),
            ])
          })
      ),
    ])
  }
}
