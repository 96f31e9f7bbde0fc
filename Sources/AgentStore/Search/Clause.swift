import AgentDomain
import GRDB

/// A piece of SQL with the values that belong into its question marks.
struct Clause {
  var sql: String
  var values: [DatabaseValue] = []

  init(_ sql: String, _ values: [any DatabaseValueConvertible] = []) {
    (self.sql, self.values) = (sql, values.map(\.databaseValue))
  }

  static func + (one: Clause, other: Clause) -> Clause {
    var whole = one
    whole.sql += " " + other.sql
    whole.values += other.values
    return whole
  }

  /// Holds where the clause does not, also where that knows nothing.
  static prefix func ! (clause: Clause) -> Clause {
    Clause("NOT ifnull(") + clause + Clause(", 0)")
  }

  /// All of them; none is always true.
  static func all(_ clauses: [Clause]) -> Clause { joined(clauses, by: "AND") }

  /// At least one of them; none is never true.
  ///
  /// A zero that SQLite could read would take the conditions beside it away, and with them the indexes
  /// that the plan names: it is handed over as a value.
  static func any(_ clauses: [Clause]) -> Clause {
    clauses.isEmpty ? Clause("?", [0]) : Clause("(") + joined(clauses, by: "OR") + Clause(")")
  }

  /// `(1, 2, 3)`: numbers that come from the database itself.
  static func list(_ ids: some Sequence<Int64>) -> String {
    "(" + ids.map(String.init).joined(separator: ", ") + ")"
  }

  private static func joined(_ clauses: [Clause], by word: String) -> Clause {
    guard let first = clauses.first else { return Clause("1") }
    return clauses.dropFirst().reduce(first) { $0 + Clause(word) + $1 }
  }

  var arguments: StatementArguments { StatementArguments(values) }
}
