import AgentDomain
import GRDB

/// How a query is carried out: which rows lead, which conditions are left, and whether they come in order.
struct ListPlan {
  /// Tables that give `a`; conditions that belong to the lead stand first in `conditions`.
  let source: String
  let conditions: [Clause]
  /// Stands for `a.rank` in conditions and order, so that the lead itself can use it.
  let rank: String
  let order: ListOrder

  /// So many rows are rather gathered and sorted than looked for in the order of the list.
  static let few = 5_000
  /// So many are rather gathered than counted by looking at everybody.
  static let fewToCount = 300_000

  init(_ db: Database, _ query: ListQuery, counting: Bool = false) throws {
    let predicates = try Predicates(db, query)
    let order = ListOrder(query)
    if order.needsFolding || query.kind != .agent { try FoldFunction.add(to: db) }
    if query.kind != .agent {
      self.init(centre: query.kind, predicates, order)
    } else if query.view == .deleted {
      self.init(deleted: predicates, order)
    } else if let lead = try predicates.lead(db, few: counting ? Self.fewToCount : Self.few) {
      self.init(lead: lead, predicates, order)
    } else if let match = predicates.match, try Self.wordsLead(db, match, order) {
      self.init(match: match, predicates, order)
    } else {
      self.init(walk: predicates, order, anyOrder: counting)
    }
  }

  /// Centre objects are few: their table is read as it lies.
  private init(centre kind: RecordKind, _ predicates: Predicates, _ order: ListOrder) {
    (source, rank, self.order) = ("\(kind.rawValue) a", "a.rank", order)
    conditions = [predicates.row]
  }

  private init(deleted predicates: Predicates, _ order: ListOrder) {
    (source, rank, self.order) = ("agent a INDEXED BY agent_deleted", "a.rank", order)
    conditions = [Clause("a.deleted IS NOT NULL"), predicates.row]
  }

  /// Few agents by their ids, sorted afterwards.
  private init(lead: Clause, _ predicates: Predicates, _ order: ListOrder) {
    (source, rank, self.order) = ("agent a NOT INDEXED", "+a.rank", order)
    conditions = [
      Clause("a.id IN (") + lead + Clause(")"), Clause("a.rank IS NOT NULL"), predicates.row,
    ]
  }

  /// The full-text table gives ranks in order; each finds its agent, by way of the texts in the same
  /// order where they have to be looked at.
  private init(match: String, _ predicates: Predicates, _ order: ListOrder) {
    source =
      predicates.checks.isEmpty
      ? "agent_gram g CROSS JOIN agent a ON a.rank = g.rowid"
      : Self.checkedWords + " CROSS JOIN agent a ON a.id = t.id"
    rank = order.isNames ? "g.rowid" : "+a.rank"
    self.order = order
    conditions = [Clause("g.agent_gram MATCH ?", [match])] + predicates.checks + predicates.filters
  }

  /// An index has the texts of `t` in the order in which hits come.
  static let checkedWords =
    "agent_gram g CROSS JOIN agent t INDEXED BY agent_by_search ON t.rank = g.rowid"

  /// The list from its beginning; to count, everybody as they lie on the disk.
  private init(walk predicates: Predicates, _ order: ListOrder, anyOrder: Bool) {
    let index = order.index.map { " INDEXED BY \($0)" } ?? " NOT INDEXED"
    source = "agent a" + (order.isNames ? "" : index)
    (rank, self.order) = ("a.rank", order)
    conditions = [Clause(anyOrder ? "+a.rank IS NOT NULL" : "a.rank IS NOT NULL"), predicates.row]
  }

  private static func wordsLead(_ db: Database, _ match: String, _ order: ListOrder) throws -> Bool
  {
    if order.isNames || order.index == nil { return true }
    return try Clause("SELECT 1 FROM agent_gram WHERE agent_gram MATCH ?", [match])
      .gives(db, atMost: few)
  }
}

extension ListPlan {
  /// A select of one stretch.
  func select(_ columns: String, _ stretch: ListOrder.Stretch, limit: Int) -> Clause {
    var stretch = stretch
    if rank != "a.rank" {
      stretch.condition.sql.replace("a.rank", with: rank)
      stretch.order.replace("a.rank", with: rank)
    }
    return Clause("SELECT \(columns) FROM \(source) WHERE")
      + .all(conditions + [stretch.condition])
      + Clause("ORDER BY \(stretch.order) LIMIT ?", [limit])
  }

  var count: Clause {
    Clause("SELECT count(*) FROM \(source) WHERE") + .all(conditions)
  }
}

extension Predicates {
  /// A select of ids that leads because it is short.
  fileprivate func lead(_ db: Database, few: Int) throws -> Clause? {
    try narrow.first { try $0.gives(db, atMost: few) }
  }
}

extension Clause {
  /// Whether a select has at most so many rows; it is not read further.
  fileprivate func gives(_ db: Database, atMost limit: Int) throws -> Bool {
    let count = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM (\(sql) LIMIT \(limit + 1))", arguments: arguments)
    return count ?? 0 <= limit
  }
}
