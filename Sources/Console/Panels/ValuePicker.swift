import AgentDomain
import TextUI

/// Asks for a field's value with the widget that its type has, away from the form.
@MainActor struct ValuePicker<Record: DirectoryRecord> {
  let session: Session
  let field: Field<Record>
  let text: String
  let choices: [Editor.Choice]

  init(session: Session, field: Field<Record>, text: String, choices: [Editor.Choice]? = nil) {
    (self.session, self.field, self.text) = (session, field, text)
    self.choices = choices ?? field.editor.choices
  }

  /// - Parameter done: takes the written value, and returns why it will not do, or nil.
  func pick(_ done: @escaping (String) -> String?) {
    switch field.editor.kind {
    case .toggle, .state: pickOne([.init("on", "On"), .init("off", "Off")], done)
    case .choice: pickOne(choices, done)
    case .ordered, .switches: pickSeveral(done)
    case .names: pickNames(done)
    default: typeIt(done)
    }
  }

  private func pickOne(_ choices: [Editor.Choice], _ done: @escaping (String) -> String?) {
    choose(choices, chosen: [text], .single) { $0.first.map(done) ?? nil }
  }

  private func pickSeveral(_ done: @escaping (String) -> String?) {
    let kind: ChoiceList.Kind = field.editor.kind == .ordered ? .ordered : .multiple
    choose(choices, chosen: text.split(separator: ",").map(String.init), kind) {
      done($0.joined(separator: ","))
    }
  }

  /// Names of other records; those that are not offered stay as they are.
  private func pickNames(_ done: @escaping (String) -> String?) {
    guard !choices.isEmpty else {
      return session.say(
        .info,
        "There is nothing to choose yet: make one first, in the list that :go-agents and its like lead to."
      )
    }
    let present = (try? QueueNames(written: text))?.names ?? []
    session.push(
      ChoicePanel(
        session: session, title: field.label, intro: [field.help],
        choices: choices, chosen: present, kind: .multiple
      ) { report(done(QueueNames($0).written)) })
  }

  private func choose(
    _ choices: [Editor.Choice], chosen: [String], _ kind: ChoiceList.Kind,
    _ done: @escaping ([String]) -> String?
  ) {
    session.push(
      ChoicePanel(
        session: session, title: field.label, intro: [field.help], choices: choices, chosen: chosen,
        kind: kind
      ) { report(done($0)) })
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
