import AgentDomain
import TextUI

/// The list of one kind of record: search as you type, filters, sorting, marks, and what can be done
/// with them.
@MainActor final class ListController: Screen {
  let session: Session
  let purpose: ListPurpose
  var model: ListModel
  var search: LineEditor?
  /// The first column that shows beside the name, for screens too narrow for all.
  var firstColumn = 0
  var vocabulary: Vocabulary
  /// What a filter in the line means or why it does not; shown while the line is edited.
  var filterNote: String?
  /// What a wide window shows of the record under the cursor.
  var details: DetailPane.Made?
  lazy var hidesDetails = readHidesDetails()
  /// Whether the rows have to be read before they are drawn.
  var isStale = true

  init(
    session: Session, _ kind: RecordKind = .agent, view: ListQuery.View = .active,
    purpose: ListPurpose = .browse
  ) {
    (self.session, self.purpose) = (session, purpose)
    (model, vocabulary) = (ListModel(kind), Vocabulary(kind, live: session.live))
    (model.narrowing, model.showsPenalty) = (purpose.filters, purpose.penaltyQueue != nil)
    model.view = view
    model.scope = session.scope
    restoreLayout()
  }

  var word: String {
    if search != nil { return "search" }
    return switch purpose {
    case .members: "members"
    case .joining: "joining"
    case .browse: model.query.view == .deleted ? "deleted" : "list"
    }
  }
  var kind: RecordKind { model.kind }
  var title: String {
    purpose.title ?? (model.view == .deleted ? "Deleted \(kind.plural)" : kind.pluralTitle)
  }
  var isTyping: Bool { search != nil }
  var commands: [BoundCommand] {
    let list = search != nil ? Self.searchCommands : commandsOfView
    return list.map { $0.bound(to: self) }
  }

  /// Deleted agents are restored or deleted for good, wherever they show; a list that stands above
  /// another says how to leave it.
  private var commandsOfView: [Command<ListController>] {
    let isDeleted = model.query.view == .deleted
    let own =
      switch purpose {
      case .members: Self.memberCommands
      case .joining: Self.joiningCommands
      case .browse: isDeleted ? Self.deletedCommands : Self.commands(of: kind)
      }
    return own + Self.movement + [Self.leaving(hint: isDeleted || !isFirst)]
  }

  /// Whether it is the agents' list, above which everything else stands.
  var isFirst: Bool { kind == .agent && model.view == .active && purpose == .browse }

  var directory: any AgentDirectory { session.directory }

  func take(_ key: Key) -> Bool {
    guard var editor = search, editor.handle(key) else { return false }
    search = editor
    lineChanged(editor.text)
    return true
  }

  func draw(on surface: inout Surface) {
    let height = max(1, surface.size.rows - (surface.size.rows > 3 ? 2 : 0))
    if height != model.height {
      isStale = isStale || height > model.height
      model.height = height
      model.reveal()
    }
    if isStale { reloadInPlace() }
    drawWithDetails(on: &surface)
  }

  func readFinished() {}

  var focusHelp: [String] {
    guard let row = model.current else { return ["There is no \(kind.noun) here."] }
    let place =
      "The cursor is on \(row.cells.first ?? ""). \(session.key("open")) opens the \(kind.noun)."
    return [place] + (telephoneWords(row).map { ["On the telephone: \($0)."] } ?? [])
  }

  /// Leaves: the marks first, then a kept search, then the list.
  func back() {
    if model.range != nil { return model.dropRange() }
    if !model.marks.isEmpty {
      model.marks = Marks(kind)
      return session.say(.info, "No \(kind.noun) is marked any more.")
    }
    if !model.line.isEmpty { return clearSearch() }
    if !isFirst { return session.close(self) }
    session.say(
      .info, "This is the first screen: \(session.key("quit", plain: true)) leaves Roster.")
  }
}
