import AgentDomain
import TextUI

extension ListController {
  /// What the empty list says: which key leads out of it.
  /// - Parameter brief: whether there is room for a few words only.
  func emptyWords(brief: Bool = false) -> [String] {
    if !model.isRead { return ["Reading ..."] }
    let (back, new, sample) = (session.key("back"), session.key("new"), session.key("sample"))
    let leaving =
      "\(session.key("help", plain: true))  explains the \(session.isLinear ? "commands" : "keys"), "
      + "\(session.key("quit", plain: true)) leaves."
    if !model.line.isEmpty {
      return [
        "No \(kind.noun) matches.",
        "\(back) clears the search, \(session.key("search")) changes it.",
      ]
    }
    if let words = purpose.emptyWords(add: session.key("add"), back: back) { return words }
    if model.view == .deleted {
      return ["No agent is deleted.", "\(back) goes back to the agents."]
    }
    if kind != .agent {
      return [
        "There is no \(kind.noun) yet: \(new) makes one.", "\(back) goes back to the agents.",
      ]
    }
    if brief {
      return [
        "There is no agent yet.", "\(new)  makes the first one.",
        "\(sample)  loads a sample centre.",
        leaving,
      ]
    }
    return [
      "There is no agent yet.", "", "\(new)  makes the first one.",
      "\(sample)  loads a sample centre to look around: a few dozen agents with queues and "
        + "teams, clearly marked as samples; one command removes them all again.", "",
      leaving,
    ]
  }

  static let movement: [Command<ListController>] = [
    Command("down", .down, .character("j"), title: "Down", help: "The next line.") { $0.move(1) },
    Command("up", .up, .character("k"), title: "Up", help: "The line before.") { $0.move(-1) },
    Command("page-down", .pageDown, title: "Next page", help: "One page on.") {
      $0.page(1)
    },
    Command("page-up", .pageUp, title: "Previous page", help: "One page back.") {
      $0.page(-1)
    },
    Command("home", .home, .character("<"), title: "First", help: "The first line of the list.") {
      $0.goToEdge(last: false)
    },
    Command("end", .end, .character(">"), title: "Last", help: "The last line of the list.") {
      $0.goToEdge(last: true)
    },
    Command(
      "right", .right, .character("l"), title: "Columns on",
      help: "Shows the columns further right."
    ) {
      $0.scrollColumns(1)
    },
    Command("left", .left, title: "Columns back", help: "Shows the columns further left.") {
      $0.scrollColumns(-1)
    },
    Command(
      "search", .character("/"), .f(3), title: "Search", hint: true, words: true,
      help:
        "Searches names, e-mails and numbers as you type; filters such as typology:webrtc or is:disabled, - negates."
    ) { $0.startSearch() },
    Command(
      "mark", .character(" "), title: "Mark", help: "Marks the line, or takes the mark away."
    ) { $0.mark() },
    Command(
      "range", .character("v"), title: "Mark a range",
      help: "Begins a range here; the same key at its other end marks it."
    ) { $0.markRange() },
    Command(
      "mark-all", .character("a"), title: "Mark all that match",
      help: "Marks everything that the list shows, on all its pages."
    ) { $0.markAll() },
    Command(
      "invert", .character("*"), title: "Invert the marks",
      help: "Marks what is not marked, and the other way round."
    ) { $0.invertMarks() },
    Command(
      "sort", .character("o"), title: "Sort",
      help: "Chooses the column to sort by; what the exchange tells gives no order."
    ) { $0.chooseSort() },
    Command(
      "columns", .character("C"), title: "Columns",
      help: "Chooses columns and their order; :width sets widths."
    ) {
      $0.chooseColumns()
    },
    detailsCommand,
    Command("width", title: "Column width", help: "Makes a column wider or narrower.") {
      $0.chooseWidth()
    },
  ]

  static func leaving(hint: Bool) -> Command<ListController> {
    Command(
      "back", .escape, title: "Back", hint: hint,
      help: "Drops the marks, then the search; then goes back to the list before."
    ) { $0.back() }
  }

  func move(_ lines: Int) {
    guard let load = model.move(by: lines) else { return }
    fetch(load) { _ = $0.model.move(by: lines) }
  }

  func page(_ direction: Int) {
    if session.isLinear {
      guard let load = model.turn(direction) else { return }
      return fetch(load) { _ = $0.model.turn(direction) }
    }
    guard let load = model.page(direction) else { return }
    fetch(load) { _ = $0.model.page(direction) }
  }

  func goToEdge(last: Bool) {
    if model.range != nil {
      return session.say(
        .info,
        "A range is marked with Up, Down, PgUp and PgDn; \(session.key("mark-all")) marks all.")
    }
    if last ? model.hasLast : model.hasFirst { return model.goToEdge(last: last) }
    fetch(last ? .last : .first) { _ in }
  }

  private func scrollColumns(_ by: Int) {
    firstColumn = max(0, min(firstColumn + by, model.layout.columns.count - 2))
  }

  private func mark() {
    guard let row = model.current else { return }
    model.marks.toggle(row.id)
    if !session.isLinear { move(1) }
  }

  private func markRange() {
    if model.toggleRange() {
      session.say(
        .info,
        "A range begins here: go to its other end and then \(session.key("range")) again, or \(session.key("back"))."
      )
    }
  }

  private func markAll() {
    model.marks.markAll(model.query, rows: model.rows, count: model.count)
    session.say(
      .info,
      "All that match are marked: \(model.count.map { counted($0, kind) } ?? "they are being counted")."
    )
  }

  private func invertMarks() {
    model.marks.invert(model.query, rows: model.rows, total: model.count)
    reloadInPlace()
  }
}
