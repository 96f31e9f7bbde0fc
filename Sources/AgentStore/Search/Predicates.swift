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
    let texts = Self.texts(query.kind)
    self.words = words.map { Clause("instr(\(texts), ?)", [$0]) }
    checks = words.filter { $0.unicodeScalars.count > Grams.longest }.map {
      Clause("instr(t.search, ?)", [$0])
    }
    var filters = try query.filters.map { try FilterClause(db, $0, of: query) }
    if case .queues(let ids) = query.scope { filters += Self.visible(query.kind, ids) }
    let found = words + filters.compactMap(\.word)
    match = found.isEmpty ? nil : found.map(Grams.expression(for:)).joined(separator: " ")
    self.filters = filters.map(\.condition)
    narrow = filters.compactMap(\.narrow)
    let isFolded = query.kind != .agent && !words.isEmpty
    if isFolded || filters.contains(where: \.needsFolding) { try FoldFunction.add(to: db) }
  }

  /// The folded texts that are searched: agents have them in a column of their own.
  private static func texts(_ kind: RecordKind) -> String {
    if kind == .agent { return "a.search" }
    let fields = kind.type.searchedFields.map { "a.\"\($0)\"" }
    return "folded(\(fields.joined(separator: " || char(10) || ")))"
  }

  private static func visible(_ kind: RecordKind, _ queues: Set<Int64>) -> [FilterClause] {
    switch kind {
    case .agent: [.members(.queue, queues.sorted())]
    case .queue: [FilterClause(Clause("a.id IN \(Clause.list(queues.sorted()))"))]
    case .operator: [FilterClause(Clause("0"))]
    case .settings: []
    default: queues.isEmpty ? [FilterClause(Clause("0"))] : []
    }
  }

  /// Everything that the row itself has to fulfil.
  var row: Clause { .all(words + filters) }

  static func scope(_ scope: Scope, _ kind: RecordKind = .agent) -> Clause {
    guard case .queues(let ids) = scope else { return Clause("1") }
    return .all(visible(kind, ids).map(\.condition))
  }
}
