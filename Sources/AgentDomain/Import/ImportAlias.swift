/// Words that files of other programs hold, and what they mean.
enum ImportAlias {
  private static let words = ["record_calls": ["waw": "wav", "waw49": "wav49"]]

  static func resolve(_ text: String, _ field: Field<Agent>, _ plan: inout ImportPlan) -> String {
    let word = text.trimmed.lowercased()
    guard let meant = words[field.id]?[word] else { return text }
    plan.add(warning: field.id, "\(field.label) \(word) is taken as \(meant).")
    return meant
  }
}
