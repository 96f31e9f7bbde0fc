import AgentDomain

/// What the list knows: the loaded rows around the cursor, and what the operator asked for.
///
/// Rows are loaded by key, a few pages around what shows; moving inside them reads nothing.
struct ListModel: Sendable {
  let kind: RecordKind
  var line = ""
  var parsed: ParsedFilter
  var layout: ListLayout
  var view = ListQuery.View.active
  var scope = Scope.everyone
  /// What every row fulfils, whatever is searched for.
  var narrowing: [ListQuery.Filter] = []
  /// Whether the penalty in a queue stands behind the first column.
  var showsPenalty = false

  private(set) var rows: [ListRow] = []
  /// The place of the cursor and of the first row on the screen, in `rows`.
  private(set) var cursor = 0
  private(set) var top = 0
  /// Whether `rows` begins with the first row of all, and ends with the last.
  private(set) var hasFirst = true
  private(set) var hasLast = true
  /// Whether anything was read yet, so that no rows mean no records.
  private(set) var isRead = false
  var height = 10
  /// How many records match; nil while nobody has counted yet.
  var count: Int?

  var marks: Marks
  /// While a range is being marked: the records that the cursor passed.
  private(set) var range: [Int64]?

  init(_ kind: RecordKind = .agent) {
    (self.kind, layout, marks) = (kind, .standard(kind), Marks(kind))
    parsed = ParsedFilter(query: ListQuery(kind))
  }

  /// The columns to show, in the chosen order.
  var columns: [ListColumn] {
    let chosen = layout.shown(kind)
    return showsPenalty ? chosen.prefix(1) + [.penalty] + chosen.dropFirst() : chosen
  }

  var query: ListQuery {
    var query = parsed.query
    query.filters = narrowing + query.filters
    query.sort = layout.sort
    query.scope = scope
    if query.view == .active { query.view = view }
    return query
  }

  var current: ListRow? { rows.indices.contains(cursor) ? rows[cursor] : nil }
  var visible: ArraySlice<ListRow> { rows.dropFirst(top).prefix(height) }
  var cursorLine: Int { cursor - top }
}

/// A load that the model wants before the cursor can go where it was sent.
enum ListLoad: Hashable, Sendable {
  case first, last
  case after(RowKey)
  case before(RowKey)
}

extension ListModel {
  /// How many rows one load brings.
  var batch: Int { height + 2 }

  /// Moves the cursor; what lies beyond the loaded rows is wanted first.
  mutating func move(by lines: Int) -> ListLoad? {
    let target = cursor + lines
    if target >= rows.count, !hasLast, let last = rows.last { return .after(last.key) }
    if target < 0, !hasFirst, let first = rows.first { return .before(first.key) }
    go(to: max(0, min(target, rows.count - 1)))
    return nil
  }

  /// A page on or back: the rows scroll by the same number as the cursor.
  mutating func page(_ direction: Int) -> ListLoad? {
    let old = (cursor, top)
    if let load = move(by: direction * height) { return load }
    top = max(0, min(old.1 + cursor - old.0, max(0, rows.count - height)))
    reveal()
    return nil
  }

  /// Turns a leaf: the lines behind or before those that show, none of them twice.
  mutating func turn(_ direction: Int) -> ListLoad? {
    if direction > 0, top + 2 * height > rows.count, !hasLast, let last = rows.last {
      return .after(last.key)
    }
    if direction < 0, top < height, !hasFirst, let first = rows.first { return .before(first.key) }
    let target = max(0, top + direction * height)
    guard target < rows.count else { return nil }
    go(to: target)
    top = target
    return nil
  }

  mutating func replace(
    with rows: [ListRow], hasFirst: Bool, hasLast: Bool, cursor: Int, line: Int = 0
  ) {
    (self.rows, self.hasFirst, self.hasLast, isRead) = (rows, hasFirst, hasLast, true)
    self.cursor = max(0, min(cursor, rows.count - 1))
    top = max(0, self.cursor - line)
    if hasLast { top = max(0, min(top, rows.count - height)) }
    reveal()
  }

  /// Takes further rows at one end, and drops as many at the other once there are too many.
  mutating func append(_ more: [ListRow], limit: Int) {
    rows += more
    hasLast = more.count < limit
    let excess = rows.count - 8 * batch
    guard excess > 0, top >= excess else { return }
    rows.removeFirst(excess)
    (cursor, top, hasFirst) = (cursor - excess, top - excess, false)
  }

  mutating func prepend(_ more: [ListRow], limit: Int) {
    rows = more + rows
    (cursor, top, hasFirst) = (cursor + more.count, top + more.count, more.count < limit)
    let excess = rows.count - 8 * batch
    guard excess > 0, rows.count - excess > top + height else { return }
    rows.removeLast(excess)
    hasLast = false
  }

  mutating func goToEdge(last: Bool) { go(to: last ? rows.count - 1 : 0) }

  private mutating func go(to target: Int) {
    let old = cursor
    cursor = max(0, target)
    if range != nil, rows.indices.contains(cursor) { passRange(from: old, to: cursor) }
    reveal()
  }

  mutating func reveal() {
    if cursor < top { top = cursor }
    if cursor >= top + height { top = cursor - height + 1 }
    top = max(0, top)
  }
}

extension ListModel {
  /// Begins a range at the cursor, or ends it and marks what it passed.
  /// - Returns: whether a range is now open.
  mutating func toggleRange() -> Bool {
    guard let passed = range else {
      range = current.map { [$0.id] }
      return range != nil
    }
    for id in passed { marks.insert(id) }
    range = nil
    return false
  }

  mutating func dropRange() { range = nil }

  private mutating func passRange(from old: Int, to new: Int) {
    let passed = rows[min(old, new)...max(old, new)].map(\.id)
    range = (range ?? []) + passed.filter { !(range ?? []).contains($0) }
  }

  func isMarked(_ row: ListRow) -> Bool {
    marks.contains(row.id) || (range?.contains(row.id) ?? false)
  }

  /// What an action is for: the marked records, else the one under the cursor.
  var selection: Selection? {
    marks.isEmpty ? current.map { .one(RecordKey(kind, $0.id)) } : marks.selection
  }
}
