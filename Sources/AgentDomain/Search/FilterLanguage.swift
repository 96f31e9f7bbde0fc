/// The line that people type above the list: words that must all match, and filters in between.
///
/// A part whose key does not exist is explained rather than searched for, because a mistyped key would
/// otherwise empty the list without a word; quotes make it a word.
public enum FilterLanguage {
  /// Longer lines are cut here, and say so.
  public static let limit = 2000

  public static func parse(
    _ line: String, now: Timestamp, vocabulary: Vocabulary
  ) -> ParsedFilter {
    let characters = Array(line.prefix(limit + 1))
    var parsed = ParsedFilter(query: ListQuery(vocabulary.kind))
    let context = FilterKey.Context(now: now, vocabulary: vocabulary)
    for token in FilterToken.scan(Array(characters.prefix(limit))) {
      parsed.take(token, context)
    }
    if characters.count > limit {
      let sentence = "The line is over \(limit) characters: shorten it, the rest was not read."
      parsed.problems.append(FilterProblem(range: limit..<(limit + 1), sentence: sentence))
    }
    return parsed
  }

  /// A filter as it has to be typed: `queue:"Night shift"`.
  public static func filter(_ key: String, _ value: String) -> String {
    "\(key):\(FilterToken.quoted(value))"
  }

  /// The words that `is:` takes now: those of the database, and those that the exchange tells.
  public static func states(_ live: ExchangeStates?) -> [String] { FilterKey.stateWords(live) }

  /// Whether a line asks for what changes with every call, so that it has to be read again.
  public static func isLive(_ line: String) -> Bool {
    FilterToken.scan(Array(line.prefix(limit))).contains(where: FilterKey.isLive)
  }

  /// How the part of the line that holds the caret can go on: keys, or values of the key before it.
  public static func completions(
    of line: String, caret: Int, vocabulary: Vocabulary
  ) -> [Completion] {
    let characters = Array(line.prefix(limit))
    let place = max(0, min(caret, characters.count))
    let token = FilterToken.scan(characters).first { token in
      token.range.lowerBound <= place && place <= token.range.upperBound
    }
    guard let token else { return keys("", vocabulary, replacing: place..<place) }
    if token.key != nil, token.valueRange.lowerBound <= place {
      return values(token, vocabulary)
    }
    let start = token.range.lowerBound + (characters[token.range.lowerBound] == "-" ? 1 : 0)
    guard !token.isQuoted || token.key != nil, start <= place else { return [] }
    let end = token.key == nil ? token.range.upperBound : token.keyRange.upperBound + 1
    return keys(String(characters[start..<place]), vocabulary, replacing: start..<end)
  }

  private static func keys(
    _ typed: String, _ vocabulary: Vocabulary, replacing range: Range<Int>
  ) -> [Completion] {
    let start = typed.lowercased()
    return FilterKey.all(vocabulary.kind).compactMap { key in
      guard let name = key.names.first(where: { $0.hasPrefix(start) }) else { return nil }
      return Completion(range: range, text: name + ":", title: key.title)
    }
  }

  /// Those that begin with what was typed, then those that hold it.
  private static func values(_ token: FilterToken, _ vocabulary: Vocabulary) -> [Completion] {
    guard let key = token.key.flatMap({ FilterKey[$0, vocabulary.kind] }) else { return [] }
    let typed = token.value.folded
    let choices = key.values(vocabulary)
    let first = choices.filter { $0.value.folded.hasPrefix(typed) }
    let second = choices.filter { choice in
      let (value, title) = (choice.value.folded, choice.title.folded)
      return !value.hasPrefix(typed) && (value.contains(typed) || title.hasPrefix(typed))
    }
    return (first + second).map { choice in
      Completion(
        range: token.valueRange, text: FilterToken.quoted(choice.value), title: choice.title)
    }
  }
}

extension ParsedFilter {
  fileprivate mutating func take(_ token: FilterToken, _ context: FilterKey.Context) {
    guard let name = token.key else {
      let word = token.value.folded
      if !word.isEmpty, !query.words.contains(word) { query.words.append(word) }
      return
    }
    guard let key = FilterKey[name, query.kind] else {
      let sentence = Self.unknown(name, query.kind)
      problems.append(FilterProblem(range: token.keyRange, sentence: sentence))
      return
    }
    do { take(try key.read(token, context), isNegated: token.isNegated) } catch {
      let range = token.valueRange.isEmpty ? token.range : token.valueRange
      problems.append(FilterProblem(range: range, sentence: error.sentence))
    }
  }

  private mutating func take(_ meaning: FilterKey.Meaning, isNegated: Bool) {
    switch meaning {
    case .test(let test): query.filters.append(.init(test, isNegated: isNegated))
    case .view(let view): if !isNegated { query.view = view }
    }
  }

  private static func unknown(_ key: String, _ kind: RecordKind) -> String {
    let question = Nearest.question(key + ":", among: FilterKey.all(kind).map { $0.name + ":" })
    let advice = question.isEmpty ? " Press Tab for those that there are." : question
    return "There is no filter \(key.clipped):.\(advice) In quotes it is searched for as it is."
  }
}
