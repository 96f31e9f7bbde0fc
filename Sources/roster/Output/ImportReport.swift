import AgentDomain
import TextUI

/// Prints a dry run while it goes on: differences for standard output, errors and warnings for standard
/// error, a line each.
struct ImportReport {
  let name: String
  /// How many differences are printed.
  let limit: Int
  /// Whether differences are left out, because they are carried out at once.
  let isQuiet: Bool
  let json: Bool
  private var count = 0
  private var differences: [JSON] = []
  private var problems: [JSON] = []
  private var warnings: [JSON] = []
  private var warningCount = 0
  private static let noteLimit = 1000
  /// The same warning may hold for every line.
  private static let warningLimit = 100

  init(name: String, limit: Int, isQuiet: Bool, json: Bool) {
    (self.name, self.limit, self.isQuiet, self.json) = (name, limit, isQuiet, json)
  }

  mutating func take(_ step: ImportStep) throws {
    if problems.count < Self.noteLimit { problems += step.problems.compactMap { tell($0, "") } }
    for note in step.warnings {
      warningCount += 1
      if warningCount <= Self.warningLimit {
        warnings += [tell(note, "Warning: ")].compactMap(\.self)
      }
    }
    guard case .planned(let plan, _) = step, plan.problems.isEmpty, !isQuiet else { return }
    count += plan.differenceCount
    guard count - plan.differenceCount < limit else { return }
    for difference in plan.differences { try tell(difference) }
  }

  /// The sums.
  func end(_ summary: ImportSummary) throws {
    if json { return try Output.line(object(summary).written) }
    if count > limit, !isQuiet {
      try Output.line("... and more, \(count) in all: --all-differences prints them.")
    }
    if warningCount > Self.warningLimit {
      ErrorReport.list("\(name): ... and more warnings, \(warningCount) in all.")
    }
    let notice = summary.passwordNotice.map { " " + $0 } ?? ""
    let rest = summary.wrong > 0 ? "mend the lines with errors first." : "--apply does it."
    try Output.line("\(summary.counts).\(notice) Nothing was changed: \(rest)")
  }

  /// A problem or a warning; those of JSON are the first thousand.
  private func tell(_ note: ImportNote, _ kind: String) -> JSON? {
    if json { return Self.object(note) }
    let column = note.column.map { " (\($0))" } ?? ""
    ErrorReport.list("\(name):\(note.place.written)\(column): \(kind)\(note.sentence)")
    return nil
  }

  private mutating func tell(_ difference: ImportDifference) throws {
    if json { return differences.append(Self.object(difference)) }
    try Output.line(TermText("\(difference.username): \(difference.sentence)").description)
  }

  private func object(_ summary: ImportSummary) -> JSON {
    .object([
      ("new", .number(summary.new)), ("changed", .number(summary.changed)),
      ("unchanged", .number(summary.unchanged)), ("wrong", .number(summary.wrong)),
      ("without_password", .number(summary.withoutPassword)),
      ("difference_count", .number(summary.differences)),
      ("fingerprint", .text(summary.fingerprint)), ("differences", .list(differences)),
      ("problems", .list(problems)), ("warnings", .list(warnings)),
    ])
  }

  private static func object(_ difference: ImportDifference) -> JSON {
    .object([
      ("username", .text(difference.username)), ("field", .text(difference.field)),
      ("before", JSON(difference.before)), ("after", JSON(difference.after)),
      ("sentence", .text(difference.sentence)),
    ])
  }

  private static func object(_ note: ImportNote) -> JSON {
    .object([
      ("line", .number(note.place.line)), ("column", .number(note.place.column)),
      ("field", note.column.map(JSON.text) ?? .null), ("sentence", .text(note.sentence)),
    ])
  }
}
