import AgentDomain

/// What F1 says of a field: its help, what it takes, its default, and who may change it.
enum FieldHelp {
  static func lines<Record: DirectoryRecord>(
    _ field: Field<Record>, isNew: Bool, in model: FormModel<Record>
  ) -> [String] {
    let fallback = field.defaultText(in: Record())
    let choices = model.draft.choices(of: field, model.settings)
    var lines = ["\(field.label) (\(field.id))", field.help, ""]
    if let range = range(of: field) { lines.append(range) }
    if !choices.isEmpty { lines.append("Choices: \(choices.map(\.title).listed("or")).") }
    lines.append("Default: \(fallback.isEmpty ? "empty" : fallback).")
    if field.isRequired { lines.append("It must be filled in.") }
    let isOn = field.written(model.draft) == true.written
    if let obstacle = field.editable.obstacle(isNew: isNew, isOn: isOn) {
      lines.append("\(field.label) \(obstacle)")
    }
    return lines
  }

  /// What the field takes: its rules, else what its type asks for when it is given something else.
  private static func range<Record: DirectoryRecord>(of field: Field<Record>) -> String? {
    guard field.rules.isEmpty else { return "It is \(field.rules.joined(separator: ", "))." }
    guard field.editor.kind.isTyped, field.editor.kind != .image else { return nil }
    var probe = Record()
    do { try field.enter("\u{2028}", into: &probe) } catch { return error.sentence }
    return nil
  }
}
