/// What a line of the list means: the query to ask, and what could not be understood.
public struct ParsedFilter: Sendable {
  /// Words and filters that were understood; sort and scope are left to the caller.
  public var query: ListQuery
  /// In the order of the line; while there are any, the list shows what the rest matches.
  public var problems: [FilterProblem]
  /// Folded words whose places in a shown text `MatchedText` finds.
  public var highlights: [String] { query.words }

  public init(query: ListQuery = ListQuery(), problems: [FilterProblem] = []) {
    (self.query, self.problems) = (query, problems)
  }
}

/// A part of the line that means nothing, and what to type instead.
public struct FilterProblem: Hashable, Sendable, CustomStringConvertible {
  /// Offsets in characters of the line.
  public let range: Range<Int>
  public let sentence: String

  public init(range: Range<Int>, sentence: String) {
    (self.range, self.sentence) = (range, sentence)
  }

  public var description: String { sentence }
}

/// A way in which the line can go on.
public struct Completion: Hashable, Sendable {
  /// What it replaces, as offsets in characters of the line.
  public let range: Range<Int>
  /// The new text: `typology:`, or a value with its quotes where it needs them.
  public let text: String
  /// The same for people: "Night shift (Voice queue)".
  public let title: String

  public init(range: Range<Int>, text: String, title: String) {
    (self.range, self.text, self.title) = (range, text, title)
  }
}

/// The names that exist for the operator; nothing else is ever offered or told apart.
public struct Vocabulary: Sendable {
  /// What the list lists.
  public let kind: RecordKind
  public var groups: [Group]
  /// What the telephone exchange tells; nil where none is connected.
  public var live: ExchangeStates?

  public init(
    _ kind: RecordKind = .agent, groups: [Group] = [], live: ExchangeStates? = nil
  ) {
    (self.kind, self.groups, self.live) = (kind, groups, live)
  }
}
