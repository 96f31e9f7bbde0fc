import AgentDomain
import GRDB

extension Save {
  /// Some settings of the centre; what somebody else changed meanwhile is not overwritten.
  func changeSettings(_ changes: [FieldChange]) throws {
    try require(.changeSettings)
    var new = settings.settings
    var problems: [Problem] = []
    for change in changes { problems += try clash(change, new) }
    do { try new.take(changes) } catch { problems.append(error) }
    problems += new.fieldProblems(new)
    guard problems.isEmpty else { throw Stop.refusal(.problems(problems)) }
    try write(new.changes(since: settings.settings))
  }

  private func clash(_ change: FieldChange, _ current: CentreSettings) throws -> [Problem] {
    guard let field = CentreSettings.catalogue[change.field] else {
      throw Stop.problem(change.field, change.field, "There is no setting \(change.field).")
    }
    let now = field.stored(current)
    guard now != change.before, now != change.after else { return [] }
    let other = try HistoryRows.lastAuthor(db, "settings", 1, field: field.id) ?? "somebody else"
    let sentence =
      "\(field.label) was changed to \(field.shown(current)) by \(other) meanwhile: look again."
    return [field.problem(sentence: sentence)]
  }

  private func write(_ changes: [FieldChange]) throws {
    guard !changes.isEmpty else { return }
    let columns = changes.map { "\"\($0.field)\" = ?, " }.joined()
    try db.execute(
      sql: "UPDATE settings SET \(columns)version = version + 1 WHERE id = 1 AND version = ?",
      arguments: StatementArguments(
        changes.map { $0.after.databaseValue } + [settings.version.databaseValue]))
    for change in changes {
      try log.add(
        LoggedEntry(
          kind: CentreSettings.catalogue.name, record: 1, name: "settings", field: change.field,
          before: change.before, after: change.after))
    }
  }
}
