import AgentDomain
import TextUI

/// The operator's own choice whether a save shows the differences first.
private let showsDifferences = "form.differences"

/// Checking, showing the differences, saving, and what follows.
extension FormController {
  func save() {
    leaveField()
    session.clearMessage()
    let found = model.show(model.draft.problems(model.settings)) + creationProblems
    guard found.isEmpty else { return show(found) }
    if askPending() { return }
    if isNew { return write() }
    guard model.isDirty else { return session.say(.info, "Nothing was changed.") }
    let wanted = try? session.directory.preference(
      showsDifferences, of: session.author.person.name)
    if wanted == "off" { return write() }
    session.push(
      MenuPanel(
        session: session, title: "Save these changes?", intro: differences + warningLines,
        items: [
          MenuItem("Save", letter: "s"), MenuItem("Save, and never ask again", letter: "n"),
          MenuItem("Back to the form", letter: "b"),
        ]
      ) { [weak self] choice in self?.answerSave(choice) })
  }

  private func answerSave(_ choice: Int) {
    guard choice < 2 else { return }
    if choice == 1 {
      session.attempt {
        try session.directory.setPreference(
          showsDifferences, "off", of: session.author.person.name)
      }
    }
    write()
  }

  private var creationProblems: [Problem] { isNew ? Record.creationProblems(of: self) : [] }

  /// All that is wrong, numbered; a digit goes there.
  private func show(_ problems: [Problem]) {
    session.push(
      MenuPanel(
        session: session, title: "There is a problem",
        items: problems.enumerated().map { number, problem in
          MenuItem((session.isLinear ? "" : "\(number + 1) ") + problem.sentence)
        }
      ) { [weak self] index in
        guard let self else { return }
        go(to: problems[index].field)
        session.say(.error, problems[index].sentence)
      })
    session.say(.error, "\(counted(problems.count, "problem")): nothing was saved yet.")
  }

  // MARK: - Writing

  private func write() {
    guard let stored else { return writeNew() }
    let mine = model.draft
    let set = ChangeSet(
      author: session.author, summary: "Edited \(mine.reference)",
      changes: [.change(stored.key, version: stored.version, model.changes)],
      draft: draftKey)
    switch session.directory.apply(set) {
    case .conflict(let conflict): resolve(conflict)
    case let outcome:
      guard let receipt = session.finish(outcome) else { return takeProblems(outcome) }
      settle(after: mine, receipt)
      tell(receipt)
    }
  }

  /// Problems that only the store could see, such as a name that is taken, go to their fields.
  private func takeProblems(_ outcome: SaveOutcome) {
    guard case .notSaved(.problems(let problems)) = outcome else { return }
    show(model.show(problems))
  }

  private func writeNew() {
    session.attempt {
      let set = ChangeSet(
        author: session.author, summary: "Created \(model.draft.reference)",
        changes: [try Record.creation(of: self)], draft: draftKey)
      let outcome = session.directory.apply(set)
      guard let receipt = session.finish(outcome), let id = receipt.records.first else {
        return takeProblems(outcome)
      }
      (secrets, isDraftKept) = ([:], true)
      session.close(self)
      Record.didCreate(id, receipt, by: self)
    }
  }

  /// After a save the form shows what is in the database now.
  private func settle(after mine: Record, _ receipt: Receipt) {
    guard let now = current else { return }
    stored = now
    model = FormModel(base: now.record, settings: model.settings)
    (isDraftKept, pendingChoice) = (true, [])
    stay(on: tab, focus)
    let others = Record.catalogue.storedFields.filter { $0.stored(mine) != $0.stored(now.record) }
    if !others.isEmpty { tellOthers(others, besides: receipt) }
  }

  /// Says what somebody else had changed, which the save took over without a word.
  private func tellOthers(_ fields: [Field<Record>], besides receipt: Receipt) {
    guard let key = stored?.key else { return }
    let query = HistoryQuery(record: key, limit: 100)
    let all = (try? session.directory.history(query, scope: session.scope)) ?? []
    let foreign = all.filter { $0.change != receipt.change }
    let changed = fields.filter { field in foreign.contains { $0.field == field.id } }
    guard let who = foreign.first(where: { $0.field == changed.first?.id })?.person else { return }
    session.add("\(who) changed \(labels(changed)) meanwhile: taken over.")
  }

  private func tell(_ receipt: Receipt) {
    guard !receipt.mailboxes.isEmpty else { return }
    session.push(
      TextPanel(session: session, title: "Mailbox", lines: receipt.mailboxes.map(\.sentence)))
  }

  func isWrittenAtOnce(_ field: Field<Record>) -> Bool {
    !isNew && (Record.catalogue.part(of: field.id)?.isWrittenAtOnce ?? false)
  }

  /// Writes one switch now and leaves everything that is staged as it is.
  func writeAtOnce(_ field: Field<Record>, _ text: String) {
    guard let stored else { return }
    var record = stored.record
    do { try field.enter(text, into: &record) } catch { return session.say(.error, error.sentence) }
    let change = FieldChange(
      field: field.id, before: field.stored(stored.record), after: field.stored(record))
    let set = ChangeSet(
      author: session.author,
      summary:
        "\(field.label) of \(stored.record.reference)\(field.editor.kind == .toggle ? " " + text : "")",
      changes: [.change(stored.key, version: stored.version, [change])])
    session.finish(session.directory.apply(set))
    takeOverChanges(quietly: true)
  }

  // MARK: - Differences

  /// Old and new of every changed field, a line each.
  var differences: [String] {
    model.changedFields.map { field in
      let (old, new) = (field.shown(model.base), model.texts[field.id] ?? field.shown(model.draft))
      return "\(field.label): \(old.isEmpty ? "(empty)" : old) -> \(new.isEmpty ? "(empty)" : new)"
    }
  }

  private var warningLines: [String] {
    let changed = Set(model.changedFields.map(\.id))
    return warnings.filter { changed.contains($0.field) }.map { "Warning: \($0.sentence)" }
      + model.draft.consequences(since: model.base)
  }

  func showDifferences() {
    leaveField()
    let changed = model.changedFields
    guard !changed.isEmpty else { return session.say(.info, "Nothing was changed.") }
    if session.isLinear {
      return session.push(TextPanel(session: session, title: "Differences", lines: differences))
    }
    session.push(
      MenuPanel(
        session: session, title: "Differences", intro: ["A line that is taken leads to its field."],
        items: differences.map { MenuItem($0) }
      ) { [weak self] index in self?.go(to: changed[index].id) })
  }
}

extension Receipt.Mailbox {
  var sentence: String {
    "Mailbox \(number) was made. Its PIN is \(pin.revealed): note it now, it is shown this once."
  }
}
