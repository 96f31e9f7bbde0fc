import AgentDomain
import GRDB

/// A change set on its way into the file, inside its transaction.
///
/// The parts of the work stand in extensions, one a file. Problems of records are gathered, so that many
/// can be told at once; anything else that stands in the way is thrown as `Stop`.
final class Save {
  let db: Database
  let author: Author
  let settings: StoredSettings
  let time: Int64
  let log: ChangeLog
  let passwords: Passwords
  private let draft: DraftKey?
  private let progress: (@Sendable (Int) -> Bool)?
  var search = SearchIndex()
  private(set) var receipt = Receipt(change: nil)
  private var problems: [Problem] = []
  private var steps = 0
  var licence = LicenceCounts()
  /// Whether the rights or ways in of operators change: then one administrator at least has to stay.
  var touchesOperators = false
  /// Whether problems say whose they are, because the change concerns many.
  var namesRecords = false

  static let problemLimit = 20
  /// How many records are read at once before they are changed one by one.
  private static let batch = 256

  init(_ db: Database, _ order: SaveOrder, time: Int64) throws {
    (self.db, self.time) = (db, time)
    author = try order.author.renewed(db)
    (draft, passwords, progress) = (order.draft, order.passwords, order.progress)
    settings = try SettingsRow.fetch(db)
    log = ChangeLog(
      db,
      ChangeHeader(
        id: 0, time: time, person: author.person.name, origin: author.origin,
        summary: order.summary, kind: order.kind, reverses: nil))
  }

  func carryOut(_ change: Change) throws {
    switch change {
    case .create(let agent, let password, let groups): try create(agent, password, groups)
    case .add(let record): try add(record)
    case .change(let key, _, let changes): try self.change(key.kind.type, key.id, changes)
    case .editAll(let selection, let texts): try editAll(selection.kind.type, selection, texts)
    case .adjust(let selection, let change): try adjust(selection.kind.type, selection, change)
    case .setPassword(let account, let password): try setPassword(account, password)
    case .delete(let selection) where selection.kind == .agent: try delete(selection)
    case .delete(let selection): try remove(selection.kind.type, selection)
    case .restore(let selection): try restore(selection)
    case .purge(let selection): try purge(selection)
    case .join(let selection, let groups): try join(selection, groups)
    case .leave(let selection, let groups): try leave(selection, groups)
    case .regroup(let selection, let changes): try regroup(selection, changes)
    case .pause(let selection, let reason): try pause(selection, reason)
    case .resume(let selection): try resume(selection)
    case .importAgents(let file, let fingerprint): try importAgents(file, fingerprint)
    case .addSample: try addSample()
    case .removeSample: try removeSample()
    }
  }

  /// Closes history and takes the draft away; refuses where anything is wrong.
  func finish() throws {
    if problems.isEmpty { problems = try licence.problems(settings.settings, db) }
    guard problems.isEmpty else { throw Stop.refusal(.problems(problems)) }
    if touchesOperators { try requireAdministrator() }
    try search.write(db)
    if let draft { try Drafts.remove(db, draft) }
    try log.finish()
    (receipt.change, receipt.summary) = (log.change, log.header.summary)
  }

  // MARK: - What every part of the work needs

  func require(_ action: Action) throws {
    if let obstacle = author.person.obstacle(to: action, settings.settings) {
      throw Stop.refusal(.forbidden(obstacle))
    }
  }

  /// The record as it is now; one that the author may not see does not exist.
  func stored<Record: DirectoryRecord>(_ type: Record.Type, _ id: Int64) throws -> Stored<Record> {
    guard let found = try Record.rows.fetch(db, id, author.person.scope) else {
      throw Stop.notFound("This \(Record.kind.noun)")
    }
    return found
  }

  func agent(_ id: Int64) throws -> StoredAgent { try stored(Agent.self, id) }

  /// Does something with each record of a selection, and tells how far it is.
  func forEach<Record: DirectoryRecord>(
    _ type: Record.Type, _ selection: Selection, _ body: (Stored<Record>) throws -> Void
  ) throws {
    try search.write(db)
    let ids = try Selected.ids(db, selection, author.person.scope)
    guard !ids.isEmpty else {
      let noun = Record.kind.noun
      throw Stop.notFound(
        selection.ids.count == 1 ? "This \(noun)" : "Any \(noun) of the selection")
    }
    namesRecords = ids.count > 1
    for start in stride(from: 0, to: ids.count, by: Self.batch) {
      let some = ids[start..<min(start + Self.batch, ids.count)]
      let records = try Record.rows.fetch(db, some, author.person.scope)
      for id in some {
        guard let record = records[id] else { throw Stop.notFound("This \(Record.kind.noun)") }
        try body(record)
        try step()
      }
    }
  }

  func forEach(_ selection: Selection, _ body: (StoredAgent) throws -> Void) throws {
    try forEach(Agent.self, selection, body)
  }

  func step() throws {
    steps += 1
    guard let progress, steps.isMultiple(of: 100), !progress(steps) else { return }
    throw Stop.refusal(.stopped)
  }

  /// Remembers what is wrong; after so many there is no use in looking for more.
  func add(_ found: [Problem], of record: some DirectoryRecord) throws {
    problems += found.map { problem in
      guard namesRecords else { return problem }
      return Problem(
        field: problem.field, label: problem.label, sentence: "\(record.name): \(problem.sentence)")
    }
    guard problems.count < Self.problemLimit else {
      throw Stop.refusal(.problems(Array(problems.prefix(Self.problemLimit))))
    }
  }

  func record<Record: DirectoryRecord>(
    _ field: String, of id: Int64, _ record: Record, _ before: Scalar, _ after: Scalar
  ) throws {
    try log.add(
      LoggedEntry(
        kind: Record.kind.rawValue, record: id, name: record.handle, field: field, before: before,
        after: after))
  }

  /// Counts a record as changed.
  func touched(_ id: Int64) {
    guard receipt.records.last != id else { return }
    receipt.count += 1
    if receipt.records.count < 1000 { receipt.records.append(id) }
  }

  func tell(_ notice: String) { receipt.notices.append(notice) }

  /// Says what holds for all records of the change alike.
  func tellOnce(_ notice: String) {
    if !receipt.notices.contains(notice) { tell(notice) }
  }

  func hand(over mailbox: Receipt.Mailbox) { receipt.mailboxes.append(mailbox) }
}
