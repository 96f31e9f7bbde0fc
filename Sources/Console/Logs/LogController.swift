import AgentDomain
import ClientLogs
import TextUI

/// An agent's client logs as they grow: the newest at the bottom, narrowed by level and text.
///
/// Nothing is read here: a follower reads on a thread of its own and wakes the loop a few times a second
/// at most, so that no key ever waits for a file.
@MainActor final class LogController: Screen {
  let session: Session
  private var agent: StoredAgent
  private var folder: LogFolder
  private var follower: LogFollower
  private(set) var model: LogModel
  private(set) var search: LineEditor?
  private var filter: LogFilter

  /// - Throws: what the directory says, or `Problem` where the logs have no folder that could be.
  init(_ agent: StoredAgent, session: Session) throws {
    (self.agent, self.session) = (agent, session)
    filter = LogFilter()
    model = LogModel(filter: filter)
    folder = try LogFolder(agent.agent, try session.directory.settings().settings)
    follower = LogFollower(folder, session: session)
    choose(filter, patience: 60)
  }

  var word: String { "logs" }
  var title: String { "Client logs of \(agent.agent.account.fullName)" }
  var isTyping: Bool { search != nil }
  var commands: [BoundCommand] {
    (search == nil ? Self.commands : Self.searchCommands).map { $0.bound(to: self) }
  }
  var words: LogWords {
    LogWords(
      name: agent.agent.account.fullName, path: folder.path, isOn: agent.agent.clientLogs.enabled,
      key: { [session] in session.key($0) })
  }
  var focusHelp: [String] { [words.status(model) + "."] }

  func take(_ key: Key) -> Bool {
    guard var editor = search, editor.handle(key) else { return false }
    search = editor
    if filter.text != editor.text { narrow { $0.text = editor.text } }
    return true
  }

  /// Somebody may have switched the logs on or moved their folder.
  func changedElsewhere() {
    session.attempt {
      guard let now = try session.directory.agent(agent.id, scope: session.scope) else { return }
      agent = now
      let place = try LogFolder(now.agent, try session.directory.settings().settings)
      guard place != folder else { return }
      folder = place
      follower = LogFollower(folder, session: session)
      model = LogModel(filter: filter)
      choose(filter, patience: 60)
    }
  }

  func draw(on surface: inout Surface) {
    model.height = max(1, surface.size.rows - 1)
    model.take(follower.snapshot)
    var view = LogView(words: words, model: model, search: search)
    view.draw(on: &surface)
    (model, search) = (view.model, view.search)
  }

  // MARK: - What commands do

  func narrow(_ change: (inout LogFilter) -> Void) {
    change(&filter)
    choose(filter, patience: 12)
  }

  /// Asks for other lines and waits a moment for them; what takes longer comes through the loop.
  private func choose(_ filter: LogFilter, patience: Int) {
    follower.show(filter)
    model.take(follower.snapshot(of: filter, within: patience))
  }

  func move(_ lines: Int) { model.move(by: lines) }
  func page(_ direction: Int) { model.move(by: direction * model.height) }
  func goHome() { model.move(by: -model.lines.count) }
  func follow() { model.follow(follower.snapshot) }

  func toggleFollowing() { if model.isFollowing { model.stop() } else { follow() } }

  func startSearch() { search = LineEditor(filter.text) }
  func keepSearch() { search = nil }

  func clearSearch() {
    search = nil
    narrow { $0.text = "" }
  }

  /// One step out: first the text that narrows, then the screen.
  func back() {
    if filter.text.isEmpty { session.close(self) } else { clearSearch() }
  }

  func chooseLevel() {
    let levels = LogLevel.allCases
    let items = levels.map { MenuItem($0.inWords, letter: $0.letter) }
    session.push(
      MenuPanel(
        session: session, title: "Level", intro: ["Which lines to show:"], items: items,
        current: filter.level.number
      ) {
        [weak self] index in
        self?.narrow { $0.level = levels[index] }
      })
  }

  func showWhole() {
    guard let line = model.focused else { return }
    model.stop()
    session.push(
      TextPanel(
        session: session, title: "Line of \(line.level.fileName)",
        lines: [TermText(line.text).description]))
  }
}

extension LogLevel {
  /// The key of the level in menus, as the agents' list shows it.
  fileprivate var letter: Character { rawValue.first ?? "?" }
  fileprivate var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension LogFollower {
  /// Follows for a terminal; where every byte counts, in larger steps.
  @MainActor convenience init(_ folder: LogFolder, session: Session) {
    let wakeup = session.terminal.wakeup
    self.init(folder, pause: session.terminal.capabilities.isSlow ? 3000 : 250) { wakeup.wake() }
  }
}
