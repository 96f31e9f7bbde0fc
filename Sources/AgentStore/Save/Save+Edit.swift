import AgentDomain
import GRDB

extension Save {
  /// Some fields of one agent: what others changed meanwhile stays, and where both changed the same
  /// field nothing is written at all.
  func edit(_ id: Int64, _ changes: [FieldChange]) throws {
    let current = try agent(id)
    var (mine, clashes): ([FieldChange], [FieldChange]) = ([], [])
    for change in changes {
      let now = try field(change.field).stored(current.agent)
      if now == change.after { continue }
      if now == change.before { mine.append(change) } else { clashes.append(change) }
    }
    guard clashes.isEmpty else { throw Stop.conflict(try conflict(current, clashes)) }
    try write(current, mine)
  }

  private func conflict(_ current: StoredAgent, _ fields: [FieldChange]) throws -> Conflict {
    let others = try fields.compactMap {
      try HistoryRows.lastAuthor(db, Agent.catalogue.name, current.id, field: $0.field)
    }
    return Conflict(current: current, fields: fields, other: others.first ?? "somebody else")
  }

  func field(_ id: String) throws -> Field<Agent> {
    guard let field = Agent.catalogue[id] else {
      throw Stop.problem(id, id, "There is no field \(id): look at the list of fields.")
    }
    return field
  }

  /// The same texts in the same fields of many agents; all of them or none.
  func editAll(_ selection: Selection, _ texts: [FieldValueText]) throws {
    let fields = try texts.map { (try field($0.field), $0.text) }
    try readable(fields)
    try forEach(selection) { current in
      var agent = current.agent
      var problems: [Problem] = []
      for (field, text) in fields {
        do throws(Problem) { try field.enter(text, into: &agent) } catch { problems.append(error) }
      }
      guard problems.isEmpty else { return try add(problems, of: current.agent) }
      try write(
        current,
        fields.compactMap { field, _ in
          let (before, after) = (field.stored(current.agent), field.stored(agent))
          guard before != after else { return nil }
          return FieldChange(
            field: field.id, before: before, after: after, attachment: field.attachment(agent))
        })
    }
  }

  /// A text that no agent could take is said once, and not of each agent.
  private func readable(_ fields: [(Field<Agent>, String)]) throws {
    var (agent, problems) = (Agent(), [Problem]())
    for (field, text) in fields {
      do { try field.enter(text, into: &agent) } catch { problems.append(error) }
    }
    guard problems.isEmpty else { throw Stop.refusal(.problems(problems)) }
  }

  /// The one function that changes an agent's row.
  func write(_ current: StoredAgent, _ changes: [FieldChange]) throws {
    guard !changes.isEmpty else { return }
    guard let agent = try checked(current, changes) else { return }
    try update(current, changes)
    for change in changes {
      try record(change.field, of: current.id, agent, change.before, change.after)
      if let attachment = change.attachment { try store(attachment) }
    }
    try SearchIndex.update(db, id: current.id, from: current.agent, to: agent)
    try follow(current.id, from: current.agent, to: agent)
    touched(current.id)
  }

  /// The agent with the changes, or nil where something is wrong, which is remembered.
  private func checked(_ current: StoredAgent, _ changes: [FieldChange]) throws -> Agent? {
    var problems = try obstacles(current, changes)
    var agent = current.agent
    do { try agent.take(changes) } catch { problems.append(error) }
    if problems.isEmpty {
      problems = newProblems(from: current.agent, to: agent, Set(changes.map(\.field)))
      problems += try taken(agent, id: current.id, besides: current.agent)
      problems += try missingPicture(agent, changes)
    }
    guard problems.isEmpty else {
      try add(problems, of: current.agent)
      return nil
    }
    return agent
  }

  /// What the change made wrong; what was wrong before must not keep people from other fields.
  private func newProblems(from old: Agent, to new: Agent, _ changed: Set<String>) -> [Problem] {
    let found = new.problems(settings.settings)
    guard !found.isEmpty else { return [] }
    let known = Set(old.problems(settings.settings))
    return found.filter { changed.contains($0.field) || !known.contains($0) }
  }

  /// What the author may not do, and what nobody may do to a field.
  private func obstacles(_ current: StoredAgent, _ changes: [FieldChange]) throws -> [Problem] {
    try require(.edit)
    let name = current.agent.account.fullName
    if current.isDeleted {
      let sentence = "\(name) is deleted: restore the agent before changing anything."
      return [Problem(field: "deleted", label: "Deleted", sentence: sentence)]
    }
    return try changes.compactMap { change in
      let field = try field(change.field)
      try require(field.action)
      let obstacle = field.editable.obstacle(isNew: false, isOn: change.before == .integer(1))
      return obstacle.map { field.problem(sentence: "\(field.label) \($0)") }
    }
  }

  private func update(_ current: StoredAgent, _ changes: [FieldChange]) throws {
    let columns = changes.map { "\"\($0.field)\" = ?, " }.joined()
    let statement = try db.cachedStatement(
      sql: """
        UPDATE agent SET \(columns)version = version + 1, updated = ? WHERE id = ? AND version = ?
        """)
    let values: [any DatabaseValueConvertible] =
      changes.map { $0.after.databaseValue } + [time, current.id, current.version]
    try statement.execute(arguments: StatementArguments(values))
    guard db.changesCount == 1 else { throw Stop.notFound(current.agent.account.fullName) }
  }
}

extension Field<Agent> {
  /// The right that a change of the field needs: states that the system switches on have their own.
  var action: Action {
    guard editable == .onlyOff else { return .edit }
    return editor.kind == .state ? .disableMultiFactor : .unlock
  }
}
