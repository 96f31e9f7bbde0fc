import AgentDomain
import TextUI

/// Switching, choosing, putting back, finding.
extension FormController {
  func toggle() {
    switch focusedRow {
    case .element(let field, let choice):
      var ids = Set(model.text(field).split(separator: ",").map(String.init))
      if ids.remove(choice.value) == nil { ids.insert(choice.value) }
      change(field, to: ids.sorted().joined(separator: ","))
    case .field(let field) where field.editor.kind == .state: confirmEnding(field)
    case .field(let field):
      let isOn = model.text(field) == true.written
      change(field, to: (!isOn).written)
    default: break
    }
  }

  /// Ends a state that only the system can begin again.
  private func confirmEnding(_ field: Field<Record>) {
    session.confirm(
      field.label, ["Disable it? The agent has to enrol anew to have it again."], yes: "disable it"
    ) { [weak self] in self?.change(field, to: false.written) }
  }

  func choose() {
    if case .extra(let extra) = focusedRow { return choose(extra) }
    guard case .field(let field) = focusedRow else { return }
    if field.editor.kind == .multiline { return editLines(field) }
    if field.editor.kind == .image { return showPicture(field) }
    session.attempt {
      let choices = try choices(of: field)
      ValuePicker(session: session, field: field, text: model.text(field), choices: choices).pick {
        [weak self] text in
        self?.change(field, to: text)
        return nil
      }
    }
  }

  /// What the record allows; names of other records are those that the reader knows.
  func choices(of field: Field<Record>) throws -> [Editor.Choice] {
    guard field.editor.kind == .names, let source = field.editor.source else {
      return model.draft.choices(of: field, model.settings)
    }
    return try session.directory.choices(of: source, scope: session.scope)
  }

  private func choose(_ extra: FormExtra) {
    guard !extra.choices.isEmpty else {
      return session.say(.info, "There is nothing to choose yet.")
    }
    session.push(
      ChoicePanel(
        session: session, title: extra.label, intro: [extra.help], choices: extra.choices,
        chosen: chosen[extra.id] ?? [], kind: .multiple
      ) { [weak self] values in
        self?.chosen[extra.id] = values
      })
  }

  /// Shows the picture that the record has, or the one that is to be saved.
  private func showPicture(_ field: Field<Record>) {
    leaveField()
    session.attempt {
      guard let image = model.draft.picture(in: field), let facts = image.facts,
        let bytes = try image.attachment?.bytes
          ?? session.directory.attachment(facts.hash, scope: session.scope)
      else {
        return session.say(.info, "There is no picture: type the path of a PNG or JPEG file.")
      }
      session.push(PicturePanel(session: session, facts: facts, bytes: bytes))
    }
  }

  private func editLines(_ field: Field<Record>) {
    session.push(
      LinesPanel(session: session, title: field.label, help: field.help, text: model.text(field)) {
        [weak self] text in self?.change(field, to: text)
      })
  }

  /// Takes a new value: asks where it brings other changes along, writes it where it is written at once.
  func change(_ field: Field<Record>, to text: String) {
    if isAsked(field, text) { return }
    if isWrittenAtOnce(field) { return writeAtOnce(field, text) }
    model.enter(text, into: field)
    excludeOther(field)
    model.check(field)
    isDraftKept = false
    say(of: field)
  }

  private func say(of field: Field<Record>) {
    if let problem = model.problems[field.id] { return session.say(.error, problem.sentence) }
    if let warning = warnings.first(where: { $0.field == field.id }) {
      session.say(.warning, warning.sentence)
    }
  }

  /// Of two switches that exclude each other, turning one on turns the other off.
  private func excludeOther(_ field: Field<Record>) {
    guard let other = Record.excluded(by: field), model.text(field) == true.written,
      model.text(other) == true.written
    else { return }
    model.enter(false.written, into: other)
    session.say(.info, "\(other.label) was switched off: the two exclude each other.")
  }

  // MARK: - What else changes

  /// What a change brings with it is listed, and asked about once.
  private func isAsked(_ field: Field<Record>, _ text: String) -> Bool {
    guard let proposal = model.draft.proposal(for: text, in: field, model.settings) else {
      return false
    }
    if isNew {
      apply(proposal)
      return true
    }
    session.confirm(
      proposal.title, proposal.sentences, yes: "change it", no: "No, keep \(proposal.kept)"
    ) { [weak self] in self?.apply(proposal) }
    return true
  }

  private func apply(_ proposal: Proposal<Record>) {
    model.set { proposal.apply(&$0) }
    isDraftKept = false
    setFocus(focus)
  }

  // MARK: - Putting back and finding

  func revert() {
    guard let field = focusedField else { return }
    if let obstacle = obstacle(to: field) { return session.say(.info, obstacle) }
    guard !isWrittenAtOnce(field) else {
      return session.say(.info, "This is written at once: \(session.key("undo")) takes it back.")
    }
    let isDefault = model.revert(field)
    isDraftKept = false
    setFocus(focus)
    session.say(
      .info,
      isDefault ? "\(field.label) has its default." : "\(field.label) has its saved value again.")
  }

  func findField() {
    leaveField()
    let fields: [(Field<Record>, Tab)] = tabs.flatMap { tab in
      (isNew ? FormRow.creationRows(in: model) : FormRow.rows(of: tab, in: model))
        .compactMap { row in row.field.map { ($0, tab) } }
    }
    var seen: Set<String> = []
    let found = fields.filter { seen.insert($0.0.id).inserted }
    let hasTabs = tabs.count > 1
    let items = found.map { field, tab in
      let marks =
        (model.problems[field.id] == nil ? "" : " !") + (model.isChanged(field) ? " *" : "")
      let value = model.texts[field.id] ?? field.shown(model.draft)
      let place = hasTabs ? "\(tab.title) > " : ""
      return MenuItem(
        "\(place)\(field.label) = \(CellWidth.truncate(TermText(value).description, to: 24))\(marks)",
        detail: field.id)
    }
    session.push(
      MenuPanel(session: session, title: "Find field", items: items, filtered: true) {
        [weak self] index in
        self?.go(to: found[index].0.id)
      })
  }

  func goToNextProblem() {
    leaveField()
    let order = Record.catalogue.fields
    let wrong = order.filter { model.problems[$0.id] != nil }
    let targets = wrong.isEmpty ? model.changedFields : wrong
    guard !targets.isEmpty else { return session.say(.info, "There is no error and no change.") }
    let place = order.firstIndex { $0.id == focusedField?.id } ?? -1
    let next = targets.first { target in (order.firstIndex { $0.id == target.id } ?? 0) > place }
    go(to: (next ?? targets[0]).id)
    if let field = focusedField, let problem = model.problems[field.id] {
      session.say(.error, problem.sentence)
    }
  }
}
