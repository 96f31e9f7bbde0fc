/// What a store must offer, in the words of the domain.
///
/// Every function may be called from any thread. Reads throw what the world does to a file, in a sentence
/// for a person; a read that is interrupted throws `CancellationError`. There is one writer: `apply`.
public protocol AgentDirectory: Sendable {
  // MARK: - Reading agents

  func page(_ request: PageRequest) throws -> [ListRow]
  func count(_ query: ListQuery) throws -> Int
  /// The place of an agent in a query's order, or nil where the query does not hold it.
  func key(of agent: Int64, in query: ListQuery) throws -> RowKey?
  func agent(_ id: Int64, scope: Scope) throws -> StoredAgent?
  func agent(username: String, scope: Scope) throws -> StoredAgent?
  /// How many agents a selection has now.
  func count(_ selection: Selection, scope: Scope) throws -> Int
  /// Hands over the agents of a selection in batches of a few hundred, in the order of their names; the
  /// database is free between batches. Returning false ends it.
  func forEach(
    _ selection: Selection, scope: Scope, _ body: ([StoredAgent]) throws -> Bool) throws
  /// What some agents are members of, by the agents' numbers.
  func memberships(of agents: [Int64]) throws -> [Int64: [Membership]]
  func groups() throws -> [Group]
  func hasTelephones() throws -> Bool
  /// The smallest free internal number that the settings allow.
  func nextInternal() throws -> InternalNumber
  /// What a field would be changed from, and how many agents hold each value; most frequent first.
  func spread(of field: String, in selection: Selection, scope: Scope) throws
    -> [(value: String, count: Int)]
  func attachment(_ hash: String) throws -> [UInt8]?
  func settings() throws -> StoredSettings

  // MARK: - Writing

  /// The only way in which anything changes: checks right and scope, validates, writes and appends
  /// history in one transaction. `progress` gets the number done so far and stops everything, leaving
  /// nothing, by returning false.
  func apply(_ set: ChangeSet, progress: (@Sendable (Int) -> Bool)?) -> SaveOutcome
  /// Takes back the author's last change that is not taken back yet, as a change like any other.
  func undo(_ author: Author) -> SaveOutcome
  func redo(_ author: Author) -> SaveOutcome
  /// Takes back one change by its number.
  func undo(_ change: Int64, _ author: Author) -> SaveOutcome

  // MARK: - What was and what might be

  func history(_ query: HistoryQuery, scope: Scope) throws -> [HistoryEntry]
  func undoStep(for person: String) throws -> UndoStep?
  func redoStep(for person: String) throws -> UndoStep?
  func draft(_ key: DraftKey) throws -> Draft?
  func drafts(of person: String) throws -> [Draft]
  func keep(_ draft: Draft) throws
  func discard(_ key: DraftKey) throws
  /// An operator's own choices: columns, saved filters, whether a save shows the differences first.
  func preference(_ name: String, of person: String) throws -> String?
  func setPreference(_ name: String, _ value: String?, of person: String) throws

  // MARK: - The file

  /// Calls the function, in another thread, whenever somebody wrote to the file, until the directory goes.
  /// - Returns: false where the file cannot be watched: then one has to look now and then.
  func onChange(_ body: @escaping @Sendable () -> Void) -> Bool
  /// Differs as soon as anybody else saved anything.
  func dataVersion() throws -> Int
  /// Ends a read that is under way in another thread.
  func interruptReads()
}

extension AgentDirectory {
  public func apply(_ set: ChangeSet) -> SaveOutcome { apply(set, progress: nil) }

  public func memberships(of agent: Int64) throws -> [Membership] {
    try memberships(of: [agent])[agent] ?? []
  }
}
