/// Which records of a kind, in which order.
public struct ListQuery: Hashable, Sendable {
  public enum View: String, Hashable, Sendable { case active, deleted }

  public var kind: RecordKind
  /// Folded words that must all occur in the searched texts.
  public var words: [String]
  public var filters: [Filter]
  public var sort: Sort
  public var view: View
  public var scope: Scope

  public init(
    _ kind: RecordKind = .agent, words: [String] = [], filters: [Filter] = [],
    sort: Sort? = nil, view: View = .active, scope: Scope = .everyone
  ) {
    (self.kind, self.words, self.filters) = (kind, words, filters)
    (self.sort, self.view, self.scope) = (sort ?? .name(of: kind), view, scope)
  }

  public struct Sort: Hashable, Sendable, Codable {
    /// The id of an `ListColumn`.
    public var column: String
    public var descending: Bool

    public init(column: String, descending: Bool = false) {
      (self.column, self.descending) = (column, descending)
    }

    /// Agents by their names.
    public static let name = name(of: .agent)
    /// The order that a list has until somebody chooses another.
    public static func name(of kind: RecordKind) -> Sort {
      Sort(column: kind.type.searchedFields.first ?? "id")
    }
  }

  /// One condition, possibly the other way round.
  public struct Filter: Hashable, Sendable {
    public var test: Test
    public var isNegated: Bool

    public init(_ test: Test, isNegated: Bool = false) {
      (self.test, self.isNegated) = (test, isNegated)
    }
  }

  public enum Test: Hashable, Sendable {
    /// A field has this very value.
    case equals(field: String, Scalar)
    /// A list field holds this element.
    case holds(field: String, element: String)
    /// A text field holds this folded text.
    case contains(field: String, text: String)
    /// A member of a queue, team or profile of that name, whatever its case.
    case member(GroupKind, name: String)
    /// A member of any queue of a channel.
    case channel(Channel)
    /// Neither disabled, locked nor deleted.
    case enabled
    /// Last changed at that moment or after it, UTC seconds.
    case changedSince(Int64)
    case createdSince(Int64)
    /// Last changed before that moment, UTC seconds.
    case changedBefore(Int64)
    case createdBefore(Int64)
    /// A number or time field holds at least this; one that holds nothing does not.
    case atLeast(field: String, Int64)
    /// A number or time field holds less than this; one that holds nothing does not.
    case below(field: String, Int64)
    /// Paused by a supervisor or at the telephone, as the database has it.
    case paused
    /// Has one of these internal numbers.
    case numbered(Set<String>)
    /// All of these, so that a day can be negated as a whole.
    case all([Test])
    case any([Test])
    case neither([Test])
  }
}
