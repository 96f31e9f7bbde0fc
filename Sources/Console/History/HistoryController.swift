import AgentDomain
import TextUI

/// What was changed, newest first: of one record or of everything, narrowed by who, field and time.
@MainActor final class HistoryController: Screen {
  let session: Session
  private let name: String?
  private var query: HistoryQuery
  private(set) var filter = HistoryFilter()
  var search: LineEditor?
  private(set) var entries: [HistoryEntry] = []
  private(set) var isComplete = false
  private(set) var current = 0
  private var window = ScrollWindow()
  private var height = 10
  private var groups: [Group] = []

  init(session: Session, record: RecordKey?, name: String?) {
    (self.session, self.name) = (session, name)
    query = HistoryQuery(record: record, limit: 200)
    reload()
  }

  var word: String { "history" }
  var title: String {
    guard let name, query.record != nil else { return "History of everything" }
    return "History of \(name)"
  }
  var isTyping: Bool { search != nil }
  var commands: [BoundCommand] {
    (search == nil ? Self.commands : Self.searchCommands).map { $0.bound(to: self) }
  }

  static let commands: [Command<HistoryController>] = [
    Command("show", .enter, title: "Show", hint: true, help: "Shows the whole change.") {
      $0.show()
    },
    Command(
      "search", .character("/"), .f(3), title: "Narrow", hint: true, words: true,
      help: "Narrows by by:NAME, field:NAME, since:7d and until:2026-11-01."
    ) {
      $0.search = LineEditor($0.filter.line)
    },
    Command(
      "all", .character("a"), title: "Everything", hint: true,
      help: "Shows the history of everything, or of this one again.",
      unless: { $0.name == nil ? "This is the history of everything." : nil }
    ) { $0.toggleAll() },
    Command(
      "take-back", .character("z"), title: "Take back", hint: true,
      help: "Takes this change back, as a change like any other."
    ) {
      $0.takeBack()
    },
    Command("back", .escape, title: "Back", hint: true, help: "Goes back to where you were.") {
      $0.session.close($0)
    },
    Command("down", .down, .character("j"), title: "Down", help: "The next entry.") { $0.move(1) },
    Command("up", .up, .character("k"), title: "Up", help: "The entry before.") { $0.move(-1) },
    Command("page-down", .pageDown, title: "Next page", help: "One page on.") {
      $0.move($0.height)
    },
    Command("page-up", .pageUp, title: "Previous page", help: "One page back.") {
      $0.move(-$0.height)
    },
    Command("home", .home, title: "Newest", help: "The newest entry.") { $0.move(-1_000_000) },
    Command("end", .end, title: "Oldest loaded", help: "The last entry that is loaded.") {
      $0.move(1_000_000)
    },
  ]

  static let searchCommands: [Command<HistoryController>] = [
    Command(
      "keep", .enter, .down, title: "Keep", hint: true,
      help: "Narrows, and goes back to the entries."
    ) {
      $0.keepFilter()
    },
    Command("back", .escape, title: "Clear", hint: true, help: "Shows everything again.") {
      $0.search = LineEditor()
      $0.keepFilter()
    },
  ]

  func take(_ key: Key) -> Bool { search?.handle(key) ?? false }

  func changedElsewhere() { reload() }

  private func reload() {
    session.attempt {
      groups = try session.directory.groups(scope: session.scope)
      entries = try session.directory.history(query, scope: session.scope)
      isComplete = entries.count < query.limit
    }
    current = max(0, min(current, entries.count - 1))
  }

  func keepFilter() {
    let line = search?.text ?? ""
    switch HistoryFilter.read(line, now: .now) {
    case .success(let filter):
      self.filter = filter
      filter.narrow(&query)
      search = nil
      current = 0
      reload()
    case .failure(let problem): session.say(.error, problem.sentence)
    }
  }

  private var ownRecord: RecordKey?

  private func toggleAll() {
    (query.record, ownRecord) = (ownRecord, query.record)
    current = 0
    reload()
  }

  func move(_ lines: Int) {
    if current + lines >= entries.count, !isComplete, let last = entries.last {
      session.attempt {
        var next = query
        next.before = last.id
        let more = try session.directory.history(next, scope: session.scope)
        entries += more
        isComplete = more.count < query.limit
      }
    }
    current = max(0, min(current + lines, entries.count - 1))
  }

  private func show() {
    guard entries.indices.contains(current) else { return }
    let entry = entries[current]
    let whole = entries.filter { $0.change == entry.change }
    let lines = [
      "Change \(entry.change): \(entry.summary)",
      "\(entry.time.shown) by \(entry.person), \(entry.origin)", "",
    ]
    session.push(
      TextPanel(
        session: session, title: "Change \(entry.change)",
        lines: lines + whole.map { "\(subject($0))  \(sentence($0))" }))
  }

  private func takeBack() {
    guard entries.indices.contains(current) else { return }
    let entry = entries[current]
    session.confirm(
      "Take back", ["Take back change \(entry.change): \(entry.summary)?"], yes: "take it back"
    ) { [session] in session.finish(session.directory.undo(entry.change, session.author)) }
  }

  private func sentence(_ entry: HistoryEntry) -> String {
    entry.sentence { [groups] kind, id in groups.first { $0.kind == kind && $0.id == id }?.name }
  }

  /// Whom an entry is about: agents by their usernames, anything else with its kind.
  private func subject(_ entry: HistoryEntry) -> String {
    let isPlain = entry.kind == RecordKind.agent.rawValue || entry.kind == entry.name
    return isPlain ? entry.name : "\(entry.kind) \(entry.name)"
  }

  /// When, who, and what; of whom only where that is not the title already. Where there is little
  /// room the day will do: Enter tells the rest.
  func line(_ entry: HistoryEntry, _ when: String) -> String {
    let name = query.record == nil ? [subject(entry)] : []
    return ([when, entry.person] + name + [sentence(entry)]).joined(separator: "  ")
  }

  func draw(on surface: inout Surface) {
    height = max(1, surface.size.rows - 1)
    let line =
      filter.line.isEmpty
      ? "\(session.key("search")) narrows: by:NAME field:NAME since:7d" : filter.line
    if var search {
      let start = surface.put("Narrow: ", at: Position(row: 0, column: 0), role: .label)
      surface.cursor = search.draw(
        on: &surface, at: Position(row: 0, column: start), width: surface.size.columns - start,
        role: .fieldFocus)
      self.search = search
    } else {
      surface.put(line, at: Position(row: 0, column: 0), role: .textDim)
    }
    drawEntries(on: &surface)
  }

  var emptyWords: String {
    filter.line.isEmpty
      ? "Nothing was changed yet." : "Nothing matches: \(session.key("search")) changes the filter."
  }

  private func drawEntries(on surface: inout Surface) {
    guard !entries.isEmpty else {
      surface.put(emptyWords, at: Position(row: 2, column: 2), role: .heading)
      if search == nil { surface.cursor = Position(row: 2, column: 2) }
      return
    }
    window.reveal(current, count: entries.count, height: height)
    for (row, entry) in entries.dropFirst(window.top).prefix(height).enumerated() {
      let isCurrent = window.top + row == current
      let when = String(entry.time.shown.prefix(surface.size.columns < 60 ? 10 : 16))
      surface.put(isCurrent ? ">" : " ", at: Position(row: row + 1, column: 0))
      surface.put(
        CellWidth.truncate(TermText(line(entry, when)).description, to: surface.size.columns - 2),
        at: Position(row: row + 1, column: 2))
      if isCurrent {
        surface.restyle(row: row + 1, columns: 2..<(2 + when.count), role: .listFocus)
        if search == nil { surface.cursor = Position(row: row + 1, column: 0) }
      }
    }
  }
}
