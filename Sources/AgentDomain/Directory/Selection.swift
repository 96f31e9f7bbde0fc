/// Agents to act on: some by id, or all that match a query but for a few.
///
/// "All that match" costs nothing to say, whatever their number; what it means is decided when it is used.
public struct Selection: Hashable, Sendable {
  public var ids: Set<Int64>
  public var query: ListQuery?
  /// Taken out of the query's agents again.
  public var except: Set<Int64>

  public init(ids: Set<Int64> = [], query: ListQuery? = nil, except: Set<Int64> = []) {
    (self.ids, self.query, self.except) = (ids, query, except)
  }

  public static func one(_ id: Int64) -> Self { Self(ids: [id]) }
  public var isEmpty: Bool { ids.isEmpty && query == nil }
}
