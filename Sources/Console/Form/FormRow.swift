import AgentDomain
import TextUI

/// One line of a form's tab.
enum FormRow: Sendable {
  case heading(String)
  case field(Field<Agent>)
  /// One switch of a field that holds many.
  case element(Field<Agent>, Editor.Choice)
  /// A password being chosen: it is in no record.
  case secret(SecretSlot)
  /// A demand on the password, and whether it is met.
  case demand(String, Bool)

  /// What the focus is called while rows come and go.
  var id: String? {
    switch self {
    case .heading, .demand: nil
    case .field(let field): field.id
    case .element(let field, let choice): "\(field.id).\(choice.value)"
    case .secret(let slot): slot.rawValue
    }
  }

  var field: Field<Agent>? {
    switch self {
    case .field(let field), .element(let field, _): field
    default: nil
    }
  }

  var label: String {
    switch self {
    case .heading(let text), .demand(let text, _): text
    case .field(let field): field.label
    case .element(_, let choice): choice.title
    case .secret(let slot): slot.label
    }
  }
}

/// The two times that a new password is typed.
enum SecretSlot: String, Sendable {
  case password, repetition

  var label: String { self == .password ? "Password" : "Password again" }
}

extension FormRow {
  /// The lines of a tab, parts of one section together in the order of their first.
  static func rows(of tab: Tab, in model: FormModel<Agent>) -> [FormRow] {
    let parts = Agent.catalogue.parts.filter { $0.tabs.contains(tab) }
    var sections: [String] = []
    for part in parts where !sections.contains(part.section) { sections.append(part.section) }
    return sections.flatMap { section -> [FormRow] in
      let fields = parts.filter { $0.section == section }.flatMap(\.fields).filter(model.isVisible)
      guard !fields.isEmpty else { return [] }
      let atOnce = parts.contains { $0.section == section && $0.isWrittenAtOnce }
      return [.heading(section + (atOnce ? " (written at once)" : ""))] + fields.flatMap(rows)
    }
  }

  static func rows(of field: Field<Agent>) -> [FormRow] {
    field.editor.kind == .switches
      ? field.editor.choices.map { .element(field, $0) } : [.field(field)]
  }

  /// What a new agent is asked for, with the password and its demands behind the e-mail address.
  static func creationRows(in model: FormModel<Agent>, password: Secret = Secret("")) -> [FormRow] {
    let demands = PasswordPolicy(model.settings).parts.map {
      FormRow.demand($0.statement, $0.holds(password.revealed))
    }
    return Agent.creationFields.filter(model.isVisible).flatMap { field -> [FormRow] in
      field.editor.kind == .email
        ? [.field(field), .secret(.password), .secret(.repetition)] + demands : [.field(field)]
    }
  }
}
