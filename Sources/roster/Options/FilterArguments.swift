import AgentDomain
import ArgumentParser

/// The filter line as the shell hands it over, in pieces.
enum FilterArguments {
  /// The query that the words mean; they are joined by blanks, and a blank inside one word belongs to
  /// the value behind its key: `queue:'Night shift'`.
  /// - Throws: `Refused` with a sentence for everything that could not be understood.
  static func query(
    _ words: [String], _ directory: Shell, of kind: RecordKind = .agent,
    view: ListQuery.View? = nil
  ) throws -> ListQuery {
    try asked(words, directory, of: kind, view: view).query
  }

  /// What is listed, and what the exchange told where the words ask for it.
  struct Asked {
    var query: ListQuery
    let live: ExchangeStates?
  }

  static func asked(
    _ words: [String], _ directory: Shell, of kind: RecordKind, view: ListQuery.View?
  ) throws -> Asked {
    let line = words.map(word).joined(separator: " ")
    let live = FilterLanguage.isLive(line) ? try directory.exchangeStates() : nil
    let parsed = FilterLanguage.parse(
      line, now: .now, vocabulary: Vocabulary(kind, groups: try directory.groups(), live: live))
    guard parsed.problems.isEmpty else { throw Refused(parsed.problems.map(\.sentence)) }
    var query = parsed.query
    if let view { query.view = view }
    return Asked(query: query, live: live)
  }

  /// What looks like an option and is none must not become a word to search for.
  static func validate(_ words: [String]) throws {
    if let option = words.first(where: { $0.hasPrefix("-") }) {
      throw ValidationError("Unknown option '\(option)'")
    }
  }

  /// Keeps the parser from taking `-is:disabled` for an option; a blank before it changes no filter.
  static func shielded(_ arguments: [String]) -> [String] {
    arguments.map { isNegation($0[...]) ? " " + $0 : $0 }
  }

  /// Takes the blank away again, for values that are no filters.
  static func unshielded(_ text: String) -> String {
    text.hasPrefix(" ") && isNegation(text.dropFirst()) ? String(text.dropFirst()) : text
  }

  private static func isNegation(_ text: Substring) -> Bool {
    guard text.hasPrefix("-"), let colon = text.firstIndex(of: ":") else { return false }
    let key = text[..<colon].dropFirst()
    return !key.isEmpty && key.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") }
  }

  private static func word(_ argument: String) -> String {
    let pieces = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard pieces.count == 2, !argument.contains("\""), pieces[1].contains(" "),
      !pieces[1].contains(":"), !pieces[0].drop(while: { $0 == " " }).contains(" ")
    else { return argument }
    return "\(pieces[0]):\"\(pieces[1])\""
  }
}
