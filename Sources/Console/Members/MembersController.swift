import AgentDomain
import TextUI

/// The queues, teams or profiles of some agents: what they are members of beside what is available.
///
/// Everything is staged until it is saved, in one step.
@MainActor final class MembersController: Screen {
  let session: Session
  let selection: Selection
  /// The agent, or the number and the first few.
  let names: String
  var model: MembersModel
  var search: LineEditor?
  /// Where the two lists are scrolled to, and how many rows they have.
  var windows: [MembersModel.Side: ScrollWindow] = [:]
  var height = 10
  private var isStale = true

  /// Nil where there is no group of the kind.
  /// - Throws: what the directory throws.
  init?(session: Session, _ kind: GroupKind, _ selection: Selection, _ names: String) throws {
    let groups = try session.visibleGroups(kind)
    guard !groups.isEmpty else { return nil }
    let licence = try session.directory.settings().settings.licence
    (self.session, self.selection, self.names) = (session, selection, names)
    model = MembersModel(kind, groups: groups, licensed: Set(licence.channels.elements))
  }

  var word: String { "memberships" }
  var title: String {
    let isMany = model.isRead && model.total != 1
    return "\(groupsOf) \(isMany ? counted(model.total, .agent) : names)"
  }

  /// "Queues of".
  var groupsOf: String { "\(model.kind.recordKind.pluralTitle) of" }
  var isTyping: Bool { search != nil }
  var commands: [BoundCommand] {
    (search == nil ? Self.commands : Self.searchCommands).map { $0.bound(to: self) }
  }

  func take(_ key: Key) -> Bool {
    guard var editor = search, editor.handle(key) else { return false }
    search = editor
    model.narrow(to: editor.text)
    return true
  }

  var focusHelp: [String] {
    guard let group = model.current else { return ["This list is empty."] }
    let count = model.present[group.id]?.count ?? 0
    return [
      "The cursor is on \(group.kind.rawValue) \(group.name). "
        + "Members now: \(grouped(count)) of \(counted(model.total, .agent)).",
      "\(session.key("take")) takes it to the other list; nothing is written before \(session.key("save")).",
    ]
  }

  func changedElsewhere() { isStale = true }

  func draw(on surface: inout Surface) {
    if isStale { read() }
    MembersView(controller: self).draw(on: &surface)
  }

  /// Reads how many are in which group, behind the screen.
  private func read() {
    isStale = false
    let (directory, kind, selection, scope) = (
      session.directory, model.kind, selection, session.scope
    )
    session.reader.read(patience: 100) {
      (
        try directory.count(selection, scope: scope),
        try directory.memberCounts(kind, in: selection, scope: scope)
      )
    } deliver: { [weak self] (result: Result<(Int, [Int64: MemberCount]), any Error>) in
      self?.session.attempt {
        guard let self else { return }
        let (total, counts) = try result.get()
        self.model.take(
          groups: try self.session.visibleGroups(kind), total: total, present: counts)
      }
    }
  }
}
