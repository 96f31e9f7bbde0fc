import AgentDomain
import TextUI

/// Where the focus is and how it moves.
extension FormController {
  /// Gives a row the focus, and an editor where it takes text.
  func setFocus(_ id: String?) {
    focus = id
    editor = makeEditor()
  }

  private func makeEditor() -> LineEditor? {
    switch focusedRow {
    case .secret(let slot): return LineEditor(secrets[slot]?.revealed ?? "", masked: true)
    case .field(let field) where field.editor.kind.isTyped && obstacle(to: field) == nil:
      let text = field.editor.kind == .image ? (model.typed[field.id] ?? "") : model.text(field)
      return LineEditor(text)
    default: return nil
    }
  }

  /// Why a field cannot be changed now, in a sentence, or nil.
  func obstacle(to field: Field<Record>) -> String? {
    if let reason = session.obstacle(toChanging: Record.kind) { return reason }
    let isOn = field.stored(model.base) == true.stored
    if let reason = field.editable.obstacle(isNew: isNew, isOn: isOn) {
      return "\(field.label) \(reason)"
    }
    return model.draft.lock(on: field)
  }

  /// Leaves the focused field: reads what only leaving reads, and speaks up where something is wrong.
  func leaveField() {
    guard case .field(let field) = focusedRow, let editor else { return }
    if field.editor.kind == .image {
      guard !editor.text.isEmpty, editor.text != model.typed[field.id] else { return }
      model.enter(editor.text, into: field)
    }
    model.check(field)
    if let problem = model.problems[field.id] {
      session.say(.error, problem.sentence)
    } else if let warning = warnings.first(where: { $0.field == field.id }), model.isChanged(field)
    {
      session.say(.warning, warning.sentence)
    }
  }

  var warnings: [Warning] { model.draft.warnings(model.settings) }

  /// Keeps tab and focus where they still are, once the record is another one or has changed.
  func stay(on tab: Tab, _ focus: String?) {
    self.tab = tabs.contains(tab) ? tab : tabs.first ?? tab
    setFocus(rows.contains { $0.id == focus } ? focus : firstStop)
  }

  func moveFocus(_ lines: Int) {
    leaveField()
    let stops = rows.compactMap(\.id)
    let place = stops.firstIndex { $0 == focus } ?? 0
    let target = place + lines
    guard stops.indices.contains(target) else {
      guard lines == 1 || lines == -1 else { return setFocus(lines > 0 ? stops.last : stops.first) }
      return wrap(lines, stops)
    }
    setFocus(stops[target])
  }

  /// Behind the last field of a tab comes the first again, so that Tab never leads away unasked.
  private func wrap(_ direction: Int, _ stops: [String]) {
    setFocus(direction > 0 ? stops.first : stops.last)
  }

  func show(_ tab: Tab) {
    leaveField()
    self.tab = tab
    scroll = ScrollWindow()
    setFocus(firstStop)
  }

  func moveTab(_ direction: Int) {
    guard let place = tabs.firstIndex(of: tab), tabs.count > 1 else {
      return session.say(.info, "There is one tab only.")
    }
    let target = tabs[(place + direction + tabs.count) % tabs.count]
    show(target)
  }

  /// Scrolls by a page; at the end of the tab, the next tab comes.
  func page(_ direction: Int) {
    let stops = rows.compactMap(\.id)
    let place = stops.firstIndex { $0 == focus } ?? 0
    let isAtEnd = direction > 0 ? place == stops.count - 1 : place == 0
    guard isAtEnd || rows.count <= height else {
      leaveField()
      return setFocus(stops[max(0, min(place + direction * max(1, height - 1), stops.count - 1))])
    }
    guard tabs.count > 1 else { return setFocus(direction > 0 ? stops.last : stops.first) }
    moveTab(direction)
    let number = (tabs.firstIndex(of: tab) ?? 0) + 1
    if session.message == nil {
      session.say(.info, "Tab \(number) of \(tabs.count): \(tab.title)")
    }
  }

  /// Goes to a field wherever it is.
  func go(to field: String) {
    leaveField()
    if !isNew, let part = Record.catalogue.part(of: field),
      let target = part.tabs.first(where: { tabs.contains($0) })
    {
      tab = target
    }
    setFocus(rows.first { $0.field?.id == field || $0.id == field }?.id ?? focus)
  }
}

extension Editor.Kind {
  /// Whether a value of this kind is typed into a line of the form.
  var isTyped: Bool {
    switch self {
    case .text, .email, .digits, .groups, .number, .port, .hostPort, .phone, .path, .image,
      .program:
      true
    case .choice, .names, .timestamp, .switches, .multiline, .toggle, .state, .ordered: false
    }
  }
}
