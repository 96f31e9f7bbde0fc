/// What a store must offer, in the words of the domain.
///
/// Every function may be called from any thread. Reads throw what the world does to a file, in a sentence
/// for a person; a read that is interrupted throws `CancellationError`. There is one writer: `apply`.
public protocol AgentDirectory: AccountGate, AccountRecovery, ExchangeFile, MultiFactorGate {
  // MARK: - Reading records

  func page(_ request: PageRequest) throws -> [ListRow]
  func count(_ query: ListQuery) throws -> Int
  /// The place of an agent in a query's order, or nil where the query does not hold it.
  func key(of agent: Int64, in query: ListQuery) throws -> RowKey?
  func stored<Record: DirectoryRecord>(_ type: Record.Type, _ id: Int64, scope: Scope) throws
    -> Stored<Record>?
  /// The number of the record that the shell calls by this handle, whatever its case.
  func id(of kind: RecordKind, named handle: String, scope: Scope) throws -> Int64?
  /// How many records a selection has now.
  func count(_ selection: Selection, scope: Scope) throws -> Int
  /// Hands over the records of a selection in batches of a few hundred, in the order of their names; the
  /// database is free between batches. Returning false ends it.
  func forEach<Record: DirectoryRecord>(
    _ type: Record.Type, _ selection: Selection, scope: Scope,
    _ body: ([Stored<Record>]) throws -> Bool) throws
  /// What some agents are members of, by the agents' numbers; queues outside the scope are left out.
  func memberships(of agents: [Int64], scope: Scope) throws -> [Int64: [Membership]]
  func groups(scope: Scope) throws -> [Group]
  /// What the exchange makes of some agents, by the agents' numbers.
  func exchangeViews(of agents: [Int64], scope: Scope) throws -> [Int64: ExchangeView]
  /// How many of a selection are members of each group of a kind, by the groups' numbers; groups without
  /// any are left out.
  func memberCounts(_ kind: GroupKind, in selection: Selection, scope: Scope) throws
    -> [Int64: MemberCount]
  /// What refers to a record, and so would lose it by its removal.
  func uses(of record: RecordKey, scope: Scope) throws -> [RecordUse]
  /// The records of a kind as choices of a field: queues by name, modules by key.
  func choices(of kind: RecordKind, scope: Scope) throws -> [Editor.Choice]
  /// The smallest free internal number that the settings allow.
  func nextInternal() throws -> InternalNumber
  /// What a field would be changed from, and how many agents hold each value; most frequent first.
  func spread(of field: String, in selection: Selection, scope: Scope) throws
    -> [(value: String, count: Int)]
  /// The bytes of a picture, which a user is shown only where an agent of the scope has it.
  func attachment(_ hash: String, scope: Scope) throws -> [UInt8]?
  func settings() throws -> StoredSettings
  /// What importing a file would do, line by line, the database free between short batches; nothing is
  /// written. Returning false ends it.
  /// - Parameter bookmark: the line to begin with, to see lines again; duplicates are not looked for then.
  func dryRun(
    _ file: any ByteSource, _ author: Author, from bookmark: ImportReader.Bookmark?,
    _ body: (ImportStep) throws -> Bool
  ) throws -> ImportSummary

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

  public func memberships(of agent: Int64, scope: Scope) throws -> [Membership] {
    try memberships(of: [agent], scope: scope)[agent] ?? []
  }

  public func agent(_ id: Int64, scope: Scope) throws -> StoredAgent? {
    try stored(Agent.self, id, scope: scope)
  }

  public func agent(username: String, scope: Scope) throws -> StoredAgent? {
    try id(of: .agent, named: username, scope: scope).flatMap { try agent($0, scope: scope) }
  }

  public func forEach(
    _ selection: Selection, scope: Scope, _ body: ([StoredAgent]) throws -> Bool
  ) throws {
    try forEach(Agent.self, selection, scope: scope, body)
  }

  /// An agent as a new one begins: the defaults, with every module that the centre has.
  public func freshAgent() throws -> Agent {
    var agent = Agent()
    let modules = try settings().settings.inventory.modules
    agent.permissions.modules = ModuleSet(Set(modules.map(\.key)))
    return agent
  }
}
