import AgentDomain
import ArgumentParser
import CentreChecks

/// `roster settings check`: tries the settings on the spot.
struct SettingsCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Try the settings on this host.",
    discussion: """
      Exits with 2 where it found a problem. Without a name it runs every check; a test message is \
      sent only where --to says to whom.
      """)

  @OptionGroup var database: DatabaseOption
  @Argument(
    help: ArgumentHelp(
      "The check: \(Self.names.listed("or")).", valueName: "name"),
    completion: .list(Self.names))
  var name: String?
  @Option(help: ArgumentHelp("Who gets the test message.", valueName: "address"))
  var to: String?
  @OptionGroup var format: FormatOption

  private static var names: [String] { CentreChecks.all.map(\.id) }

  func validate() throws {
    if let name, !Self.names.contains(name) {
      throw ValidationError("There is no check \(name). Checks are \(Self.names.listed("and")).")
    }
  }

  func run() throws {
    let checks = CentreChecks.all.filter { name == nil || $0.id == name }
    let problems = checks.compactMap { check in to.flatMap { check.question?.problem($0) } }
    guard problems.isEmpty else { throw Refused(problems) }
    let settings = try database.open().settings().settings
    let results = checks.flatMap { check in
      findings(check, settings).map { CheckResult($0, of: check) }
    }
    if try CheckResult.report(results, json: format.json) { throw ErrorReport.foundProblems }
  }

  /// What is to be asked has to stand on the command line.
  private func findings(_ check: any AgentDomain.SettingsCheck, _ settings: CentreSettings)
    -> [Finding]
  {
    if check.question != nil, to == nil { return [.unchecked("--to ADDRESS says to whom.")] }
    return check.run(settings, answer: to ?? "")
  }
}

extension CheckResult {
  init(_ finding: Finding, of check: any AgentDomain.SettingsCheck) {
    self.init(
      area: check.id, state: State(finding.state), finding: finding.sentence, advice: "")
  }
}

extension CheckResult.State {
  fileprivate init(_ state: Finding.State) {
    switch state {
    case .good: self = .good
    case .warning: self = .warning
    case .error: self = .problem
    case .unchecked: self = .skipped
    }
  }
}
