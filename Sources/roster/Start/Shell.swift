import AgentDomain
import Console
import Telephony

/// The database as one operator sees it from the shell: every read is held to the operator's scope, every
/// change bears the operator's name.
struct Shell {
  private let directory: any AgentDirectory
  let author: Author

  private var scope: Scope { author.person.scope }

  /// - Throws: `Refused` where the person may not do anything at all.
  init(_ directory: any AgentDirectory, _ author: Author) throws {
    (self.directory, self.author) = (directory, author)
    if let obstacle = author.person.obstacle(to: .read, CentreSettings()) {
      throw Refused(obstacle)
    }
  }

  func settings() throws -> StoredSettings { try directory.settings() }
  func freshAgent() throws -> Agent { try directory.freshAgent() }
  func groups() throws -> [Group] { try directory.groups(scope: scope) }

  func page(_ request: PageRequest) throws -> [ListRow] {
    var request = request
    request.query.scope = scope
    return try directory.page(request)
  }

  func count(_ selection: Selection) throws -> Int {
    try directory.count(selection, scope: scope)
  }

  func forEach<Record: DirectoryRecord>(
    _ type: Record.Type, _ selection: Selection, _ body: ([Stored<Record>]) throws -> Bool
  ) throws {
    try directory.forEach(type, selection, scope: scope, body)
  }

  func forEach(_ selection: Selection, _ body: ([StoredAgent]) throws -> Bool) throws {
    try directory.forEach(selection, scope: scope, body)
  }

  func stored<Record: DirectoryRecord>(_ type: Record.Type, _ id: Int64) throws
    -> Stored<Record>?
  {
    try directory.stored(type, id, scope: scope)
  }

  func id(of kind: RecordKind, named handle: String) throws -> Int64? {
    try directory.id(of: kind, named: handle, scope: scope)
  }

  func memberships(of agents: [Int64]) throws -> [Int64: [Membership]] {
    try directory.memberships(of: agents, scope: scope)
  }

  func memberships(of agent: Int64) throws -> [Membership] {
    try directory.memberships(of: agent, scope: scope)
  }

  func memberCounts(_ kind: GroupKind, in selection: Selection) throws -> [Int64: MemberCount] {
    try directory.memberCounts(kind, in: selection, scope: scope)
  }

  func uses(of record: RecordKey) throws -> [RecordUse] {
    try directory.uses(of: record, scope: scope)
  }

  func history(_ query: HistoryQuery) throws -> [HistoryEntry] {
    try directory.history(query, scope: scope)
  }

  func exchangeViews(of agents: [Int64]) throws -> [Int64: ExchangeView] {
    try directory.exchangeViews(of: agents, scope: scope)
  }

  func summary() throws -> AgentSummary {
    try AgentSummary(directory, scope: scope, live: try exchangeStates())
  }

  func export() -> AgentExport { AgentExport(directory: directory, scope: scope) }

  func dryRun(_ file: any ByteSource, _ body: (ImportStep) throws -> Bool) throws
    -> ImportSummary
  {
    try directory.dryRun(file, author, from: nil, body)
  }

  /// Makes every row right that the exchange reads.
  /// - Throws: `Refused` where the person may not change settings, else the store's error.
  func rebuildExchange() throws {
    if let obstacle = author.person.obstacle(to: .changeSettings, CentreSettings()) {
      throw Refused(obstacle)
    }
    try directory.rebuildExchange()
  }

  /// What the exchange tells at this moment, or that it is away; nil where the settings name none.
  func exchangeStates() throws -> ExchangeStates? {
    let telephony = try settings().settings.telephony
    return telephony.hasManager ? ExchangeGlance.states(of: telephony) : nil
  }

  /// Listens to the exchange and gives it what was saved, by whomever, until the bridge goes. Where no
  /// exchange is named, it waits for one, and ends locks meanwhile.
  /// - Throws: `Refused` where the person may not change settings or telephony is off.
  func exchangeBridge(report: @escaping @Sendable (String) -> Void) throws -> ExchangeBridge {
    if let obstacle = author.person.obstacle(to: .changeSettings, CentreSettings()) {
      throw Refused(obstacle)
    }
    let telephony = try settings().settings.telephony
    guard telephony.isOn else { throw Refused(TelephonyWords.off) }
    if !telephony.hasManager {
      report(TelephonyWords.unnamed + " Until then only locks are ended.")
    }
    let bridge = ExchangeLine.bridge(of: directory, report: report)
    _ = directory.onChange { [directory, weak bridge] in
      try? directory.serveExchange()
      bridge?.look()
    }
    return bridge
  }

  func apply(_ set: ChangeSet) -> SaveOutcome { directory.apply(set) }
  func undo() -> SaveOutcome { directory.undo(author) }
  func undo(_ change: Int64) -> SaveOutcome { directory.undo(change, author) }
  func redo() -> SaveOutcome { directory.redo(author) }
}
