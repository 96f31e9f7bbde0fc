import AgentDomain
import GRDB

extension Save {
  /// Some fields of one record: what others changed meanwhile stays, and where both changed the same
  /// field nothing is written at all.
  func change<Record: DirectoryRecord>(
    _ type: Record.Type, _ id: Int64, _ changes: [FieldChange]
  ) throws {
    let current = try stored(type, id)
    var (mine, clashes): ([FieldChange], [FieldChange]) = ([], [])
    for change in changes {
      let now = try field(change.field, of: type).stored(current.record)
      if now == change.after { continue }
      if now == change.before { mine.append(change) } else { clashes.append(change) }
    }
    guard clashes.isEmpty else { throw Stop.conflict(try conflict(current.key, clashes)) }
    try write(current, mine)
  }

  private func conflict(_ record: RecordKey, _ fields: [FieldChange]) throws -> Conflict {
    let others = try fields.compactMap {
      try HistoryRows.lastAuthor(db, record.kind.rawValue, record.id, field: $0.field)
    }
    return Conflict(record: record, fields: fields, other: others.first ?? "somebody else")
  }

  func field<Record: DirectoryRecord>(_ id: String, of type: Record.Type) throws -> Field<Record> {
    guard let field = Record.catalogue[id] else {
      throw Stop.problem(id, id, "There is no field \(id): look at the list of fields.")
    }
    return field
  }

  /// The one function that changes a record's row.
  /// - Parameter followsOther: the change comes from that of another record, such as a queue's new name:
  ///   it asks for no right of its own, and holds for deleted agents too.
  func write<Record: DirectoryRecord>(
    _ current: Stored<Record>, _ changes: [FieldChange], followsOther: Bool = false
  ) throws {
    guard !changes.isEmpty else { return }
    let obstacles = followsOther ? [] : try obstacles(current, changes)
    guard let record = try checked(current, changes, obstacles) else { return }
    if Record.kind == .operator { touchesOperators = true }
    if !current.isDeleted { try expect(record, besides: current.record) }
    try update(current, changes)
    // What follows is told first, so that undo, which goes from the end, begins with its cause.
    try follow(current.id, from: current.record, to: record)
    for change in changes {
      try self.record(change.field, of: current.id, record, change.before, change.after)
      if let attachment = change.attachment { try store(attachment) }
    }
    if !followsOther { touched(current.id) }
  }

  /// The record with the changes, or nil where something is wrong, which is remembered.
  private func checked<Record: DirectoryRecord>(
    _ current: Stored<Record>, _ changes: [FieldChange], _ obstacles: [Problem]
  ) throws -> Record? {
    var problems = obstacles
    var record = current.record
    do { try record.take(changes) } catch { problems.append(error) }
    if problems.isEmpty {
      problems = record.problems(
        since: current.record, changed: Set(changes.map(\.field)), settings.settings)
      problems += try taken(record, id: current.id, besides: current.record)
      problems += try missing(in: record, changes)
    }
    guard problems.isEmpty else {
      try add(problems, of: current.record)
      return nil
    }
    return record
  }

  /// What the author may not do, and what nobody may do to a field.
  func obstacles<Record: DirectoryRecord>(
    _ current: Stored<Record>, _ changes: [FieldChange]
  ) throws -> [Problem] {
    try require(Record.kind.editing)
    if current.isDeleted {
      let sentence =
        "\(current.record.name) is deleted: restore the agent before changing anything."
      return [Problem(field: "deleted", label: "Deleted", sentence: sentence)]
    }
    return try changes.compactMap { change in
      let field = try field(change.field, of: Record.self)
      try require(field.action(of: Record.kind))
      let obstacle =
        field.editable.obstacle(isNew: false, isOn: change.before == .integer(1))
        ?? field.obstacle(to: author)
      return obstacle.map { field.problem(sentence: "\(field.label) \($0)") }
    }
  }

  private func update<Record: DirectoryRecord>(
    _ current: Stored<Record>, _ changes: [FieldChange]
  ) throws {
    let kind = Record.kind
    let columns = changes.map { "\"\($0.field)\" = ?, " }.joined()
    let updated = kind == .settings ? "" : ", updated = \(time)"
    let statement = try db.cachedStatement(
      sql: """
        UPDATE \(kind.rawValue) SET \(columns)version = version + 1\(updated)
        WHERE id = ? AND version = ?
        """)
    let values: [any DatabaseValueConvertible] =
      changes.map { $0.after.databaseValue } + [current.id, current.version]
    try statement.execute(arguments: StatementArguments(values))
    guard db.changesCount == 1 else { throw Stop.notFound(current.record.name) }
  }
}

extension Field {
  /// The right that a change of the field needs: states that the system switches on have their own.
  func action(of kind: RecordKind) -> Action {
    guard editable == .onlyOff, kind == .agent else { return kind.editing }
    return editor.kind == .state ? .disableMultiFactor : .unlock
  }
}

extension Field {
  /// What only somebody at the machine itself may say: which of its programs is run.
  fileprivate func obstacle(to author: Author) -> String? {
    guard editor.kind == .program, !author.isAtHost else { return nil }
    return "names a program of this machine: it is changed from a shell there, not from here."
  }
}
