import AgentDomain
import TextUI

/// How forms begin, and how unfinished work comes back.
extension FormController {
  /// Opens a record's form; unfinished work on it is offered first.
  @discardableResult
  static func open(
    _ stored: Stored<Record>, session: Session, list: ListController?
  ) throws -> FormController {
    let settings = try session.directory.settings().settings
    let form = try FormController(
      session: session, list: list, stored: stored,
      model: FormModel(base: stored.record, settings: settings))
    session.push(form)
    try form.offerDraft()
    return form
  }

  /// Opens the form of a new record.
  /// - Parameters:
  ///   - copy: the settings that it begins with, without an identity; nil for the defaults.
  ///   - origin: whose settings these are.
  static func create(
    like copy: Record? = nil, of origin: String? = nil, session: Session, list: ListController?
  ) throws {
    let settings = try session.directory.settings().settings
    let record = try Record.begin(copy, from: session.directory)
    let form = try FormController(
      session: session, list: list, stored: nil,
      model: FormModel(base: record, settings: settings), origin: origin)
    session.push(form)
    try form.offerDraft()
  }

  var draftKey: DraftKey {
    DraftKey(
      person: session.author.person.name, kind: Record.catalogue.name, record: stored?.id)
  }

  /// Asks what to do with a draft of this record, where there is one.
  private func offerDraft() throws {
    guard let draft = try session.directory.draft(draftKey), !draft.texts.isEmpty else { return }
    let fields = draft.texts.keys.compactMap { Record.catalogue[$0]?.label }.sorted()
    session.push(
      MenuPanel(
        session: session, title: "Unfinished work",
        intro: [
          "From \(draft.origin), \(draft.savedAt.shown): \(fields.joined(separator: ", "))."
        ],
        items: [
          MenuItem("Resume it", letter: "r"), MenuItem("Compare it first", letter: "c"),
          MenuItem("Discard it", letter: "d"),
        ]
      ) { [weak self] choice in self?.answerDraft(draft, choice) })
  }

  private func answerDraft(_ draft: Draft, _ choice: Int) {
    if choice == 2 {
      return session.attempt {
        try session.directory.discard(draftKey)
        session.say(.info, "The unfinished work was discarded.")
      }
    }
    resume(draft)
    if choice == 1 { showDifferences() }
  }

  private func resume(_ draft: Draft) {
    for field in Record.catalogue.fields {
      if let text = draft.texts[field.id] { model.enter(text, into: field) }
    }
    setFocus(focus)
    session.say(
      .info,
      "Your unfinished work is back: \(session.key("differences")) shows it, \(session.key("save")) saves it."
    )
  }

  /// Writes what was typed to the draft table, at most once a pause; secrets never.
  func keepDraft() {
    guard !isDraftKept else { return }
    isDraftKept = true
    if case .field(let field) = focusedRow, field.editor.kind == .image, let editor {
      model.enter(editor.text, into: field)
    }
    let texts = model.draftTexts
    session.attempt {
      guard !texts.isEmpty else { return try session.directory.discard(draftKey) }
      try session.directory.keep(
        Draft(
          key: draftKey, version: stored?.version ?? 0, texts: texts, savedAt: .now,
          origin: session.author.origin))
    }
  }

  private var hasUnsaved: Bool {
    model.isDirty || secrets.values.contains { !$0.isEmpty }
      || chosen.values.contains { !$0.isEmpty }
  }

  /// Leaves the form; work that is not saved is never lost without a word.
  func back() {
    leaveField()
    guard hasUnsaved else {
      session.clearMessage()
      return session.close(self)
    }
    session.push(
      MenuPanel(
        session: session, title: "Leave with changes?",
        intro: isNew ? ["The new \(Record.kind.noun) is not saved yet."] : differences,
        items: [
          MenuItem("Stay", letter: "t"), MenuItem("Save", letter: "s"),
          MenuItem("Keep as a draft, for later", letter: "k"), MenuItem("Discard", letter: "d"),
        ]
      ) { [weak self] choice in self?.answerLeaving(choice) })
  }

  private func answerLeaving(_ choice: Int) {
    switch choice {
    case 1: save()
    case 2:
      isDraftKept = false
      keepDraft()
      session.close(self)
      session.say(.info, "Kept as a draft: it is offered when you come back.")
    case 3:
      isDraftKept = true
      session.attempt { try session.directory.discard(draftKey) }
      session.close(self)
      session.say(.info, "The changes were discarded.")
    default: break
    }
  }
}
