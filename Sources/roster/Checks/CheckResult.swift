import AgentDomain

/// What was looked at, and what was found.
struct CheckResult: Sendable {
  enum State: String, Sendable {
    case good = "ok"
    case warning, problem
    case skipped = "not checked"
  }

  let area: String
  let state: State
  let finding: String
  /// What to do; nothing where all is well.
  let advice: String

  init(area: String, state: State, finding: String, advice: String) {
    (self.area, self.state, self.finding, self.advice) = (area, state, finding, advice)
  }

  /// A finding of a check of settings, which says itself what to do.
  init(_ area: String, _ finding: Finding) {
    let state: State =
      switch finding.state {
      case .good: .good
      case .warning: .warning
      case .error: .problem
      case .unchecked: .skipped
      }
    self.init(area: area, state: state, finding: finding.sentence, advice: "")
  }

  static func good(_ area: String, _ finding: String) -> Self {
    Self(area: area, state: .good, finding: finding, advice: "")
  }

  static func problem(_ area: String, _ finding: String, _ advice: String = "") -> Self {
    Self(area: area, state: .problem, finding: finding, advice: advice)
  }

  static func skipped(_ area: String, _ finding: String) -> Self {
    Self(area: area, state: .skipped, finding: finding, advice: "")
  }

  var json: JSON {
    .object([
      ("area", .text(area)), ("state", .text(state.rawValue)), ("finding", .text(finding)),
      ("advice", .text(advice)),
    ])
  }

  /// "PROBLEM  files     roster.db may be read by others. Run chmod 600 roster.db."
  var cells: [String] {
    [
      state == .problem ? "PROBLEM" : state.rawValue, area,
      advice.isEmpty ? finding : "\(finding) \(advice)",
    ]
  }
}

extension CheckResult {
  /// Prints what was found.
  /// - Returns: whether there is a problem.
  static func report(_ results: [CheckResult], json: Bool) throws -> Bool {
    if json {
      var list = JSONList()
      for result in results { try list.add(result.json) }
      try list.end()
    } else {
      var table = TextTable(["State", "Area", "Finding"])
      for result in results { try table.add(result.cells) }
      try table.end()
    }
    return results.contains { $0.state == .problem }
  }
}
