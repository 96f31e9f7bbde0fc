import AgentDomain
import TextUI

/// New agents from named settings, and named settings from an agent.
extension ListController {
  /// Asks for a template, then opens the form of an agent who begins with its settings.
  func createFromTemplate() throws {
    var templates: [Stored<Template>] = []
    let all = Selection(.template, query: ListQuery(.template, scope: model.scope))
    try directory.forEach(Template.self, all, scope: model.scope) { batch in
      templates += batch
      return true
    }
    guard !templates.isEmpty else {
      return session.say(
        .info, "There is no template yet: :save-as-template keeps an agent's settings as one.")
    }
    let items = templates.map { stored in
      MenuItem(stored.record.name, detail: stored.record.purpose.text.firstLine)
    }
    session.push(
      MenuPanel(
        session: session, title: "New from template",
        intro: ["The new agent begins with the settings of:"], items: items, filtered: true
      ) { [weak self, templates] index in self?.create(from: templates[index].record) })
  }

  private func create(from template: Template) {
    session.attempt {
      try FormController.create(
        like: template.agent, of: "template \(template.name)", session: session, list: self)
    }
  }

  /// Keeps the settings of the agent under the cursor as a template.
  func saveAsTemplate() throws {
    guard let row = model.current, let stored = try directory.agent(row.id, scope: model.scope)
    else { return }
    session.saveAsTemplate(stored.agent)
  }
}

extension Session {
  /// Asks for a name, and keeps an agent's settings under it.
  func saveAsTemplate(_ agent: Agent) {
    push(
      PromptPanel(
        session: self, title: "Save as template",
        intro: [
          "The settings of \(agent.account.fullName), without the identity, become a template.",
          "What is it to be called?",
        ]
      ) { [weak self] name in self?.addTemplate(name.trimmed, agent) })
  }

  /// - Returns: why the name will not do, or nil.
  private func addTemplate(_ name: String, _ agent: Agent) -> String? {
    guard !name.isEmpty else { return "Give the template a name, or go back." }
    var template = Template()
    (template.name, template.agent) = (name, agent.copyAsNew())
    let set = ChangeSet(
      author: author, summary: "Created template \(name)", changes: [.add(template)])
    let outcome = directory.apply(set)
    if case .notSaved(let refusal) = outcome { return "\(refusal)" }
    if finish(outcome) != nil { add("N makes agents from it.") }
    return nil
  }
}

extension String {
  /// The beginning, up to the first line break.
  var firstLine: String { split(whereSeparator: \.isNewline).first.map(String.init) ?? "" }
}
