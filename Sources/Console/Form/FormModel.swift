import AgentDomain

/// A record being edited: what it was, what it is to be, and the texts that are no values yet.
///
/// Nothing typed is ever lost: a text that cannot be read stays beside its problem, while the draft keeps
/// the last good value.
struct FormModel<Record: Catalogued>: Sendable {
  private(set) var base: Record
  private(set) var draft: Record
  let settings: CentreSettings
  /// What was typed and is not a value, by field.
  private(set) var texts: [String: String] = [:]
  /// What was last typed into a field, for the draft: a picture's path, which its value forgets.
  private(set) var typed: [String: String] = [:]
  /// Problems that are shown: of fields that were left, and of all once saving was tried.
  private(set) var problems: [String: Problem] = [:]

  init(base: Record, draft: Record? = nil, settings: CentreSettings) {
    (self.base, self.draft, self.settings) = (base, draft ?? base, settings)
  }

  /// What stands in a field: the typed text where it is no value, else the value as written.
  func text(_ field: Field<Record>) -> String { texts[field.id] ?? field.written(draft) }

  /// Puts what was typed into the draft, as far as it is a value; says nothing yet.
  mutating func enter(_ text: String, into field: Field<Record>) {
    typed[field.id] = text
    do {
      try field.enter(text, into: &draft)
      texts[field.id] = nil
      problems[field.id] = nil
    } catch { texts[field.id] = text }
  }

  /// Speaks up about a field that was left.
  mutating func check(_ field: Field<Record>) { problems[field.id] = problem(of: field) }

  private func problem(of field: Field<Record>) -> Problem? {
    guard let text = texts[field.id] else { return field.problem(in: draft) }
    var copy = draft
    do { try field.enter(text, into: &copy) } catch { return error }
    return nil
  }

  func isChanged(_ field: Field<Record>) -> Bool {
    texts[field.id].map { $0 != field.written(base) }
      ?? (field.stored(draft) != field.stored(base))
  }

  var isDirty: Bool { draft != base || !changedFields.isEmpty }
  var changes: [FieldChange] { draft.changes(since: base) }

  /// The fields that differ, whether they are values or only texts so far.
  var changedFields: [Field<Record>] { Record.catalogue.storedFields.filter(isChanged) }

  func isVisible(_ field: Field<Record>) -> Bool { field.visible.holds(draft, settings) }

  /// What the draft table keeps.
  var draftTexts: [String: String] {
    Dictionary(uniqueKeysWithValues: changedFields.map { ($0.id, typed[$0.id] ?? text($0)) })
  }
}

extension FormModel {
  mutating func set(_ change: (inout Record) -> Void) { change(&draft) }

  /// Back to the saved value, or to the default where the field has the saved value already.
  /// - Returns: whether it was the default that came back.
  mutating func revert(_ field: Field<Record>) -> Bool {
    let toDefault = !isChanged(field)
    let source = toDefault ? Record() : base
    try? field.restore(field.stored(source), into: &draft)
    forget(field)
    return toDefault
  }

  private mutating func forget(_ field: Field<Record>) {
    texts[field.id] = nil
    typed[field.id] = nil
    problems[field.id] = nil
  }

  /// Shows these problems at their fields, and of the texts that cannot be read.
  mutating func show(_ found: [Problem]) -> [Problem] {
    let unreadable = Record.catalogue.fields.filter { texts[$0.id] != nil }.compactMap(problem)
    let all = unreadable + found.filter { problem in texts[problem.field] == nil }
    problems = Dictionary(all.map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })
    let order = Dictionary(
      uniqueKeysWithValues: Record.catalogue.fields.enumerated().map { ($1.id, $0) })
    return all.sorted { (order[$0.field] ?? 0) < (order[$1.field] ?? 0) }
  }

  /// Goes on from a newer state of the record, keeping what was changed here.
  /// - Returns: the fields that were taken over, and those that both changed.
  mutating func rebase(on newer: Record) -> (takenOver: [Field<Record>], both: [Field<Record>]) {
    let merge = Merge.threeWay(base: base, mine: draft, theirs: newer)
    (draft, base) = (merge.merged, newer)
    let unread = merge.takenOver.filter { texts[$0.field] != nil }.map(\.field)
    let taken = merge.takenOver.filter { texts[$0.field] == nil }.map(\.field)
    let both = merge.conflicts.map(\.field) + unread
    return (
      taken.compactMap { Record.catalogue[$0] }, both.compactMap { Record.catalogue[$0] }
    )
  }

  /// Takes the other's value of a field that both changed.
  mutating func takeBase(_ field: Field<Record>) {
    try? field.restore(field.stored(base), into: &draft)
    forget(field)
  }
}
