import AgentDomain
import TextUI

/// What every list can do with its records, by the marks or the cursor.
extension ListController {
  /// All commands of a kind's list, but for moving about in it.
  static func commands(of kind: RecordKind) -> [Command<ListController>] { tables[kind] ?? [] }

  private static let tables = Dictionary(
    uniqueKeysWithValues: RecordKind.allCases.map { ($0, sharedCommands($0) + ownCommands($0)) })

  private static func ownCommands(_ kind: RecordKind) -> [Command<ListController>] {
    switch kind {
    case .agent: activeCommands + telephoneCommands
    case .module: moduleCommands
    case .operator: operatorCommands
    case .queue, .team, .profile: groupCommands
    default: []
    }
  }

  /// What every kind has; the words say nothing of the kind, but removing does.
  static func sharedCommands(_ kind: RecordKind) -> [Command<ListController>] {
    [
      Command(
        "open", .enter, title: "Open", hint: true, help: "Opens what is under the cursor.",
        unless: noRecord
      ) { try $0.open() },
      Command(
        "new", .character("n"), title: "New", hint: true, help: "Makes a new one.",
        unless: noRight
      ) { try $0.create(kind.subject) },
      Command(
        "copy", .character("c"), title: "Copy as new",
        help: "Makes a new one with all settings of this one and none of its identity.",
        unless: { noRecord($0) ?? noRight($0) }
      ) { try $0.createCopy(kind.subject) },
      Command(
        "edit", .character("e"), title: "Edit marked", hint: kind == .agent,
        help: "Sets one field of all that are marked, after showing what changes.",
        unless: { noRecord($0) ?? noRight($0) }
      ) { $0.bulkEdit(kind.subject) },
      removal(kind),
      Command(
        "go", .character("g"), title: "Go to", hint: true,
        help: "Leads to the lists of agents, queues, teams and all others, and to the settings."
      ) { $0.session.chooseWay() },
      Command(
        "history", .character("h"), title: "History",
        help: "Shows what was changed, by whom and when."
      ) { $0.showHistory() },
      Command(
        "saved-filters", .character("F"), title: "Saved filters",
        help: "Keeps the search under a name, or takes one that was kept."
      ) { try $0.savedFilters() },
    ] + Session.ways()
  }

  static func removal(_ kind: RecordKind) -> Command<ListController> {
    kind == .agent
      ? Command(
        "delete", .character("d"), .delete, title: "Delete", hint: true,
        help: "Deletes the agents after asking; they can be restored.",
        unless: { noRecord($0) ?? right(.delete)($0) }
      ) { try $0.delete() }
      : Command(
        "delete", .character("d"), .delete, title: "Remove", hint: true,
        help: "Removes what is marked after saying who uses it; u brings it back.",
        unless: { noRecord($0) ?? noRight($0) }
      ) { try $0.remove(kind.subject) }
  }

  static let noRecord: @MainActor @Sendable (ListController) -> String? = {
    guard $0.model.selection == nil else { return nil }
    return "There is no \($0.kind.noun) here"
      + ($0.purpose == .browse ? ": \($0.session.key("new")) makes one." : ".")
  }

  /// Whoever may not change the centre reads its lists all the same.
  static let noRight: @MainActor @Sendable (ListController) -> String? = {
    $0.session.obstacle(toChanging: $0.kind)
  }

  /// Says whom the operator has to ask for something that needs a right.
  static func right(_ action: Action) -> @MainActor @Sendable (ListController) -> String? {
    { $0.session.obstacle(to: action) }
  }

  // MARK: - Opening

  private func open() throws {
    guard let row = model.current else { return }
    try open(kind.subject, row.id)
  }

  private func open<Record: FormSubject>(_ type: Record.Type, _ id: Int64) throws {
    guard let stored = try Record.read(id, from: directory, model.scope), !stored.isDeleted else {
      reloadInPlace()
      return session.say(.warning, Self.goneWords(kind))
    }
    try FormController.open(stored, session: session, list: self)
  }

  private static func goneWords(_ kind: RecordKind) -> String {
    kind == .agent
      ? "That agent is deleted: :deleted shows the deleted agents, to restore them."
      : "That \(kind.noun) is gone: somebody removed it."
  }

  private func create<Record: FormSubject>(_ type: Record.Type) throws {
    try FormController<Record>.create(session: session, list: self)
  }

  private func createCopy<Record: FormSubject>(_ type: Record.Type) throws {
    guard let row = model.current,
      let stored = try Record.read(row.id, from: directory, model.scope)
    else { return }
    try FormController.create(
      like: stored.record.copyAsNew(), of: stored.record.reference, session: session, list: self)
  }

  /// The record before or behind the one that a form shows; the cursor goes along.
  func neighbour<Record: FormSubject>(_ direction: Int, of type: Record.Type) throws
    -> Stored<Record>?
  {
    let old = model.current?.id
    move(direction)
    guard let row = model.current, row.id != old else { return nil }
    return try Record.read(row.id, from: directory, model.scope)
  }

  /// Puts the cursor on a record, such as one that was just made.
  func show(_ id: Int64) {
    let isHeld = ((try? directory.key(of: id, in: model.query)) ?? nil) != nil
    if !isHeld {
      model.line = ""
      lineChanged("")
    }
    reload(around: id)
  }

  // MARK: - Doing

  /// "Ada Lovelace (ada)", or "12 agents: Ada, Grace, Alan ...".
  func names(_ selection: Selection) throws -> String {
    try names(selection, kind.subject)
  }

  private func names<Record: FormSubject>(_ selection: Selection, _ type: Record.Type) throws
    -> String
  {
    let count = try directory.count(selection, scope: model.scope)
    var first: [String] = []
    try directory.forEach(type, selection, scope: model.scope) { batch in
      first += batch.prefix(3).map { Self.name(of: $0.record) }
      return false
    }
    if count <= 1 {
      let noun = kind == .agent ? "" : "\(kind.noun) "
      return first.first.map { noun + $0 } ?? "no \(kind.noun)"
    }
    let list = first.joined(separator: ", ")
    return "\(counted(count, kind)): \(list)\(count > first.count ? " ..." : "")"
  }

  private static func name<Record: DirectoryRecord>(of record: Record) -> String {
    record.handle == record.name ? record.name : "\(record.name) (\(record.handle))"
  }

  /// Changes something and shows the result; very many records show their progress.
  func apply(_ summary: String, _ changes: [Change]) {
    let set = ChangeSet(author: session.author, summary: summary, changes: changes)
    session.carryOut(set) { [weak self] receipt in
      guard let self, receipt != nil else { return }
      model.marks = Marks(kind)
      reloadInPlace()
    }
  }

  func showHistory() {
    let row = model.current
    let noun = kind == .agent ? "" : "\(kind.noun) "
    session.push(
      HistoryController(
        session: session, record: row.map { RecordKey(kind, $0.id) },
        name: row?.cells.first.map { noun + $0 }))
  }
}
