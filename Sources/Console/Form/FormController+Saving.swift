import AgentDomain
import TextUI

/// Checking, showing the differences, saving, and what follows.
extension FormController {
  private static let showsDifferences = "form.differences"

  func save() {
    leaveField()
    session.clearMessage()
    let found = model.show(model.draft.problems(model.settings)) + secretProblems
    guard found.isEmpty else { return show(found) }
    if askPending() { return }
    if isNew { return write() }
    guard model.isDirty else { return session.say(.info, "Nothing was changed.") }
    let wanted = try? session.directory.preference(
      Self.showsDifferences, of: session.author.person.name)
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
          Self.showsDifferences, "off", of: session.author.person.name)
      }
    }
    write()
  }

  private var secretProblems: [Problem] {
    guard isNew else { return [] }
    let password = secrets[.password] ?? Secret("")
    if let problem = PasswordPolicy(model.settings).problem(with: password) { return [problem] }
    guard password != secrets[.repetition] else { return [] }
    return [
      Problem(
        field: SecretSlot.repetition.rawValue, label: SecretSlot.repetition.label,
        sentence: "Password again differs from the password: type the same twice.")
    ]
  }

  /// All that is wrong, numbered; a digit goes there.
  private func show(_ problems: [Problem]) {
    session.push(
      MenuPanel(
        session: session, title: "There is a problem",
        items: problems.enumerated().map { MenuItem("\($0 + 1) \($1.sentence)") }
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
    let name = model.draft.account.fullName
    let set = ChangeSet(
      author: session.author, summary: "Edited \(name)",
      changes: [.edit(stored.id, version: stored.version, model.changes)],
      draft: draftKey)
    switch session.directory.apply(set) {
    case .conflict(let conflict): resolve(conflict)
    case let outcome:
      guard let receipt = session.finish(outcome) else { return takeProblems(outcome) }
      settle()
      tell(receipt)
    }
  }

  /// Problems that only the store could see, such as a name that is taken, go to their fields.
  private func takeProblems(_ outcome: SaveOutcome) {
    guard case .notSaved(.problems(let problems)) = outcome else { return }
    show(model.show(problems))
  }

  private func writeNew() {
    let set = ChangeSet(
      author: session.author, summary: "Created \(model.draft.account.fullName)",
      changes: [
        .create(model.draft, password: secrets[.password] ?? Secret(""), groups: [])
      ], draft: draftKey)
    let outcome = session.directory.apply(set)
    guard let receipt = session.finish(outcome), let id = receipt.records.first else {
      return takeProblems(outcome)
    }
    secrets = [:]
    session.close(self)
    list?.show(agent: id)
    session.push(CreatedPanel.menu(session: session, list: list, agent: id, receipt: receipt))
  }

  /// After a save the form shows what is in the database now.
  private func settle() {
    guard let stored, let now = try? session.directory.agent(stored.id, scope: session.scope) else {
      return
    }
    self.stored = now
    model = FormModel(base: now.agent, settings: model.settings)
    (isDraftKept, pendingChoice) = (true, [])
    if !tabs.contains(tab) { tab = .account }
    setFocus(rows.contains { $0.id == focus } ? focus : rows.first { $0.id != nil }?.id)
  }

  private func tell(_ receipt: Receipt) {
    guard !receipt.mailboxes.isEmpty else { return }
    session.push(
      TextPanel(session: session, title: "Mailbox", lines: receipt.mailboxes.map(\.sentence)))
  }

  func isWrittenAtOnce(_ field: Field<Agent>) -> Bool {
    !isNew && (Agent.catalogue.part(of: field.id)?.isWrittenAtOnce ?? false)
  }

  /// Writes one switch now and leaves everything that is staged as it is.
  func writeAtOnce(_ field: Field<Agent>, _ text: String) {
    guard let stored else { return }
    var agent = stored.agent
    do { try field.enter(text, into: &agent) } catch { return session.say(.error, error.sentence) }
    let change = FieldChange(
      field: field.id, before: field.stored(stored.agent), after: field.stored(agent))
    let set = ChangeSet(
      author: session.author,
      summary:
        "\(field.label) of \(stored.agent.account.fullName)\(field.editor.kind == .toggle ? " " + text : "")",
      changes: [.edit(stored.id, version: stored.version, [change])])
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
      + mailboxLines
  }

  private var mailboxLines: [String] {
    guard let field = Agent.catalogue["internal"], model.isChanged(field),
      model.base.account.voicemail
    else { return [] }
    return ["The mailbox is renumbered with the internal number."]
  }

  func showDifferences() {
    leaveField()
    let changed = model.changedFields
    guard !changed.isEmpty else { return session.say(.info, "Nothing was changed.") }
    session.push(
      MenuPanel(
        session: session, title: "Differences", intro: ["Enter goes to the field."],
        items: differences.map { MenuItem($0) }
      ) { [weak self] index in self?.go(to: changed[index].id) })
  }
}

extension Receipt.Mailbox {
  var sentence: String {
    "Mailbox \(number) was made. Its PIN is \(pin.revealed): note it now, it is shown this once."
  }
}
