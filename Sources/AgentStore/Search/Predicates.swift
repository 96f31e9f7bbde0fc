import AgentDomain
import GRDB

/// The conditions of a query over one row of `agent AS a`.
struct Predicates {
  /// Finds agents by the full-text table; nil without words.
  let match: String?
  /// What the full-text table cannot tell: that runs of three stand together, over `agent AS t`.
  let checks: [Clause]
  /// Every word, told from the row alone.
  let words: [Clause]
  /// Filters and scope.
  let filters: [Clause]
  /// Selects of agents' ids that each hold all that the query can hold: where few, they lead.
  let narrow: [Clause]

  init(_ db: Database, _ query: ListQuery) throws {
    let words = query.words.filter { !$0.isEmpty }
    self.words = words.map { Self.contains("a", $0) }
    checks = words.filter { $0.unicodeScalars.count > Grams.longest }.map { Self.contains("t", $0) }
    var filters = try query.filters.map { try FilterClause(db, $0) }
    if case .queues(let ids) = query.scope { filters.append(.members(.queue, ids.sorted())) }
    let found = words + filters.compactMap(\.word)
    match = found.isEmpty ? nil : found.map(Grams.expression(for:)).joined(separator: " ")
    self.filters = filters.map(\.condition)
    narrow = filters.compactMap(\.narrow)
    if filters.contains(where: \.needsFolding) { try FoldFunction.add(to: db) }
  }

  private static func contains(_ table: String, _ word: String) -> Clause {
    Clause("instr(\(table).search, ?)", [word])
  }

  /// Everything that the row itself has to fulfil.
  var row: Clause { .all(words + filters) }

  static func scope(_ scope: Scope) -> Clause {
    guard case .queues(let ids) = scope else { return Clause("1") }
    return FilterClause.members(.queue, ids.sorted()).condition
  }
}
