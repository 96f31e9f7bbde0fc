import AgentDomain
import TextUI

/// A form as it is read aloud, and walked through field by field.
extension FormController {
  var introduction: [String] {
    let number = (tabs.firstIndex(of: tab) ?? 0) + 1
    let place =
      tabs.count > 1 ? ["Tab \(number) of \(tabs.count): \(tab.title)."] : []
    let live = tab == tabs.first ? model.base.liveWords(in: session).map { [$0 + "."] } ?? [] : []
    return place + live
  }

  private var stops: [FormRow<Record>] { rows.filter { $0.id != nil } }

  var leaf: Leaf? {
    if isWalking { return nil }
    let stops = stops
    return Leaf(count: stops.count, current: stops.firstIndex { $0.id == focus } ?? 0) {
      sentence(stops[$0])
    }
  }

  func point(to line: Int) {
    guard let leaf, let before = leaf.before else { return }
    leaveField()
    setFocus(stops[before + line].id)
  }

  var prompt: String {
    let name = isNew ? title : model.base.reference
    return tabs.count > 1 ? "\(name), \(tab.title)" : name
  }

  /// "Tab Voice, Ring timeout: 60, changed, error: ..."
  var place: String {
    guard let row = focusedRow else { return "" }
    return (tabs.count > 1 ? "Tab \(tab.title), " : "") + sentence(row) + "."
  }

  /// The name, the value, and what is to be known of them.
  private func sentence(_ row: FormRow<Record>) -> String {
    let text = value(of: row).replacing("\n", with: " / ")
    var parts = ["\(name(of: row)): \(text.isEmpty ? "empty" : text)"]
    guard let field = row.field else { return parts[0] }
    if model.isChanged(field) { parts.append("changed") }
    if let problem = model.problems[field.id] { parts.append("error: \(problem.bare)") }
    if let warning = warnings.first(where: { $0.field == field.id }) {
      parts.append("warning: \(warning.sentence.withoutStop)")
    }
    if let obstacle = obstacle(to: field) { parts.append("read-only: \(obstacle.withoutStop)") }
    if field.isRequired, text.isEmpty { parts.append("required") }
    return parts.joined(separator: ", ")
  }

  /// The label, with its section where another field has the same.
  func name(of row: FormRow<Record>) -> String {
    if case .field(let field) = row { Record.catalogue.fullLabel(of: field) } else { row.label }
  }

  /// The value as it is read; where the field is empty, what holds instead.
  func value(of row: FormRow<Record>) -> String {
    switch row {
    case .element(let field, let choice):
      return model.text(field).split(separator: ",").contains(Substring(choice.value))
        ? "on" : "off"
    case .secret(let slot): return secrets[slot]?.isEmpty == false ? "typed" : ""
    case .extra(let extra): return extra.shown(chosen[extra.id] ?? [])
    case .field(let field):
      if let text = model.texts[field.id] { return text }
      if field.editor.kind == .toggle { return model.text(field) }
      let text = field.shown(model.draft)
      return text.isEmpty ? field.fallback?(model.draft, model.settings) ?? "" : text
    default: return ""
    }
  }

  func explanation(of name: String) -> [String]? {
    guard let (index, rest) = Naming.split(name, behind: names), rest.isEmpty,
      let field = allRows[index].0.field
    else { return nil }
    return FieldHelp.lines(field, in: model, obstacle: obstacle(to: field)).filter { !$0.isEmpty }
  }

  // MARK: - Verbs

  var verbs: [Verb] {
    [
      Verb(
        name: "set", operand: "FIELD VALUE",
        help: "Gives a field another value; a list takes commas, + and - add and remove."
      ) { [weak self] in self?.setField($0) },
      Verb(name: "go", operand: "FIELD", help: "Goes to a field on any tab.") { [weak self] in
        self?.goToField($0)
      },
      Verb(
        name: "walk", operand: "", help: "Asks for the fields one by one, from the present one on."
      ) { [weak self] _ in self?.isWalking = true },
      Verb(name: "errors", operand: "", help: "Says everything that is wrong.") { [weak self] _ in
        self?.tellErrors()
      },
    ]
      + (tabs.count > 1
        ? [
          Verb(name: "tab", operand: "NAME", help: "Goes to a tab, by its name or number.") {
            [weak self] in self?.goToTab($0)
          }
        ] : [])
  }

  /// Every line of every tab.
  private var allRows: [(FormRow<Record>, Tab)] {
    isNew
      ? rows.filter { $0.id != nil }.map { ($0, tab) }
      : tabs.flatMap { tab in
        FormRow.rows(of: tab, in: model).filter { $0.id != nil }.map { ($0, tab) }
      }
  }

  private var names: [[String]] {
    allRows.map { row, _ in [row.label, row.id ?? "", name(of: row)] }
  }

  /// Finds the field at the beginning of a text; the present tab's own goes before others of its name.
  private func field(in text: String) -> (id: String, rest: String)? {
    let own = stops
    let split =
      Naming.split(text, behind: own.map { [$0.label, $0.id ?? "", name(of: $0)] })
      .map { (own[$0.index].id, $0.rest) }
      ?? Naming.split(text, behind: names).map { (allRows[$0.index].0.id, $0.rest) }
    if let split, let id = split.0 { return (id, split.1) }
    session.say(
      .error,
      text.isEmpty
        ? "Name a field, as in: set alias Ada." : "There is no field \(text) here: list says them.")
    return nil
  }

  private func setField(_ text: String) {
    guard let (id, value) = field(in: text) else { return }
    goToRow(id)
    guard !value.isEmpty else { return isWalking = true }
    enter(value == "-" ? "" : value)
  }

  private func goToField(_ text: String) {
    if let (id, _) = field(in: text) { goToRow(id) }
  }

  private func goToRow(_ id: String) {
    guard id != focus else { return }
    leaveField()
    if let (_, target) = allRows.first(where: { $0.0.id == id }) { tab = target }
    setFocus(id)
  }

  private func goToTab(_ text: String) {
    switch Naming.find(text, among: tabs.map { [$0.title] }) {
    case .one(let index): show(tabs[index])
    case .several(let indices):
      session.say(.error, Naming.Unclear.several(text, indices.map { tabs[$0].title }).sentence)
    case .none:
      session.say(.error, "The tabs are \(tabs.map(\.title).listed("and")): name one of them.")
    }
  }

  private func tellErrors() {
    leaveField()
    let order = Record.catalogue.fields
    let sentences = order.compactMap { model.problems[$0.id]?.sentence }
    guard !sentences.isEmpty else { return session.say(.info, "There is no error.") }
    session.push(
      TextPanel(
        session: session, title: counted(sentences.count, "error"),
        lines: sentences.enumerated().map { "\($0 + 1). \($1)" }))
  }
}

extension Problem {
  fileprivate var bare: String { sentence.withoutStop }
}

extension String {
  /// Without the full stop at its end, to stand within another sentence.
  var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
