import AgentDomain
import GRDB

/// Some agents of a selection, and how to get the next ones; nil after the last.
struct SelectionBatch {
  let ids: [Int64]
  let next: SelectionPlace?
}

/// How far a selection was read.
struct SelectionPlace {
  /// Those chosen by id that are still to come, in the order of their names.
  fileprivate var waiting: ArraySlice<Int64>
  fileprivate var key: RowKey?
}

extension ListQueries {
  static func count(_ db: Database, _ selection: Selection, scope: Scope) throws -> Int {
    var number = try chosen(db, selection, scope).count
    for query in selection.queries(scope) {
      number += try count(db, query)
      let outside = selection.ids.union(selection.except)
      number -= try outside.count { try key(db, of: $0, in: query) != nil }
    }
    return number
  }

  /// The next agents of a selection: first those chosen by id, then those of the query, both in the
  /// order of their names. Whoever leaves the scope meanwhile is left out.
  static func batch(
    _ db: Database, _ selection: Selection, scope: Scope, after place: SelectionPlace? = nil,
    limit: Int
  ) throws -> SelectionBatch {
    var place = try place ?? SelectionPlace(waiting: chosen(db, selection, scope)[...])
    if !place.waiting.isEmpty {
      let ids = place.waiting.prefix(limit)
      place.waiting = place.waiting.dropFirst(limit)
      let here = Set(try chosen(db, Selection(selection.kind, ids: Set(ids)), scope))
      return SelectionBatch(ids: ids.filter(here.contains), next: place)
    }
    guard let query = selection.queries(scope).first else {
      return SelectionBatch(ids: [], next: nil)
    }
    return try batch(db, query, selection.ids.union(selection.except), place, limit)
  }

  private static func batch(
    _ db: Database, _ query: ListQuery, _ outside: Set<Int64>, _ place: SelectionPlace,
    _ limit: Int
  ) throws -> SelectionBatch {
    let anchor = place.key.map(PageRequest.Anchor.after) ?? .first
    let request = PageRequest(
      query: query.inNameOrder, columns: [], anchor: anchor, limit: limit)
    let rows = try page(db, request)
    let next = rows.last.map { SelectionPlace(waiting: [], key: $0.key) }
    return SelectionBatch(ids: rows.map(\.id).filter { !outside.contains($0) }, next: next)
  }

  /// Those chosen by id that exist in a scope, in the order of their names, active or deleted.
  private static func chosen(
    _ db: Database, _ selection: Selection, _ scope: Scope
  ) throws -> [Int64] {
    if selection.ids.isEmpty { return [] }
    let kind = selection.kind
    let order = ListOrder(ListQuery(kind, view: .deleted))
    if order.needsFolding { try FoldFunction.add(to: db) }
    let wanted = "[" + selection.ids.map(String.init).joined(separator: ",") + "]"
    let select =
      Clause(
        """
        SELECT a.id FROM \(kind.rawValue) a NOT INDEXED
        WHERE a.id IN (SELECT value FROM json_each(?)) AND
        """, [wanted]) + Predicates.scope(scope, kind)
      + Clause("ORDER BY \(order.value), a.id")
    return try Int64.fetchAll(db, sql: select.sql, arguments: select.arguments)
  }
}

extension Selection {
  /// The query in both scopes, its own and the asker's; none where there is no query.
  fileprivate func queries(_ scope: Scope) -> [ListQuery] {
    guard var query else { return [] }
    query.scope = query.scope.intersection(scope)
    return [query]
  }
}

extension Scope {
  /// The agents in queues that both enable: never more than either has.
  fileprivate func intersection(_ other: Scope) -> Scope {
    switch (self, other) {
    case (.everyone, let scope), (let scope, .everyone): scope
    case (.queues(let mine), .queues(let theirs)): .queues(mine.intersection(theirs))
    }
  }
}
