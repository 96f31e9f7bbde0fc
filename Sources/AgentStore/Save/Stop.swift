import AgentDomain

/// Why a save ends before its commit; the transaction is rolled back.
enum Stop: Error {
  case conflict(Conflict)
  case refusal(Refusal)

  static func problem(_ field: String, _ label: String, _ sentence: String) -> Stop {
    .refusal(.problems([Problem(field: field, label: label, sentence: sentence)]))
  }

  static func notFound(_ what: String) -> Stop { .refusal(.notFound(what)) }
}

/// What becomes of one order to save.
struct SaveOrder {
  let author: Author
  let summary: String
  let draft: DraftKey?
  let kind: ChangeHeader.Kind
  let passwords: Passwords
  let progress: (@Sendable (Int) -> Bool)?
}
