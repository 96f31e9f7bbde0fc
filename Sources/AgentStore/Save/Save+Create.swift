import AgentDomain
import GRDB

extension Save {
  /// A new agent with mailbox and groups; one without a password cannot sign in yet.
  func create(_ wanted: Agent, _ password: Secret?, _ groups: [Membership]) throws {
    try require(.create)
    try existing(groups.map(\.group))
    var agent = wanted
    if agent.account.internalNumber.text.isEmpty { try propose(&agent) }
    if password != nil { agent.account.passwordChangedAt = Timestamp(time) }
    let changes = agent.changes(since: Agent())
    var problems = agent.problems(asNew: changes, settings.settings)
    problems += try taken(agent, id: 0) + switchedOn(changes, Agent.self) + outOfReach(groups)
    problems += try missing(in: agent, changes)
    let problem = password.flatMap { passwords.problem(with: $0, settings.settings) }
    problems += [problem].compactMap(\.self)
    guard problems.isEmpty else { return try add(problems, of: agent) }
    let id = try insert(agent)
    if let password { try store(password, of: AccountKey(.agent, id), agent) }
    try complete(id, agent, changes, groups)
  }

  /// The row and its place in the search, without anything around it.
  func insert(_ agent: Agent, isSample: Bool = false) throws -> Int64 {
    try expect(agent)
    try Agent.rows.insert(
      db, agent, extra: [("created", time), ("updated", time), ("is_sample", isSample ? 1 : 0)])
    let id = db.lastInsertedRowID
    try search.insert(db, id: id, agent: agent)
    return id
  }

  /// History, pictures, consequences and groups of a row that was just inserted.
  func complete(
    _ id: Int64, _ agent: Agent, _ changes: [FieldChange], _ groups: [Membership]
  ) throws {
    try tellCreation(of: id, agent, changes)
    try begin(id, from: Agent(), to: agent)
    for membership in groups { _ = try enter(membership, id, agent) }
    touched(id)
  }

  /// History of a new record: that it is there, and every value that is not the default.
  /// - Parameter changes: those since a fresh record.
  func tellCreation<Record: DirectoryRecord>(
    of id: Int64, _ new: Record, _ changes: [FieldChange]
  ) throws {
    try record(HistoryWord.created, of: id, new, .null, .integer(time))
    for change in changes {
      guard try field(change.field, of: Record.self).editable != .never else { continue }
      try record(change.field, of: id, new, change.before, change.after)
      if let attachment = change.attachment { try store(attachment) }
    }
  }

  func propose(_ agent: inout Agent) throws {
    let number = try FreeNumbers.take(db, from: settings.settings.numbers.minInternal)
    agent.account.internalNumber = InternalNumber(Int(number))
  }

  /// States that only the system switches on.
  func switchedOn<Record: DirectoryRecord>(_ changes: [FieldChange], _ type: Record.Type) throws
    -> [Problem]
  {
    try changes.compactMap { change in
      let field = try field(change.field, of: type)
      guard field.editable == .onlyOff, change.after == .integer(1) else { return nil }
      return field.editable.obstacle(isNew: true, isOn: false).map {
        field.problem(sentence: "\(field.label) \($0)")
      }
    }
  }

  /// A user creates agents in queues of their own only, and in one at least.
  func outOfReach(_ groups: [Membership]) throws -> [Problem] {
    guard case .queues(let own) = author.person.scope else { return [] }
    try onlyOwnQueues(groups.map(\.group))
    guard !groups.contains(where: { $0.group.kind == .queue && own.contains($0.group.id) }) else {
      return []
    }
    let sentence = "Queues need at least one of yours: otherwise you would not see the agent."
    return [Problem(field: "queues", label: "Queues", sentence: sentence)]
  }
}
