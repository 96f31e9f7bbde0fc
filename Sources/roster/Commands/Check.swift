import ArgumentParser

/// `roster check`: what could keep the program from working well, and what to do.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for what is wrong with database, terminal, theme and configuration.",
    discussion: "Exits with 2 where it found a problem.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var format: FormatOption

  func run() throws {
    let results =
      DatabaseCheck(path: database.path).results() + TerminalCheck().results()
      + PreferenceCheck(theme: screen.theme).results()
    if format.json {
      var list = JSONList()
      for result in results { try list.add(result.json) }
      try list.end()
    } else {
      var table = TextTable(["State", "Area", "Finding"])
      for result in results { try table.add(result.cells) }
      try table.end()
    }
    if results.contains(where: { $0.state == .problem }) { throw ErrorReport.foundProblems }
  }
}
