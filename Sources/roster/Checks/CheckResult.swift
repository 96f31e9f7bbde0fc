/// What was looked at, and what was found.
struct CheckResult: Sendable {
  enum State: String, Sendable { case good = "ok", problem, skipped }

  let area: String
  let state: State
  let finding: String
  /// What to do; nothing where all is well.
  let advice: String

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
