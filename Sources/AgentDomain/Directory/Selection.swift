/// Records to act on: some by id, or all that match a query but for a few.
///
/// "All that match" costs nothing to say, whatever their number; what it means is decided when it is used.
public struct Selection: Hashable, Sendable {
  public let kind: RecordKind
  public var ids: Set<Int64>
  public var query: ListQuery?
  /// Taken out of the query's records again.
  public var except: Set<Int64>

  public init(
    _ kind: RecordKind = .agent, ids: Set<Int64> = [], query: ListQuery? = nil,
    except: Set<Int64> = []
  ) {
    (self.kind, self.ids, self.query, self.except) = (kind, ids, query, except)
  }

  public static func one(_ id: Int64) -> Self { Self(ids: [id]) }
  public static func one(_ key: RecordKey) -> Self { Self(key.kind, ids: [key.id]) }
  public var isEmpty: Bool { ids.isEmpty && query == nil }
}
