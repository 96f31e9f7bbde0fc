/// A key of the filter line: what may stand behind it, and what that means.
struct FilterKey: Sendable {
  /// The first is offered, all are understood.
  let names: [String]
  let title: String
  /// The values that can be listed.
  let values: @Sendable (Vocabulary) -> [Editor.Choice]
  let read: @Sendable (FilterToken, Context) throws(FilterMistake) -> Meaning

  var name: String { names[0] }

  struct Context: Sendable {
    let now: Timestamp
    let vocabulary: Vocabulary
  }

  enum Meaning: Sendable {
    case test(ListQuery.Test)
    case view(ListQuery.View)
  }

  /// Those that are no fields first, then the fields in their order.
  static func all(_ kind: RecordKind) -> [FilterKey] { tables[kind] ?? [] }

  static subscript(name: String, kind: RecordKind) -> FilterKey? {
    byName[kind]?[name.lowercased()]
  }

  private static let tables = Dictionary(
    uniqueKeysWithValues: RecordKind.allCases.map { ($0, own($0) + fields($0.type)) })

  private static let byName = tables.mapValues { keys in
    Dictionary(
      keys.flatMap { key in key.names.map { ($0, key) } }, uniquingKeysWith: { first, _ in first })
  }

  private static func own(_ kind: RecordKind) -> [FilterKey] {
    kind == .agent
      ? GroupKind.allCases.map(group) + [channel, state, changed, created] : [changed, created]
  }

  private static func fields<Record: DirectoryRecord>(_ type: Record.Type) -> [FilterKey] {
    Record.catalogue.storedFields.map { field($0) }
  }
}

/// Why a value means nothing, in a sentence that says what does.
struct FilterMistake: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }

  /// The value is none of a list's.
  init(_ key: String, _ value: String, noneOf words: [String]) {
    let wanted = "\(key): takes \(words.listed("or"))"
    sentence =
      value.isEmpty
      ? wanted + "."
      : wanted + "; '\(value.clipped)' is none of them."
        + Nearest.question(value, among: words)
  }

  /// The value is written in another way than its kind is.
  init(_ key: String, _ value: String, wanted: String) {
    sentence =
      value.isEmpty
      ? "\(key): takes \(wanted)." : "\(key): takes \(wanted); '\(value.clipped)' is not that."
  }
}

extension String {
  /// Short enough to stand in a sentence.
  var clipped: String { count > 40 ? prefix(39) + "…" : self }
}

extension [Editor.Choice] {
  /// The choice that a text means by its value or its title, whatever the case.
  func named(_ text: String) -> Editor.Choice? {
    let word = text.folded
    return first { $0.value.folded == word } ?? first { $0.title.folded == word }
  }
}
