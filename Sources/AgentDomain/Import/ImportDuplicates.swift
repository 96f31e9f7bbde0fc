/// Finds what two lines of one file both want to have.
///
/// It remembers a few bytes a line, and not the texts.
public struct ImportDuplicates {
  private var lines: [Int: Int32] = [:]

  public init() {}

  /// Remembers a line, and says what of it an earlier one has taken.
  public mutating func check(_ plan: inout ImportPlan) {
    let account = plan.agent.account
    if let line = take("username", plan.line.username, plan.line.record.line) {
      plan.add(
        problem: "username",
        "Username \(plan.line.username) stands on line \(line) already: give each agent one line.")
    }
    let changed = Set(plan.changes.map(\.field))
    for (field, text) in [
      ("email", account.email.text), ("internal", account.internalNumber.text),
    ] where changed.contains(field) && !text.isEmpty {
      guard let line = take(field, text, plan.line.record.line) else { continue }
      let label = Agent.catalogue[field]?.label ?? field
      plan.add(problem: field, "\(label) \(text) is on line \(line) already: give another.")
    }
  }

  /// The line that took it before.
  private mutating func take(_ field: String, _ text: String, _ line: Int) -> Int? {
    var hasher = Hasher()
    hasher.combine(field)
    hasher.combine(text.lowercased())
    let key = hasher.finalize()
    if let earlier = lines[key] { return Int(earlier) }
    lines[key] = Int32(clamping: line)
    return nil
  }
}
