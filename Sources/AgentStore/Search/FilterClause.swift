import AgentDomain
import GRDB

/// One filter in SQL.
struct FilterClause {
  let condition: Clause
  /// Selects the ids of all agents that can fulfil it, by an index, where there is one.
  let narrow: Clause?
  /// A folded text that the searched texts of all such agents hold.
  let word: String?
  var needsFolding: Bool { condition.sql.contains("folded(") }

  init(_ db: Database, _ filter: ListQuery.Filter, of query: ListQuery) throws {
    let plain = try Tests(db, query.kind, query.scope).plain(filter.test)
    condition = filter.isNegated ? !plain.condition : plain.condition
    (narrow, word) = filter.isNegated ? (nil, nil) : (plain.narrow, plain.word)
  }

  init(_ condition: Clause, narrow: Clause? = nil, word: String? = nil) {
    (self.condition, self.narrow, self.word) = (condition, narrow, word)
  }

  // MARK: - Memberships

  static func members(_ kind: GroupKind, _ ids: [Int64]) -> Self {
    let table = "\(kind.rawValue)_member"
    let these = "\(kind.rawValue)_id IN \(Clause.list(ids))"
    return Self(
      Clause("EXISTS (SELECT 1 FROM \(table) m WHERE m.agent_id = a.id AND m.\(these))"),
      narrow: Clause("SELECT agent_id FROM \(table) WHERE \(these)"))
  }

  /// Members of the groups that there are for the scope and that are as wanted.
  fileprivate static func members(
    _ db: Database, _ kind: GroupKind, _ scope: Scope, where isWanted: (Group) -> Bool
  ) throws -> Self {
    let groups = try Memberships.groups(kind, db).filter { scope.shows($0) && isWanted($0) }
    return .members(kind, groups.map(\.id).sorted())
  }
}

/// The tests of filters over the fields of one kind of record.
private struct Tests {
  let db: Database
  let kind: RecordKind
  let scope: Scope

  init(_ db: Database, _ kind: RecordKind, _ scope: Scope) {
    (self.db, self.kind, self.scope) = (db, kind, scope)
  }

  func plain(_ test: ListQuery.Test) throws -> FilterClause {
    switch test {
    case .equals(let field, let value): equals(field, value)
    case .holds(let field, let element): holds(field, element)
    case .contains(let field, let text): contains(field, text)
    case .member(let kind, let name): try members(kind) { $0.name.folded == name.folded }
    case .channel(let channel): try members(.queue) { $0.channel == channel }
    case .enabled: FilterClause(Clause("(a.disabled = 0 AND a.locked = 0 AND a.deleted IS NULL)"))
    case .changedSince(let moment): since("updated", moment)
    case .createdSince(let moment): since("created", moment)
    case .changedBefore(let moment): before("updated", moment)
    case .createdBefore(let moment): before("created", moment)
    case .atLeast(let field, let number): compared(field, ">=", number)
    case .below(let field, let number): compared(field, "<", number)
    case .paused: Self.paused
    case .numbered(let numbers): numbered(numbers)
    case .all(let tests): try all(tests)
    case .any(let tests): FilterClause(.any(try tests.map { try plain($0).condition }))
    case .neither(let tests): FilterClause(!.any(try tests.map { try plain($0).condition }))
    }
  }

  /// What narrows one of them narrows all.
  private func all(_ tests: [ListQuery.Test]) throws -> FilterClause {
    let clauses = try tests.map(plain)
    return FilterClause(
      .all(clauses.map(\.condition)), narrow: clauses.lazy.compactMap(\.narrow).first)
  }

  private func members(_ kind: GroupKind, where isWanted: (Group) -> Bool) throws -> FilterClause {
    try .members(db, kind, scope, where: isWanted)
  }

  // MARK: - Telephones

  private static let paused = FilterClause(
    Clause("EXISTS (SELECT 1 FROM pause p WHERE p.agent_id = a.id)"),
    narrow: Clause("SELECT agent_id FROM pause"))

  private func numbered(_ numbers: Set<String>) -> FilterClause {
    let list =
      "[" + numbers.sorted().filter(Self.isNumber).map { "\"\($0)\"" }.joined(separator: ",") + "]"
    let these = "IN (SELECT value FROM json_each(?))"
    return FilterClause(
      Clause("a.internal \(these)", [list]),
      narrow: Clause("SELECT id FROM agent WHERE internal \(these)", [list]))
  }

  /// Internal numbers are digits; the exchange may know other endpoints.
  private static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  // MARK: - Fields

  private let never = FilterClause(.any([]))

  private func column(_ field: String) -> String? {
    column(field, kind.type)
  }

  /// A list of queues may name some that there are not for the scope: there it is not searched.
  private func column<Record: DirectoryRecord>(_ field: String, _ type: Record.Type) -> String? {
    guard let field = Record.catalogue[field], field.isStored else { return nil }
    return field.listsQueues && scope != .everyone ? nil : "\"\(field.id)\""
  }

  private func equals(_ field: String, _ value: Scalar) -> FilterClause {
    guard let column = column(field) else { return never }
    switch value {
    case .null: return FilterClause(Clause("a.\(column) IS NULL"))
    // A number is written out: partial indexes are only for conditions that SQLite can read.
    case .integer(let number): return FilterClause(Clause("a.\(column) = \(number)"))
    case .text(let text):
      return FilterClause(Clause("a.\(column) = ?", [text]), word: searched(field, text.folded))
    }
  }

  private func holds(_ field: String, _ element: String) -> FilterClause {
    guard let column = column(field) else { return never }
    return FilterClause(Clause("instr(',' || a.\(column) || ',', ?) > 0", [",\(element),"]))
  }

  private func contains(_ field: String, _ text: String) -> FilterClause {
    guard let column = column(field) else { return never }
    return FilterClause(
      Clause("instr(folded(a.\(column)), ?) > 0", [text]), word: searched(field, text))
  }

  private func searched(_ field: String, _ text: String) -> String? {
    kind == .agent && SearchedText.fieldIDs.contains(field) && !text.isEmpty ? text : nil
  }

  private func since(_ column: String, _ moment: Int64) -> FilterClause {
    FilterClause(
      Clause("+a.\(column) >= ?", [moment]),
      narrow: Clause("SELECT id FROM \(kind.rawValue) WHERE \(column) >= ?", [moment]))
  }

  private func before(_ column: String, _ moment: Int64) -> FilterClause {
    FilterClause(
      Clause("+a.\(column) < ?", [moment]),
      narrow: Clause("SELECT id FROM \(kind.rawValue) WHERE \(column) < ?", [moment]))
  }

  private func compared(_ field: String, _ sign: String, _ number: Int64) -> FilterClause {
    column(field).map {
      FilterClause(Clause("(a.\($0) IS NOT NULL AND a.\($0) \(sign) ?)", [number]))
    }
      ?? never
  }
}
