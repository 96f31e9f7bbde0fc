extension HistoryEntry {
  /// What happened, on one line: `Allowed Codecs: ulaw, alaw -> opus`.
  ///
  /// Values are told only of fields that the catalogue knows; of anything else, a secret before all, no
  /// more than that it changed.
  /// - Parameter groupName: the name of a queue, team or profile by its number; nil for one that is gone
  ///   or that the reader must not know of.
  public func sentence(groupName: (GroupKind, Int64) -> String?) -> String {
    if let word = wordSentence ?? membershipSentence(groupName) { return word }
    return RecordKind(rawValue: kind).flatMap { fieldSentence($0.type) } ?? "\(field) changed"
  }

  /// Whether the entry is of a field that its kind of record declares, so that its values may be told.
  public var isOfCatalogue: Bool {
    RecordKind(rawValue: kind).map { has(field, $0.type) } ?? false
  }

  private func has<Record: DirectoryRecord>(_ field: String, _ type: Record.Type) -> Bool {
    Record.catalogue[field] != nil
  }

  private var wordSentence: String? {
    switch field {
    case HistoryWord.created: isTakenBack ? "Creation taken back" : "Created"
    case HistoryWord.deleted: isTakenBack ? "Restored" : "Deleted"
    case HistoryWord.purged: "Deleted for good"
    case HistoryWord.removed: isTakenBack ? "Brought back" : "Removed"
    case HistoryWord.password: "Password changed"
    case HistoryWord.paused: pauseSentence
    default: nil
    }
  }

  private var pauseSentence: String {
    guard let reason = after.text else { return "Resumed" }
    return reason.isEmpty ? "Paused" : "Paused: \(reason)"
  }

  /// Whether a word was true before and is not any more.
  private var isTakenBack: Bool {
    let isNothing = after == .null || after == .integer(0)
    return isNothing && before != .null && before != .integer(0)
  }

  private func membershipSentence(_ groupName: (GroupKind, Int64) -> String?) -> String? {
    let parts = field.split(separator: ":")
    guard parts.count == 2, let kind = GroupKind(rawValue: String(parts[0])),
      let id = Int64(parts[1])
    else { return nil }
    let group = "\(kind.rawValue) \(groupName(kind, id) ?? "number \(id)")"
    return switch (before.integer, after.integer) {
    case (nil, nil): "\(group) changed"
    case (nil, 0): "Added to \(group)"
    case (nil, let penalty?): "Added to \(group) with penalty \(penalty)"
    case (_, nil): "Removed from \(group)"
    case (let old?, let new?): "Penalty in \(group): \(old) -> \(new)"
    }
  }

  private func fieldSentence<Record: Catalogued>(_ type: Record.Type) -> String? {
    let catalogue = Record.catalogue
    guard let field = catalogue[field] else { return nil }
    let label = catalogue.fullLabel(of: field)
    if field.editor.kind == .switches { return "\(label): \(switched(field.editor.choices))" }
    return "\(label): \(shown(before, field)) -> \(shown(after, field))"
  }

  /// A value on one line as people read it.
  private func shown<Record: Catalogued>(_ value: Scalar, _ field: Field<Record>) -> String {
    var record = Record()
    do { try field.restore(value, into: &record) } catch {
      return value.text ?? value.integer.map(String.init) ?? "(empty)"
    }
    let lines = field.shown(record).split(whereSeparator: \.isNewline)
    return lines.isEmpty ? "(empty)" : lines.joined(separator: " / ")
  }

  /// Which of many switches were turned, rather than all that are on.
  private func switched(_ choices: [Editor.Choice]) -> String {
    let (old, new) = (elements(before), elements(after))
    let known = choices.map(\.value)
    let order = known + old.union(new).subtracting(known).sorted()
    let turned = order.filter { old.contains($0) != new.contains($0) }
    let words = turned.map { id in
      "\(choices.first { $0.value == id }?.title ?? id) \(new.contains(id) ? "on" : "off")"
    }
    return words.isEmpty ? "unchanged" : words.joined(separator: ", ")
  }

  private func elements(_ value: Scalar) -> Set<String> {
    Set((value.text ?? "").split(separator: ",").map(String.init))
  }
}

extension Catalogue {
  /// The label, with the section where another field bears the same: "Chat (Auto Answer)".
  public func fullLabel(of field: Field<Record>) -> String {
    let isUnique = fields.allSatisfy { $0.label != field.label || $0.id == field.id }
    let section = isUnique ? nil : part(of: field.id)?.section
    return section.map { "\(field.label) (\($0))" } ?? field.label
  }
}
