import AgentDomain
import Foundation
import TextUI

/// Columns, order and named filters, kept for the operator.
extension ListController {
  private var layoutName: String { preference("list.layout") }
  private var filtersName: String { preference("list.filters") }

  /// Agents' lists had these names before there were others.
  private func preference(_ name: String) -> String {
    kind == .agent ? name : "\(name).\(kind.rawValue)"
  }

  private var person: String { session.author.person.name }

  func restoreLayout() {
    guard let text = try? directory.preference(layoutName, of: person),
      let layout = try? JSONDecoder().decode(ListLayout.self, from: Data(text.utf8)),
      !layout.shown(kind).isEmpty
    else { return }
    model.layout = layout
  }

  private func keepLayout() {
    session.attempt {
      let text = String(decoding: try JSONEncoder().encode(model.layout), as: UTF8.self)
      try directory.setPreference(layoutName, text, of: person)
    }
  }

  /// Live columns give no order: rows would change their places under the operator's hands.
  func chooseSort() {
    let columns = ListColumn.stored(kind)
    let current = columns.firstIndex { $0.id == model.layout.sort.column } ?? 0
    let items = columns.map { column in
      let isSorted = column.id == model.layout.sort.column
      return MenuItem(
        "\(isSorted ? "(x)" : "( )") \(column.name)",
        detail: isSorted ? (model.layout.sort.descending ? "descending" : "ascending") : "")
    }
    session.push(
      MenuPanel(
        session: session, title: "Sort by",
        intro: ["The same column again turns the order round."],
        items: items, current: current, filtered: true
      ) { [weak self] in self?.sort(by: columns[$0]) })
  }

  private func sort(by column: ListColumn) {
    let isSame = model.layout.sort.column == column.id
    model.layout.sort = ListQuery.Sort(
      column: column.id, descending: isSame ? !model.layout.sort.descending : false)
    keepLayout()
    reloadInPlace()
  }

  func chooseColumns() {
    let choices = ListColumn.all(kind).map { Editor.Choice($0.id, $0.name) }
    session.push(
      ChoicePanel(
        session: session, title: "Columns",
        intro: ["The first one always shows; Left and Right scroll the others."], choices: choices,
        chosen: model.layout.columns, kind: .ordered
      ) { [weak self] in self?.setColumns($0) })
  }

  private func setColumns(_ ids: [String]) {
    guard !ids.isEmpty else { return session.say(.warning, "One column at least has to show.") }
    model.layout.columns = ids
    firstColumn = 0
    keepLayout()
    reloadInPlace()
  }

  /// Asks which column is to have another width, then for its cells.
  func chooseWidth() {
    let columns = model.columns
    let items = columns.map { MenuItem($0.name, detail: "\(model.layout.width(of: $0))") }
    session.push(
      MenuPanel(
        session: session, title: "Width of a column", intro: ["The number is its cells now."],
        items: items
      ) { [weak self] in self?.askWidth(of: columns[$0]) })
  }

  private func askWidth(of column: ListColumn) {
    session.push(
      PromptPanel(
        session: session, title: "Width of \(column.name)",
        intro: ["How many cells, from 1 to 200? Usual are \(column.width); empty means that."],
        text: "\(model.layout.width(of: column))"
      ) { [weak self] text in self?.setWidth(of: column, text.trimmed) })
  }

  /// - Returns: why the width will not do, or nil.
  private func setWidth(of column: ListColumn, _ text: String) -> String? {
    let cells = Int(text)
    guard text.isEmpty || (1...200).contains(cells ?? 0) else {
      return "A width is a number of cells from 1 to 200; empty means \(column.width)."
    }
    model.layout.widths[column.id] = cells
    keepLayout()
    return nil
  }

  // MARK: - Saved filters

  func savedFilters() throws {
    var filters = try readFilters()
    let names = filters.keys.sorted()
    let keep = model.line.isEmpty ? [] : [MenuItem("Keep the present search: \(model.line)")]
    let items = keep + names.map { MenuItem($0, detail: filters[$0] ?? "") }
    guard !items.isEmpty else {
      return session.say(.info, "No filter is kept yet: search first, then keep the search here.")
    }
    session.push(
      MenuPanel(session: session, title: "Saved filters", items: items) { [weak self] index in
        guard let self else { return }
        if index < keep.count { return askFilterName(filters) }
        let name = names[index - keep.count]
        session.push(
          MenuPanel(
            session: session, title: name, items: [MenuItem("Use it"), MenuItem("Forget it")]
          ) { [weak self] choice in
            guard let self else { return }
            if choice == 0 { return lineChanged(filters[name] ?? "") }
            filters[name] = nil
            keepFilters(filters)
          })
      })
  }

  private func askFilterName(_ filters: [String: String]) {
    let line = model.line
    session.push(
      PromptPanel(session: session, title: "Keep the search", intro: ["A name for \(line):"]) {
        [weak self] name in
        guard !name.trimmed.isEmpty else { return "Give the filter a name, or go back." }
        var filters = filters
        filters[name.trimmed] = line
        self?.keepFilters(filters)
        return nil
      })
  }

  private func readFilters() throws -> [String: String] {
    guard let text = try directory.preference(filtersName, of: person) else { return [:] }
    return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
  }

  private func keepFilters(_ filters: [String: String]) {
    session.attempt {
      let text = String(decoding: try JSONEncoder().encode(filters), as: UTF8.self)
      try directory.setPreference(filtersName, text, of: person)
      session.say(.info, "Your filters are kept.")
    }
  }
}
