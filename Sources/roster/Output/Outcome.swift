import AgentDomain
import TextUI

extension SaveOutcome {
  /// What was done.
  /// - Throws: `Refused` with the store's sentences, a line for each problem, its option before it.
  func receipt(of kind: RecordKind = .agent) throws -> Receipt {
    switch self {
    case .saved(let receipt): return receipt
    case .conflict(let conflict):
      throw Refused(
        conflict.fields.map { $0.conflictSentence(of: kind) }
          + [
            "\(conflict.other) changed the same meanwhile. Nothing was changed: look, and try again."
          ])
    case .notSaved(.problems(let problems)): throw Refused(problems, of: kind)
    case .notSaved(let refusal): throw Refused(refusal.description)
    case .unknown(let why): throw Refused(why)
    }
  }
}

extension Refused {
  init(_ problems: [Problem], of kind: RecordKind = .agent) {
    self.init(problems.map { $0.line(of: kind) })
  }
}

extension RecordKind {
  /// The option that gives a field, where there is one.
  fileprivate func option(of field: String) -> String? { option(field, in: self.type) }

  private func option<Record: DirectoryRecord>(_ field: String, in record: Record.Type) -> String? {
    Record.catalogue[field].map { "--\($0.optionName)" }
  }
}

extension Problem {
  /// The option that has to be given otherwise, where there is one, and what it wants.
  fileprivate func line(of kind: RecordKind) -> String {
    kind.option(of: field).map { "\($0): \(sentence)" } ?? sentence
  }
}

extension FieldChange {
  fileprivate func conflictSentence(of kind: RecordKind) -> String {
    "\(kind.option(of: field) ?? field): \(sentence(of: kind))"
  }

  /// "Ring for: 20 -> 30", in the words of history.
  func sentence(of kind: RecordKind) -> String {
    HistoryEntry(
      id: 0, change: 0, time: Timestamp(), person: "", origin: "", summary: "", kind: kind.rawValue,
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
      ("count", .number(count)), ("agents", .list(records.map(JSON.integer))),
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
