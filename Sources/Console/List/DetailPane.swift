import AgentDomain
import TextUI

/// What a wide window shows beside the list: the record under the cursor, read only, as its form would.
@MainActor struct DetailPane {
  /// The least columns of a window that has room for it, and how many it takes.
  static let (leastColumns, width) = (150, 66)

  /// What was made for a record, until it is another one or another version.
  struct Made {
    let id: Int64
    let version: Int
    let lines: [Line]
  }

  struct Line {
    var label = ""
    let text: String
  }

  static func make<Record: FormSubject>(
    _ type: Record.Type, _ row: ListRow, in session: Session
  ) throws -> Made {
    guard let stored = try Record.read(row.id, from: session.directory, session.scope) else {
      return Made(id: row.id, version: row.version, lines: [])
    }
    let settings = try session.directory.settings().settings
    let model = FormModel(base: stored.record, settings: settings)
    var lines = try groups(of: stored.key, in: session)
    for tab in stored.record.visibleTabs(settings) {
      for row in FormRow.rows(of: tab, in: model) { lines += self.lines(of: row, in: model) }
    }
    return Made(id: row.id, version: row.version, lines: withoutEmptySections(lines))
  }

  /// An agent's queues, teams and profiles.
  private static func groups(of record: RecordKey, in session: Session) throws -> [Line] {
    guard record.kind == .agent else { return [] }
    let all = try session.directory.memberships(of: [record.id], scope: session.scope)[record.id]
    return GroupKind.allCases.compactMap { kind in
      let names = (all ?? []).map(\.group).filter { $0.kind == kind }.map(\.name)
      guard !names.isEmpty else { return nil }
      return Line(label: kind.recordKind.pluralTitle, text: names.joined(separator: ", "))
    }
  }

  /// What is filled in and not merely off.
  private static func lines<Record: FormSubject>(
    of row: FormRow<Record>, in model: FormModel<Record>
  ) -> [Line] {
    switch row {
    case .heading(let text): return [Line(text: text)]
    case .field(let field):
      let text = field.shown(model.draft).replacing("\n", with: " / ")
      let isOff = field.editor.kind == .toggle && field.written(model.draft) == false.written
      return text.isEmpty || isOff ? [] : [Line(label: field.label, text: text)]
    case .element(let field, let choice):
      let isOn = model.text(field).split(separator: ",").contains(Substring(choice.value))
      return isOn ? [Line(label: choice.title, text: "on")] : []
    default: return []
    }
  }

  private static func withoutEmptySections(_ lines: [Line]) -> [Line] {
    lines.enumerated().filter { index, line in
      !line.label.isEmpty || lines.indices.contains(index + 1) && !lines[index + 1].label.isEmpty
    }.map(\.element)
  }

  static func draw(
    _ made: Made, name: String, on surface: inout Surface, from column: Int, _ glyphs: Glyphs
  ) {
    for row in 0..<surface.size.rows {
      surface.put(
        String(glyphs.box.vertical), at: Position(row: row, column: column), role: .border)
    }
    let (left, width) = (column + 2, surface.size.columns - column - 3)
    surface.put(
      CellWidth.truncate(TermText(name).description, to: width),
      at: Position(row: 0, column: left), role: .heading)
    for (row, line) in made.lines.prefix(max(0, surface.size.rows - 2)).enumerated() {
      let place = Position(row: row + 2, column: left)
      let text = TermText(line.text).description
      if line.label.isEmpty {
        surface.put(CellWidth.truncate(text, to: width), at: place, role: .heading)
        continue
      }
      let label = CellWidth.truncate(line.label, to: 26) + ":"
      surface.put(label, at: place, role: .label)
      surface.put(
        CellWidth.truncate(text, to: width - 28), at: Position(row: place.row, column: left + 28))
    }
  }
}

extension ListController {
  static let detailsCommand = Command<ListController>(
    "details", .character("w"), title: "Details beside",
    help: "Shows or hides what is under the cursor beside the list of a wide window."
  ) { $0.toggleDetails() }

  private static let detailsName = "list.details"

  /// The operator's own choice whether a wide window has details or more columns.
  func readHidesDetails() -> Bool {
    (try? directory.preference(Self.detailsName, of: session.author.person.name)) == "off"
  }

  private func toggleDetails() {
    let isHidden = hidesDetails
    hidesDetails.toggle()
    session.attempt {
      try directory.setPreference(
        Self.detailsName, isHidden ? nil : "off", of: session.author.person.name)
      let place = "A window of \(DetailPane.leastColumns) columns shows"
      session.say(
        .info, isHidden ? "\(place) details beside the list." : "\(place) more columns, no details."
      )
    }
  }

  /// Draws the list, and beside it what the cursor is on where the window is wide enough.
  func drawWithDetails(on surface: inout Surface) {
    let isWide = surface.size.columns >= DetailPane.leastColumns && surface.size.rows > 6
    guard isWide, !session.terminal.capabilities.isSlow, !hidesDetails, let row = model.current
    else {
      return ListView(controller: self).draw(on: &surface)
    }
    let column = surface.size.columns - DetailPane.width
    var list = Surface(size: Size(rows: surface.size.rows, columns: column - 1))
    ListView(controller: self).draw(on: &list)
    surface.blit(list, at: Position(row: 0, column: 0))
    surface.cursor = list.cursor
    session.attempt {
      if details?.id != row.id || details?.version != row.version {
        details = try DetailPane.make(kind.subject, row, in: session)
      }
    }
    if let details {
      DetailPane.draw(
        details, name: row.cells.first ?? "", on: &surface, from: column,
        session.terminal.theme.glyphs)
    }
  }
}
