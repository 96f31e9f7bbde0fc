import AgentDomain

/// One line of a form's tab.
enum FormRow<Record: DirectoryRecord>: Sendable {
  case heading(String)
  case field(Field<Record>)
  /// One switch of a field that holds many.
  case element(Field<Record>, Editor.Choice)
  /// What is chosen for a new record and is no field of it.
  case extra(FormExtra)
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
    case .extra(let extra): extra.id
    case .secret(let slot): slot.rawValue
    }
  }

  var field: Field<Record>? {
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
    case .extra(let extra): extra.label
    case .secret(let slot): slot.label
    }
  }
}

/// Several of a list, chosen along with a new record: an agent's first queues.
struct FormExtra: Sendable {
  let id, label, help: String
  let choices: [Editor.Choice]
  let isRequired: Bool

  /// The chosen ones as people read them.
  func shown(_ values: [String]) -> String {
    choices.filter { values.contains($0.value) }.map(\.title).joined(separator: ", ")
  }
}

/// The two times that a new password is typed.
enum SecretSlot: String, Sendable {
  case password, repetition

  var label: String { self == .password ? "Password" : "Password again" }
}

extension FormRow {
  /// The lines of a tab, parts of one section together in the order of their first.
  static func rows(of tab: Tab, in model: FormModel<Record>) -> [FormRow] {
    let parts = Record.catalogue.parts.filter { $0.tabs.contains(tab) }
    var sections: [String] = []
    for part in parts where !sections.contains(part.section) { sections.append(part.section) }
    return sections.flatMap { section -> [FormRow] in
      let fields = parts.filter { $0.section == section }.flatMap(\.fields).filter(model.isVisible)
      guard !fields.isEmpty else { return [] }
      let atOnce = parts.contains { $0.section == section && $0.isWrittenAtOnce }
      return [.heading(section + (atOnce ? " (written at once)" : ""))]
        + fields.flatMap { rows(of: $0, in: model) }
    }
  }

  /// A field's line, or one for each of its switches.
  static func rows(of field: Field<Record>, in model: FormModel<Record>) -> [FormRow] {
    field.editor.kind == .switches
      ? model.draft.choices(of: field, model.settings).map { .element(field, $0) }
      : [.field(field)]
  }

  /// What a new record is asked for.
  static func creationRows(in model: FormModel<Record>) -> [FormRow] {
    Record.creationFields.filter(model.isVisible).flatMap { rows(of: $0, in: model) }
  }
}
