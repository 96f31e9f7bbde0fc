import AgentDomain
import TextUI

/// Two people at the same agent: what only the other changed is taken over, what both changed is chosen.
extension FormController {
  /// Looks at the agent as it is now and goes on from there.
  func takeOverChanges(quietly: Bool = false) {
    guard let old = stored else { return }
    let now = (try? session.directory.agent(old.id, scope: session.scope)) ?? nil
    guard let now, now.isDeleted == old.isDeleted else {
      return session.say(
        .warning, "This agent was deleted meanwhile: your text stays here until you leave.")
    }
    guard now.version != old.version else { return }
    stored = now
    let (takenOver, both) = model.rebase(on: now.agent)
    setFocus(rows.contains { $0.id == focus } ? focus : rows.first { $0.id != nil }?.id)
    pendingChoice.formUnion(both.map(\.id))
    if quietly { return }
    let who = lastAuthor(of: now.id)
    if !both.isEmpty {
      session.say(.warning, "\(who) changed \(labels(both)) as well: F2 asks which value to keep.")
    } else if !takenOver.isEmpty {
      session.say(.info, "\(who) changed \(labels(takenOver)): taken over.")
    }
  }

  private func labels(_ fields: [Field<Agent>]) -> String {
    fields.map(\.label).listed("and")
  }

  private func lastAuthor(of agent: Int64) -> String {
    let entry = try? session.directory.history(
      HistoryQuery(agent: agent, limit: 1), scope: session.scope
    ).first
    return entry?.person ?? "Somebody"
  }

  /// Shows both values of each field that both changed, one after the other.
  func resolve(_ conflict: Conflict) {
    stored = conflict.current
    let mine = model
    let (_, both) = model.rebase(on: conflict.current.agent)
    pendingChoice = []
    ask(both, mine: mine, other: conflict.other)
  }

  /// Asks about the fields that both changed; then the form is as chosen, and is saved with F2.
  private func ask(_ fields: [Field<Agent>], mine: FormModel<Agent>, other: String) {
    guard let field = fields.first else {
      setFocus(focus)
      return session.say(.info, "All fields are chosen: F2 saves.")
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

  private func shown(_ field: Field<Agent>, _ agent: Agent) -> String {
    let text = field.shown(agent)
    return text.isEmpty ? "(empty)" : text
  }

  /// Asks about fields that changed under the form's eyes, before it is saved.
  /// - Returns: whether there was anything to ask.
  func askPending() -> Bool {
    let fields = Agent.catalogue.fields.filter {
      pendingChoice.contains($0.id) && model.isChanged($0)
    }
    pendingChoice = []
    guard !fields.isEmpty, let stored else { return false }
    ask(fields, mine: model, other: lastAuthor(of: stored.id))
    return true
  }
}
