import AgentDomain
import GRDB

extension Save {
  /// Brings back what a change found, record by record, the last entry first; everything goes through
  /// the functions that any change goes through.
  func takeBack(_ change: Int64) throws {
    let reversal = try Reversal(db, change, by: author.person.name)
    log.word(reversal)
    if let sample = try reversal.sample(db) {
      return try sample ? removeSample() : addSample()
    }
    namesRecords = true
    let entries = try reversal.entries(db)
    var group: [LoggedEntry] = []
    while let entry = try entries.next() {
      if let first = group.first, first.record != entry.record || first.kind != entry.kind {
        try takeBack(group, reversal)
        group = []
      }
      group.append(entry)
    }
    if !group.isEmpty { try takeBack(group, reversal) }
  }

  private func takeBack(_ entries: [LoggedEntry], _ reversal: Reversal) throws {
    try reversal.refuseFinal(entries)
    guard let kind = RecordKind(rawValue: entries[0].kind) else { return }
    if kind != .agent { return try takeBack(kind.type, entries, reversal) }
    let current = try agent(entries[0].record)
    if entries.contains(where: { $0.field == HistoryWord.created }) {
      return try takeBackCreation(current, entries, reversal)
    }
    let followsOther = try current.isDeleted && reversal.concerns(.module, db)
    var fields = FieldsBack(current.agent)
    for entry in entries {
      if let field = Agent.catalogue[entry.field] {
        try fields.add(
          field, entry, unless: { try self.log.tells(of: entry) },
          else: { try self.changedSince(entry, field.label, reversal) })
      } else if entry.field == HistoryWord.deleted {
        try takeBackDeletion(current, entry, reversal)
      } else if entry.field == HistoryWord.paused {
        try takeBackPause(current, entry, reversal)
      } else {
        try takeBackMembership(current, entry, reversal)
      }
    }
    if followsOther { try require(.edit) }
    try write(current, fields.changes, followsOther: followsOther)
  }

  /// Settings and centre objects: fields back to what they were, what was removed comes again under its
  /// number, what was made goes.
  private func takeBack<Record: DirectoryRecord>(
    _ type: Record.Type, _ entries: [LoggedEntry], _ reversal: Reversal
  ) throws {
    try require(Record.kind.editing)
    if entries.contains(where: { $0.field == HistoryWord.removed }) {
      return try bringBack(type, entries, reversal)
    }
    let current = try stored(type, entries[0].record)
    var fields = FieldsBack(current.record)
    for entry in entries {
      guard let field = Record.catalogue[entry.field] else { continue }
      try fields.add(
        field, entry, unless: { try self.log.tells(of: entry) },
        else: { try self.changedSince(entry, field.label, reversal) })
    }
    guard entries.contains(where: { $0.field == HistoryWord.created }) else {
      return try write(current, fields.changes)
    }
    let uses = try RecordUses.find(db, current.key, author.person.scope)
    if let use = uses.first {
      throw reversal.refusal("\(current.record.name) is used by \(use.sentence).")
    }
    try remove(current)
  }

  /// A state that the system alone switches on stays off: what it stood for, such as a secret, is gone.
  private func bringBack<Record: DirectoryRecord>(
    _ type: Record.Type, _ entries: [LoggedEntry], _ reversal: Reversal
  ) throws {
    var record = Record()
    for entry in entries {
      guard let field = Record.catalogue[entry.field], field.editor.kind != .state else { continue }
      do { try field.restore(entry.before, into: &record) } catch {
        throw StoreError.unreadable(field.label)
      }
    }
    let problems = try taken(record, id: 0)
    guard problems.isEmpty else { throw reversal.refusal(problems[0].sentence) }
    try insert(record, id: entries[0].record)
  }

  /// A creation is taken back by deleting, as long as nobody made anything else of the agent.
  private func takeBackCreation(
    _ current: StoredAgent, _ entries: [LoggedEntry], _ reversal: Reversal
  ) throws {
    try require(.delete)
    let label = "Deleted"
    for entry in entries {
      guard let field = Agent.catalogue[entry.field] else { continue }
      if field.stored(current.agent) != entry.after {
        try changedSince(entry, field.label, reversal)
      }
    }
    if current.isDeleted { try changedSince(entries[0], HistoryWord.deleted, label, reversal) }
    if let other = try reversal.otherAuthor(db, current.id) {
      throw reversal.refusal("\(other) has changed \(current.agent.account.fullName) since.")
    }
    try setDeleted(current, Timestamp(time))
  }

  private func takeBackDeletion(
    _ current: StoredAgent, _ entry: LoggedEntry, _ reversal: Reversal
  ) throws {
    try require(entry.before == .null ? .restore : .delete)
    guard current.deleted.stored == entry.after else {
      return try changedSince(entry, "Deleted", reversal)
    }
    try setDeleted(current, entry.before == .null ? Timestamp() : Timestamp(time))
  }

  private func takeBackPause(_ current: StoredAgent, _ entry: LoggedEntry, _ reversal: Reversal)
    throws
  {
    try require(.edit)
    guard try Scalar(reason: Pauses.reason(of: current.id, db)) == entry.after else {
      return try changedSince(entry, "Pause", reversal)
    }
    try setPause(current, entry.before.text)
  }

  private func takeBackMembership(
    _ current: StoredAgent, _ entry: LoggedEntry, _ reversal: Reversal
  ) throws {
    try require(.edit)
    guard let group = try Memberships.group(entry.field, db) else {
      throw reversal.refusal("the \(entry.field.prefix { $0 != ":" }) is gone.")
    }
    try onlyOwnQueues([group])
    let now = try Memberships.penalty(of: current.id, in: group, db)
    guard Scalar(number: now) == entry.after else {
      return try changedSince(entry, "\(group.kind.title) \(group.name)", reversal)
    }
    if try place(current.id, current.agent, in: group, at: entry.before.integer) {
      touched(current.id)
    }
  }

  private func changedSince(_ entry: LoggedEntry, _ label: String, _ reversal: Reversal) throws {
    try changedSince(entry, entry.field, label, reversal)
  }

  private func changedSince(
    _ entry: LoggedEntry, _ field: String, _ label: String, _ reversal: Reversal
  ) throws {
    let person =
      try HistoryRows.lastAuthor(
        db, entry.kind, entry.record, field: field, after: reversal.change) ?? "somebody"
    throw reversal.refusal("\(label) of \(entry.name) was changed by \(person) since.")
  }
}

/// The fields of one record on their way back.
private struct FieldsBack<Record: Catalogued> {
  private let record: Record
  private var values: [String: Scalar] = [:]

  init(_ record: Record) { self.record = record }

  /// Takes an entry back where its field still is as the entry left it; one that is as it was before,
  /// because it followed from another that was taken back, is left.
  /// - Parameter isFollowing: whether this very undo has changed the field already.
  mutating func add(
    _ field: Field<Record>, _ entry: LoggedEntry, unless isFollowing: () throws -> Bool,
    else refuse: () throws -> Void
  ) throws {
    let now = values[field.id] ?? field.stored(record)
    if now == entry.before, try isFollowing() { return }
    if now != entry.after { try refuse() }
    values[field.id] = entry.before
  }

  var changes: [FieldChange] {
    values.keys.sorted().compactMap { id in
      guard let field = Record.catalogue[id], let value = values[id],
        case let now = field.stored(record), now != value
      else { return nil }
      return FieldChange(field: field.id, before: now, after: value)
    }
  }
}
