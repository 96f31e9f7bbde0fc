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
    if try CheckResult.report(results, json: format.json) { throw ErrorReport.foundProblems }
  }
}
