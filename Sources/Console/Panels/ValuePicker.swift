import AgentDomain
import TextUI

/// Asks for a field's value with the widget that its type has, away from the form.
@MainActor struct ValuePicker {
  let session: Session
  let field: Field<Agent>
  let text: String
  let choices: [Editor.Choice]

  init(session: Session, field: Field<Agent>, text: String, choices: [Editor.Choice]? = nil) {
    (self.session, self.field, self.text) = (session, field, text)
    self.choices = choices ?? field.editor.choices
  }

  /// - Parameter done: takes the written value, and returns why it will not do, or nil.
  func pick(_ done: @escaping (String) -> String?) {
    switch field.editor.kind {
    case .toggle, .state: pickOne([.init("on", "On"), .init("off", "Off")], done)
    case .choice: pickOne(choices, done)
    case .ordered, .switches: pickSeveral(done)
    default: typeIt(done)
    }
  }

  private func pickOne(_ choices: [Editor.Choice], _ done: @escaping (String) -> String?) {
    let items = choices.map { choice in
      MenuItem("\(choice.value == text ? "(x)" : "( )") \(choice.title)")
    }
    let current = choices.firstIndex { $0.value == text } ?? 0
    session.push(
      MenuPanel(
        session: session, title: field.label, intro: [field.help], items: items, current: current
      ) {
        report(done(choices[$0].value))
      })
  }

  private func pickSeveral(_ done: @escaping (String) -> String?) {
    let items = choices.map { ChecklistPanel.Item(value: $0.value, title: $0.title) }
    session.push(
      ChecklistPanel(
        session: session, title: field.label, intro: [field.help], items: items,
        chosen: text.split(separator: ",").map(String.init), ordered: field.editor.kind == .ordered
      ) { report(done($0.joined(separator: ","))) })
  }

  private func typeIt(_ done: @escaping (String) -> String?) {
    let wanted = field.rules.isEmpty ? [] : ["It is \(field.rules.joined(separator: ", "))."]
    session.push(
      PromptPanel(
        session: session, title: field.label, intro: [field.help] + wanted, text: text,
        answered: done))
  }

  private func report(_ reason: String?) {
    if let reason { session.say(.error, reason) }
  }
}
