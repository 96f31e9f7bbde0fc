import AgentDomain
import TextUI

/// What a file would change: the differences by agent and field, the lines with errors, and F2 to do it.
@MainActor final class ImportController: Screen {
  /// What the list shows.
  enum View: CaseIterable { case problems, differences, warnings }

  let session: Session
  let file: any ByteSource
  let preview: ImportPreview
  private(set) var view: View
  private(set) var current = 0
  var window = ScrollWindow()
  /// The pages that were seen last; two may show at once.
  private var pages: [ImportPage] = []
  private var height = 10

  init(session: Session, file: any ByteSource, preview: ImportPreview) {
    (self.session, self.file, self.preview) = (session, file, preview)
    view = preview.problemCount > 0 ? .problems : .differences
  }

  var word: String { "import" }
  var title: String { "Import of \(file.name.split(separator: "/").last ?? "")" }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<ImportController>] =
    [
      Command(
        "apply", .f(2), title: "Import", hint: true,
        help: "Does everything that the differences say, after asking.", unless: { $0.obstacle }
      ) { $0.ask() },
      Command(
        "show", .enter, title: "Show", hint: true, help: "Shows the whole line.",
        unless: { $0.count == 0 ? "There is no line here." : nil }
      ) { $0.show() },
      Command(
        "next-view", .tab, title: "Other list", hint: true,
        help: "Goes from the wrong lines to the differences, to the warnings, and back."
      ) { $0.turn() },
      Command("back", .escape, title: "Back", hint: true, help: "Leaves; nothing is imported.") {
        $0.session.close($0)
      },
    ] + Command.movement(page: { $0.height }) { $0.move($1) }

  private var obstacle: String? {
    let summary = preview.summary
    if summary.wrong > 0 {
      return "Mend \(counted(summary.wrong, "wrong line")) first, and import the file again."
    }
    return summary.changesNothing ? "The file changes nothing: there is nothing to import." : nil
  }

  // MARK: - The lists

  /// How many lines the list has.
  var count: Int {
    switch view {
    case .problems: preview.problems.count
    case .differences: preview.differenceCount
    case .warnings: preview.warnings.count
    }
  }

  /// How many there are, shown or not.
  func total(of view: View) -> Int {
    switch view {
    case .problems: preview.problemCount
    case .differences: preview.differenceCount
    case .warnings: preview.warningCount
    }
  }

  /// A line of the list; differences that are not at hand are read again.
  func line(_ number: Int) -> (head: String, text: String) {
    switch view {
    case .problems: Self.line(preview.problems[number])
    case .warnings: Self.line(preview.warnings[number])
    case .differences: difference(number).map { ($0.username, $0.sentence) } ?? ("", "")
    }
  }

  private static func line(_ note: ImportNote) -> (String, String) {
    (
      "Line \(note.place.written)",
      (note.column.map { "(\($0)) " } ?? "") + note.sentence
    )
  }

  private func difference(_ number: Int) -> ImportDifference? {
    if let known = pages.lazy.compactMap({ $0[number] }).first { return known }
    session.attempt {
      let page = try preview.page(
        with: number, of: file, session.directory, session.author)
      pages = pages.suffix(2) + [page]
    }
    return pages.last?[number]
  }

  private func turn() {
    let views = View.allCases.filter { $0 == .differences || total(of: $0) > 0 }
    guard let place = views.firstIndex(of: view), views.count > 1 else {
      return session.say(.info, "There are no wrong lines and no warnings.")
    }
    view = views[(place + 1) % views.count]
    (current, window) = (0, ScrollWindow())
  }

  func move(_ lines: Int) { current = max(0, min(current + lines, count - 1)) }

  private func show() {
    let (head, text) = line(current)
    session.push(TextPanel(session: session, title: head, lines: [text]))
  }

  // MARK: - Doing it

  private func ask() {
    let summary = preview.summary
    let words = [
      "\(counted(summary.new, "new agent")), \(counted(summary.changed, "changed agent")), "
        + "\(counted(summary.differences, "difference")). All of it is one step that \(session.key("undo")) takes back."
    ]
    session.confirm(
      "Import", words + [summary.passwordNotice].compactMap(\.self), yes: "import"
    ) { [weak self] in self?.apply() }
  }

  private func apply() {
    let change = Change.importAgents(file, fingerprint: preview.summary.fingerprint)
    let set = ChangeSet(
      author: session.author, summary: preview.summary.title(of: file), changes: [change])
    session.carryOut(set) { [weak self] receipt in
      guard let self, receipt != nil else { return }
      session.close(self)
    }
  }

  func draw(on surface: inout Surface) {
    height = max(1, surface.size.rows - ImportView.headRows)
    ImportView(controller: self).draw(on: &surface)
  }

  var focusHelp: [String] {
    [preview.summary.counts + "."] + [
      obstacle ?? "\(session.key("apply")) imports the file after asking."
    ]
  }
}
