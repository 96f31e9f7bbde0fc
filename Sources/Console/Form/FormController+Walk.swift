import AgentDomain
import TextUI

/// The walk through a form where there are only lines: one field after the other is asked for.
extension FormController {
  var question: Question? {
    guard isWalking, let row = focusedRow else { return nil }
    return Question(
      prompt: ask(row), intro: hints(row), isSecret: row.isSecret,
      answer: { [weak self] in self?.answer($0) }, keep: { [weak self] in self?.step(1) },
      signs: [
        "<": { [weak self] in self?.step(-1) }, ">": { [weak self] in self?.stepTab() },
        ".": { [weak self] in self?.endWalk() },
        "-": { [weak self] in self?.answer("") },
      ])
  }

  private func ask(_ row: FormRow<Record>) -> String {
    let text = value(of: row).replacing("\n", with: " / ")
    let name = name(of: row) + (choices(toName: row) == Self.switching ? ", on or off" : "")
    return text.isEmpty ? name : "\(name) [\(text)]"
  }

  /// What can be chosen, with its number; why nothing can be changed.
  private func hints(_ row: FormRow<Record>) -> [String] {
    if case .secret(.password) = row {
      let parts = PasswordPolicy(model.settings).parts.map(\.statement)
      return ["It needs \(parts.joined(separator: ", "))."]
    }
    if case .extra(let extra) = row { return [numbered(extra.choices)] }
    guard let field = row.field else { return [] }
    if let obstacle = obstacle(to: field) { return [obstacle] }
    let choices = choices(toName: row)
    return choices.isEmpty || choices == Self.switching ? [] : [numbered(choices)]
  }

  private func numbered(_ choices: [Editor.Choice]) -> String {
    choices.enumerated().map { "\($0 + 1) \($1.title)" }.joined(separator: ", ") + "."
  }

  /// The choices of a line, on and off among them.
  private func choices(toName row: FormRow<Record>) -> [Editor.Choice] {
    if case .extra(let extra) = row { return extra.choices }
    if case .element = row { return Self.switching }
    guard let field = row.field else { return [] }
    switch field.editor.kind {
    case .toggle, .state: return Self.switching
    case .choice, .ordered, .names: return (try? choices(of: field)) ?? []
    default: return []
    }
  }

  private static var switching: [Editor.Choice] { [.init("on", "on"), .init("off", "off")] }

  /// Takes an answer and goes on where it is good.
  private func answer(_ text: String) {
    let old = focus
    enter(text)
    guard session.message?.kind != .error, session.top === self, focus == old else { return }
    step(1)
  }

  /// Puts what was typed into the focused line, as the widget of its type would.
  func enter(_ text: String) {
    guard let row = focusedRow else { return }
    if let field = row.field, let obstacle = obstacle(to: field) {
      return session.say(.error, obstacle)
    }
    let list = choices(toName: row)
    guard !list.isEmpty, !text.isEmpty || row.isSeveral else { return type(text, into: row) }
    switch Naming.values(text, among: list, taken: taken(row)) {
    case .failure(let unclear): session.say(.error, unclear.sentence)
    case .success(let values): take(values, into: row)
    }
  }

  private func taken(_ row: FormRow<Record>) -> [String] {
    switch row {
    case .extra(let extra): return chosen[extra.id] ?? []
    case .field(let field) where field.editor.kind == .names:
      return (try? QueueNames(written: model.text(field)))?.names ?? []
    case .field(let field): return model.text(field).split(separator: ",").map(String.init)
    default: return []
    }
  }

  private func take(_ values: [String], into row: FormRow<Record>) {
    switch row {
    case .extra(let extra): chosen[extra.id] = values
    case .element(let field, let choice):
      let isOn = model.text(field).split(separator: ",").contains(Substring(choice.value))
      if (values.first == "on") != isOn { toggle() }
    case .field(let field) where field.editor.kind == .state:
      if values.first == "off", model.text(field) == true.written { toggle() }
      if values.first == "on", model.text(field) != true.written {
        session.say(.error, "\(field.label) is switched on by the agent's own enrolment.")
      }
    case .field(let field) where field.editor.kind == .names:
      change(field, to: QueueNames(values).written)
    case .field(let field): change(field, to: values.joined(separator: ","))
    default: break
    }
  }

  private func type(_ text: String, into row: FormRow<Record>) {
    switch row {
    case .secret(let slot): secrets[slot] = Secret(text)
    case .extra: session.say(.info, "There is nothing to choose yet.")
    case .field(let field) where field.editor.kind == .image:
      editor?.text = text
      isDraftKept = false
      leaveField()
    case .field(let field):
      change(field, to: text)
      setFocus(focus)
    default: break
    }
  }

  private func step(_ direction: Int) {
    let stops = rows.compactMap(\.id)
    let place = (stops.firstIndex { $0 == focus } ?? 0) + direction
    leaveField()
    if stops.indices.contains(place) { return setFocus(stops[place]) }
    guard direction > 0 else { return session.say(.info, "This is the first field.") }
    endWalk()
    session.say(
      .info,
      isNew
        ? "That was the last field: save makes the \(Record.kind.noun), walk asks again."
        : "That was the last field of \(tab.title): save saves, tab NAME goes to another tab.")
  }

  private func stepTab() {
    guard tabs.count > 1 else { return session.say(.info, "There is one tab only.") }
    moveTab(1)
  }

  private func endWalk() {
    leaveField()
    isWalking = false
  }
}

extension FormRow {
  fileprivate var isSecret: Bool { if case .secret = self { true } else { false } }

  /// Whether several things can be taken, or none.
  fileprivate var isSeveral: Bool {
    if case .extra = self { return true }
    return [.ordered, .names].contains(field?.editor.kind)
  }
}
