import AgentDomain

/// What F1 says of a field: its help, what it takes, its default, and who may change it.
enum FieldHelp {
  static func lines(_ field: Field<Agent>, isNew: Bool, draft: Agent) -> [String] {
    let fallback = field.defaultText(in: Agent())
    var lines = ["\(field.label) (\(field.id))", field.help, ""]
    if !field.rules.isEmpty { lines.append("It is \(field.rules.joined(separator: ", ")).") }
    if !field.editor.choices.isEmpty {
      lines.append("Choices: \(field.editor.choices.map(\.title).listed("or")).")
    }
    lines.append("Default: \(fallback.isEmpty ? "empty" : fallback).")
    if field.isRequired { lines.append("It must be filled in.") }
    let isOn = field.written(draft) == true.written
    if let obstacle = field.editable.obstacle(isNew: isNew, isOn: isOn) {
      lines.append("\(field.label) \(obstacle)")
    }
    return lines
  }
}
