import AgentDomain
import TextUI

extension SaveOutcome {
  /// What was done.
  /// - Throws: `Refused` with the store's sentences, a line for each problem, its option before it.
  func receipt() throws -> Receipt {
    switch self {
    case .saved(let receipt): return receipt
    case .conflict(let conflict):
      throw Refused(
        conflict.fields.map(\.conflictSentence)
          + [
            "\(conflict.other) changed the same meanwhile. Nothing was changed: look, and try again."
          ])
    case .notSaved(.problems(let problems)): throw Refused(problems)
    case .notSaved(let refusal): throw Refused(refusal.description)
    case .unknown(let why): throw Refused(why)
    }
  }
}

extension Refused {
  init(_ problems: [Problem]) { self.init(problems.map(\.line)) }
}

extension Problem {
  /// The option that has to be given otherwise, where there is one, and what it wants.
  fileprivate var line: String {
    guard let field = Agent.catalogue[field] else { return sentence }
    return "--\(field.optionName): \(sentence)"
  }
}

extension FieldChange {
  fileprivate var conflictSentence: String {
    "--\(Agent.catalogue[field]?.optionName ?? field): \(sentence(of: "agent"))"
  }

  /// "Ring for: 20 -> 30", in the words of history.
  func sentence(of kind: String) -> String {
    HistoryEntry(
      id: 0, change: 0, time: Timestamp(), person: "", origin: "", summary: "", kind: kind,
      record: 0, name: "", field: field, before: before, after: after
    ).sentence { _, _ in nil }
  }
}

extension Receipt {
  /// Tells what was done, and what is told only this once.
  func report(json: Bool) throws {
    if json {
      try Output.line(object.written)
      for mailbox in mailboxes { ErrorReport.say(mailbox.sentence) }
      return
    }
    let done = change == nil ? "Nothing differed, so nothing was written." : summary.sentence
    for line in [done] + notices + mailboxes.map(\.sentence) {
      try Output.line(TermText(line).description)
    }
  }

  private var object: JSON {
    .object([
      ("change", change.map(JSON.integer) ?? .null), ("summary", .text(summary)),
      ("count", .number(count)), ("agents", .list(agents.map(JSON.integer))),
      ("notices", .texts(notices)), ("mailboxes", .texts(mailboxes.map(\.number))),
    ])
  }
}

extension Receipt.Mailbox {
  fileprivate var sentence: String {
    "Mailbox \(number) has the PIN \(pin.revealed); it is told only this once."
  }
}

extension String {
  var sentence: String { hasSuffix(".") ? self : self + "." }
}
