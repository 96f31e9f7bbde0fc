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

  init(_ db: Database, _ query: AgentQuery) throws {
    let predicates = try Predicates(db, query)
    let order = ListOrder(query.sort.column, view: query.view)
    if order.needsFolding { try FoldFunction.add(to: db) }
    if query.view == .deleted {
      self.init(deleted: predicates, order)
    } else if let lead = try predicates.narrow.first(where: { try Self.isFew(db, $0) }) {
      self.init(lead: lead, predicates, order)
    } else if let match = predicates.match, try Self.wordsLead(db, match, order) {
      self.init(match: match, predicates, order)
    } else {
      self.init(walk: predicates, order)
    }
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

  /// The full-text table gives ranks in order; each finds its agent.
  private init(match: String, _ predicates: Predicates, _ order: ListOrder) {
    source = "agent_gram g CROSS JOIN agent a ON a.rank = g.rowid"
    rank = order.isNames ? "g.rowid" : "+a.rank"
    self.order = order
    conditions = [Clause("g.agent_gram MATCH ?", [match])] + predicates.checks + predicates.filters
  }

  private init(walk predicates: Predicates, _ order: ListOrder) {
    let index = order.isNames ? "" : order.index.map { " INDEXED BY \($0)" } ?? " NOT INDEXED"
    (source, rank, self.order) = ("agent a" + index, "a.rank", order)
    conditions = [Clause("a.rank IS NOT NULL"), predicates.row]
  }

  private static func isFew(_ db: Database, _ select: Clause) throws -> Bool {
    let sql = "SELECT count(*) FROM (\(select.sql) LIMIT \(few + 1))"
    return try Int.fetchOne(db, sql: sql, arguments: select.arguments) ?? 0 <= few
  }

  private static func wordsLead(_ db: Database, _ match: String, _ order: ListOrder) throws -> Bool
  {
    if order.isNames || order.index == nil { return true }
    return try isFew(
      db, Clause("SELECT 1 FROM agent_gram WHERE agent_gram MATCH ?", [match]))
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
