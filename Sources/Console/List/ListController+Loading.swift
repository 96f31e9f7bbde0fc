import AgentDomain
import TextUI

/// One page of rows, as the reading thread brings it.
private struct Loaded: Sendable {
  let rows: [ListRow]
  let hasFirst, hasLast: Bool
  let cursor: Int
  let matching: Set<Int64>
}

extension ListController {
  /// Reads the rows of a new query; the cursor stays on its record where that still matches.
  func reload() {
    load(at: model.current.map { Focus(id: $0.id, key: nil) }, line: model.cursorLine)
  }

  /// Reads the rows anew around the record under the cursor, which stays there.
  func reloadInPlace() { load(at: model.current.map(Focus.init), line: model.cursorLine) }

  /// Reads the rows around a record and puts the cursor there.
  func reload(around id: Int64) {
    load(at: Focus(id: id, key: nil), line: model.height / 2)
  }

  /// The record that keeps the cursor, and its old place for the case that it is gone.
  struct Focus: Sendable {
    let id: Int64
    let key: RowKey?

    init(id: Int64, key: RowKey?) { (self.id, self.key) = (id, key) }
    init(_ row: ListRow) { self.init(id: row.id, key: row.key) }
  }

  /// Reads around a row, by its record first and by its place where the record is gone.
  private func load(at focus: Focus?, line: Int) {
    let (query, columns, batch) = (model.query, requestedColumns, model.batch)
    let (directory, marks, queue) = (directory, model.marks, purpose.penaltyQueue)
    isStale = false
    session.reader.read {
      try Self.loaded(directory, query, columns, batch, at: focus, above: line, marks, queue)
    } deliver: { [weak self] result in
      self?.take(result, line: line)
    }
  }

  /// What every row has to bring: the name for the first column and the marks, then what shows.
  var requestedColumns: [ListColumn] {
    model.layout.shown(kind) + (kind == .agent ? ExchangeStates.rowFacts : [])
  }

  /// A page; the penalties in a queue, where they show, stand behind the first cell.
  private nonisolated static func page(
    _ directory: any AgentDirectory, _ request: PageRequest, _ queue: Group?
  ) throws -> [ListRow] {
    let rows = try directory.page(request)
    guard let queue else { return rows }
    let places = try directory.memberships(of: rows.map(\.id), scope: request.query.scope)
    return rows.map { row in
      let place = places[row.id]?.first { $0.group.kind == queue.kind && $0.group.id == queue.id }
      let penalty = place.map { String($0.penalty) } ?? ""
      return ListRow(
        id: row.id, version: row.version,
        cells: row.cells.prefix(1) + [penalty] + row.cells.dropFirst(), key: row.key)
    }
  }

  private nonisolated static func loaded(
    _ directory: any AgentDirectory, _ query: ListQuery, _ columns: [ListColumn], _ batch: Int,
    at focus: Focus?, above line: Int, _ marks: Marks, _ queue: Group?
  ) throws -> Loaded {
    func page(_ anchor: PageRequest.Anchor, _ limit: Int) throws -> [ListRow] {
      try Self.page(
        directory, PageRequest(query: query, columns: columns, anchor: anchor, limit: limit), queue)
    }
    var above = line + 1
    var (before, rows): ([ListRow], [ListRow]) = ([], [])
    let key = try focus.flatMap { try directory.key(of: $0.id, in: query) } ?? focus?.key
    if let key {
      rows = try page(.from(key), batch)
      above = max(above, batch - rows.count)
      before = try page(.before(key), above)
    } else {
      rows = try page(.first, batch)
    }
    let all = before + rows
    return Loaded(
      rows: all, hasFirst: before.count < above, hasLast: rows.count < batch,
      cursor: before.count, matching: try matching(all, directory, marks))
  }

  /// Which of the rows the marked query holds.
  private nonisolated static func matching(
    _ rows: [ListRow], _ directory: any AgentDirectory, _ marks: Marks
  ) throws -> Set<Int64> {
    guard let query = marks.selection.query else { return [] }
    return Set(try rows.map(\.id).filter { try directory.key(of: $0, in: query) != nil })
  }

  private func take(_ result: Result<Loaded, any Error>, line: Int) {
    guard let loaded = value(of: result) else { return }
    model.marks.matching = loaded.matching
    model.replace(
      with: loaded.rows, hasFirst: loaded.hasFirst, hasLast: loaded.hasLast,
      cursor: loaded.cursor, line: line)
    countMatches()
  }

  private func value<Value>(of result: Result<Value, any Error>) -> Value? {
    switch result {
    case .success(let value): return value
    case .failure(is CancellationError): return nil
    case .failure(let error):
      session.say(.error, "\(error)")
      return nil
    }
  }

  /// Counts what matches and what is marked, behind the rows.
  private func countMatches() {
    let (query, directory, scope) = (model.query, directory, model.scope)
    let selection = model.marks.isEmpty ? nil : model.marks.selection
    session.reader.read(patience: 1) {
      (try directory.count(query), try selection.map { try directory.count($0, scope: scope) })
    } deliver: { [weak self] (result: Result<(Int, Int?), any Error>) in
      guard let self, let (count, marked) = value(of: result) else { return }
      model.count = count
      if let marked { model.marks.count = marked }
    }
  }

  /// Brings the rows that a movement wants, then moves again.
  func fetch(_ load: ListLoad, then move: @escaping (ListController) -> Void) {
    let (query, columns, batch) = (model.query, requestedColumns, model.batch)
    let (directory, marks, queue) = (directory, model.marks, purpose.penaltyQueue)
    session.reader.read { () throws -> Loaded in
      let anchor: PageRequest.Anchor =
        switch load {
        case .first: .first
        case .last: .last
        case .after(let key): .after(key)
        case .before(let key): .before(key)
        }
      let rows = try Self.page(
        directory, PageRequest(query: query, columns: columns, anchor: anchor, limit: batch), queue)
      return Loaded(
        rows: rows, hasFirst: false, hasLast: false, cursor: 0,
        matching: try Self.matching(rows, directory, marks))
    } deliver: { [weak self] result in
      guard let self, let loaded = value(of: result) else { return }
      take(loaded, for: load)
      move(self)
    }
  }

  private func take(_ loaded: Loaded, for load: ListLoad) {
    let batch = model.batch
    switch load {
    case .after:
      model.append(loaded.rows, limit: batch)
      model.marks.matching.formUnion(loaded.matching)
    case .before:
      model.prepend(loaded.rows, limit: batch)
      model.marks.matching.formUnion(loaded.matching)
    case .first, .last:
      let isShort = loaded.rows.count < batch
      model.marks.matching = loaded.matching
      model.replace(
        with: loaded.rows, hasFirst: load == .first || isShort, hasLast: load == .last || isShort,
        cursor: load == .first ? 0 : loaded.rows.count - 1,
        line: load == .first ? 0 : model.height - 1)
    }
    if model.count == nil { countMatches() }
  }

  /// The rows are read anew when they are drawn next, which below a form is much later.
  func changedElsewhere() { isStale = true }
}
