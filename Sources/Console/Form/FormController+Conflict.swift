import AgentDomain
import TextUI

/// Two people at the same record: what only the other changed is taken over, what both changed is chosen.
extension FormController {
  /// Looks at the record as it is now and goes on from there.
  func takeOverChanges(quietly: Bool = false) {
    guard let old = stored else { return }
    let now = current
    guard let now, now.isDeleted == old.isDeleted else {
      return session.say(
        .warning,
        "This \(Record.kind.noun) was removed meanwhile: your text stays here until you leave.")
    }
    guard now.version != old.version else { return }
    stored = now
    let (takenOver, both) = model.rebase(on: now.record)
    stay(on: tab, focus)
    pendingChoice.formUnion(both.map(\.id))
    if quietly { return }
    let who = lastAuthor(of: now.key)
    if !both.isEmpty {
      session.say(
        .warning,
        "\(who) changed \(labels(both)) as well: \(session.key("save")) asks which value to keep.")
    } else if !takenOver.isEmpty {
      session.say(.info, "\(who) changed \(labels(takenOver)): taken over.")
    }
  }

  func labels(_ fields: [Field<Record>]) -> String { fields.map(\.label).listed("and") }

  /// The record as it is in the database now.
  var current: Stored<Record>? {
    guard let stored else { return nil }
    return (try? Record.read(stored.id, from: session.directory, session.scope)) ?? nil
  }

  private func lastAuthor(of record: RecordKey) -> String {
    let entry = try? session.directory.history(
      HistoryQuery(record: record, limit: 1), scope: session.scope
    ).first
    return entry?.person ?? "Somebody"
  }

  /// Shows both values of each field that both changed, one after the other.
  func resolve(_ conflict: Conflict) {
    guard let now = current else {
      return session.say(.warning, "This \(Record.kind.noun) was removed meanwhile.")
    }
    stored = now
    let mine = model
    let (_, both) = model.rebase(on: now.record)
    pendingChoice = []
    ask(both, mine: mine, other: conflict.other)
  }

  /// Asks about the fields that both changed; then the form is as chosen, and is saved with F2.
  private func ask(_ fields: [Field<Record>], mine: FormModel<Record>, other: String) {
    guard let field = fields.first else {
      setFocus(focus)
      return session.say(.info, "All fields are chosen: \(session.key("save")) saves.")
    }
    session.push(
      MenuPanel(
        session: session, title: "\(field.label): both changed it",
        intro: ["It was \(shown(field, mine.base)). Which one shall it be?"],
        items: [
          MenuItem("Yours: \(model.texts[field.id] ?? shown(field, model.draft))", letter: "y"),
          MenuItem("\(other)'s: \(shown(field, model.base))", letter: "o"),
        ]
      ) { [weak self] choice in
        if choice == 1 { self?.model.takeBase(field) }
        self?.ask(Array(fields.dropFirst()), mine: mine, other: other)
      })
  }

  private func shown(_ field: Field<Record>, _ record: Record) -> String {
    let text = field.shown(record)
    return text.isEmpty ? "(empty)" : text
  }

  /// Asks about fields that changed under the form's eyes, before it is saved.
  /// - Returns: whether there was anything to ask.
  func askPending() -> Bool {
    let fields = Record.catalogue.fields.filter {
      pendingChoice.contains($0.id) && model.isChanged($0)
    }
    pendingChoice = []
    guard !fields.isEmpty, let stored else { return false }
    ask(fields, mine: model, other: lastAuthor(of: stored.key))
    return true
  }
}
