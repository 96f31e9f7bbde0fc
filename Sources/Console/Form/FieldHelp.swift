import AgentDomain

/// What F1 says of a field: its help, what it takes, its default, and who may change it.
enum FieldHelp {
  /// - Parameter obstacle: why the field cannot be changed now, and who may.
  static func lines<Record: DirectoryRecord>(
    _ field: Field<Record>, in model: FormModel<Record>, obstacle: String?
  ) -> [String] {
    let fallback = field.defaultText(in: Record())
    let choices = model.draft.choices(of: field, model.settings)
    var lines = ["\(field.label) (\(field.id))", field.help, ""]
    if let range = range(of: field) { lines.append(range) }
    if !choices.isEmpty { lines.append("Choices: \(choices.map(\.title).listed("or")).") }
    lines.append("Default: \(fallback.isEmpty ? "empty" : fallback).")
    if field.isRequired { lines.append("It must be filled in.") }
    return lines + (obstacle.map { [$0] } ?? [])
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
