import AgentDomain
import GRDB

/// Queues, teams, profiles, templates, telephones, modules and operators: making and removing them.
extension Save {
  /// A new record of a kind that is no agent.
  func add<Record: DirectoryRecord>(_ wanted: Record) throws {
    try require(Record.kind.editing)
    precondition(Record.kind.isPlain, "agents are created with a password")
    let record = try numbered(wanted)
    let changes = record.changes(since: Record())
    let problems =
      try record.problems(settings.settings) + taken(record, id: 0)
      + switchedOn(changes, Record.self)
      + missing(in: record, changes)
    guard problems.isEmpty else { return try add(problems, of: record) }
    try insert(record)
  }

  @discardableResult
  func insert<Record: DirectoryRecord>(
    _ record: Record, id: Int64? = nil, isSample: Bool = false
  ) throws -> Int64 {
    try expect(record)
    if Record.kind == .operator { touchesOperators = true }
    var extra: [(String, Int64?)] = [("id", id), ("created", time), ("updated", time)]
    if isSample { extra.append(("is_sample", 1)) }
    try Record.rows.insert(db, record, extra: extra)
    let id = db.lastInsertedRowID
    try tellCreation(of: id, record, record.changes(since: Record()))
    touched(id)
    return id
  }

  /// A telephone without a number takes the smallest free one, as agents do.
  func numbered<Record: DirectoryRecord>(_ record: Record) throws -> Record {
    guard var telephone = record as? Telephone, telephone.number.text.isEmpty else { return record }
    let number = try FreeNumbers.take(db, from: settings.settings.numbers.minInternal)
    telephone.number = InternalNumber(Int(number))
    return telephone as? Record ?? record
  }

  /// Removes records, and what referred to them forgets them in the same change.
  func remove<Record: DirectoryRecord>(_ type: Record.Type, _ selection: Selection) throws {
    try require(Record.kind.editing)
    precondition(Record.kind.isPlain, "only these are ever removed")
    try forEach(type, selection) { try remove($0) }
  }

  func remove<Record: DirectoryRecord>(_ current: Stored<Record>) throws {
    try loosen(current)
    for change in current.record.changes(since: Record()) {
      try record(change.field, of: current.id, current.record, change.after, change.before)
    }
    try record(HistoryWord.removed, of: current.id, current.record, .null, .integer(time))
    try db.execute(
      sql: "DELETE FROM \(Record.kind.rawValue) WHERE id = ?", arguments: [current.id])
    switch current.record {
    case let telephone as Telephone: try FreeNumbers.release(db, telephone.number)
    case let person as OperatorAccount: try FreeNumbers.release(db, person.internalNumber)
    default: break
    }
    if Record.kind == .operator { touchesOperators = true }
    touched(current.id)
  }

  /// Takes a record out of everything that refers to it.
  private func loosen<Record: DirectoryRecord>(_ current: Stored<Record>) throws {
    if let kind = Record.kind.groupKind {
      let group = Group(id: current.id, kind: kind, name: current.record.name)
      for id in try Memberships.members(of: group, db) {
        guard let agent = try Agent.rows.fetch(db, id) else { continue }
        _ = try place(id, agent.agent, in: group, at: nil)
        try step()
      }
    }
    switch current.record {
    case let queue as Queue: try replaceQueue(queue.name, by: nil)
    case let module as Module: try forget(module)
    default: break
    }
  }

  /// A queue's name in the lists of teams, profiles and operators: another one, or none.
  func replaceQueue(_ old: String, by new: String?) throws {
    try replace(in: Team.self, \.queues, old, by: new)
    try replace(in: Profile.self, \.queues, old, by: new)
    try replace(in: OperatorAccount.self, \.rights.queues, old, by: new)
  }

  private func replace<Record: DirectoryRecord>(
    in type: Record.Type, _ path: WritableKeyPath<Record, QueueNames>, _ old: String,
    by new: String?
  ) throws {
    let ids = try Int64.fetchAll(
      db, sql: "SELECT id FROM \(Record.kind.rawValue) WHERE queues <> '' ORDER BY id")
    for id in ids {
      guard let current = try Record.rows.fetch(db, id) else { continue }
      let names = current.record[keyPath: path].names
      guard names.contains(old) else { continue }
      var record = current.record
      record[keyPath: path] = QueueNames(names.compactMap { $0 == old ? new : $0 })
      try write(current, record.changes(since: current.record), followsOther: true)
    }
  }

  private func forget(_ module: Module) throws {
    for id in try ModuleUse.agents(db, module.key) {
      guard let current = try Agent.rows.fetch(db, id) else { continue }
      var agent = current.agent
      agent.permissions.modules.ids.remove(module.key)
      try write(current, agent.changes(since: current.agent), followsOther: true)
      try step()
    }
  }
}

/// Which agents have a module on.
enum ModuleUse {
  private static let holds = "instr(',' || modules || ',', ',' || ? || ',') > 0"

  /// Deleted ones included: they get their modules back when they are restored.
  static func agents(_ db: Database, _ key: String) throws -> [Int64] {
    try Int64.fetchAll(
      db, sql: "SELECT id FROM agent WHERE \(holds) ORDER BY id", arguments: [key])
  }
}
