import AgentDomain

/// Which records are marked: some one by one, or all that match a query but for a few.
///
/// Marking all that match costs nothing, whatever their number. Of a query, the model learns from the
/// loaded rows who matches.
struct Marks: Hashable, Sendable {
  private(set) var selection: Selection
  /// Records among the loaded rows that the selection's query holds.
  var matching: Set<Int64> = []
  /// How many are marked; nil while nobody has counted yet.
  var count: Int? = 0

  init(_ kind: RecordKind = .agent) { selection = Selection(kind) }

  var isEmpty: Bool { selection.isEmpty }

  func contains(_ id: Int64) -> Bool {
    selection.ids.contains(id) || (matching.contains(id) && !selection.except.contains(id))
  }

  mutating func toggle(_ id: Int64) {
    if contains(id) { remove(id) } else { insert(id) }
  }

  mutating func insert(_ id: Int64) {
    guard !contains(id) else { return }
    if selection.except.remove(id) == nil { selection.ids.insert(id) }
    count = count.map { $0 + 1 }
  }

  mutating func remove(_ id: Int64) {
    guard contains(id) else { return }
    selection.ids.remove(id)
    if matching.contains(id) { selection.except.insert(id) }
    count = count.map { $0 - 1 }
    if count == 0 { self = Marks(selection.kind) }
  }

  /// All that match, in place of everything marked before.
  mutating func markAll(_ query: ListQuery, rows: [ListRow], count: Int?) {
    self = Marks(selection.kind)
    selection.query = query
    matching = Set(rows.map(\.id))
    self.count = count
  }

  /// All that match and were not marked. What was marked outside the query is forgotten.
  mutating func invert(_ query: ListQuery, rows: [ListRow], total: Int?) {
    let old = self
    if old.selection.query == query {
      self = Marks(selection.kind)
      selection.ids = old.selection.except
      count = selection.ids.count
    } else {
      markAll(query, rows: rows, count: nil)
      selection.except = old.selection.ids
      count = total.map { max(0, $0 - rows.filter { old.contains($0.id) }.count) }
    }
  }
}
