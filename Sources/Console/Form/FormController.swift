import AgentDomain
import TextUI

/// The form of one agent, new or old: tabs of fields, staged until they are saved.
@MainActor final class FormController: Screen {
  let session: Session
  weak var list: ListController?
  /// The agent that is edited; nil while it is a new one.
  var stored: StoredAgent?
  var model: FormModel<Agent>
  var tab = Tab.account
  /// The id of the row that has the focus.
  var focus: String?
  /// The editor of the focused row, where it takes text.
  var editor: LineEditor?
  var secrets: [SecretSlot: Secret] = [:]
  var scroll = ScrollWindow()
  /// How many lines the tab's rows have on the screen.
  var height = 1
  /// `g` was pressed: the next digit names a tab.
  var awaitsTab = false
  var isDraftKept = true
  /// Fields that somebody else changed while they were changed here.
  var pendingChoice: Set<String> = []
  var hasTelephones = true
  private(set) var copiedFrom: StoredAgent?

  init(
    session: Session, list: ListController?, stored: StoredAgent?, model: FormModel<Agent>,
    copiedFrom: StoredAgent? = nil
  ) {
    (self.session, self.list, self.stored, self.model) = (session, list, stored, model)
    self.copiedFrom = copiedFrom
    hasTelephones = (try? session.directory.hasTelephones()) ?? true
    setFocus(rows.first { $0.id != nil }?.id)
  }

  var isNew: Bool { stored == nil }

  var title: String {
    guard let stored else {
      return copiedFrom.map { "New agent, settings of \($0.agent.account.fullName)" } ?? "New agent"
    }
    let account = stored.agent.account
    return "Edit \(account.fullName) (\(account.username), \(account.internalNumber.text))"
  }

  var isTyping: Bool { editor != nil }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  var tabs: [Tab] { isNew ? [.account] : model.draft.visibleTabs }

  var rows: [FormRow] {
    isNew
      ? FormRow.creationRows(in: model, password: secrets[.password] ?? Secret(""))
      : FormRow.rows(of: tab, in: model)
  }

  var focusedRow: FormRow? { rows.first { $0.id == focus } }
  var focusedField: Field<Agent>? { focusedRow?.field }

  func take(_ key: Key) -> Bool {
    if awaitsTab { return goToNumberedTab(key) }
    guard var editor, editor.handle(key) else { return takeWithoutEditor(key) }
    let isSame = editor.text == self.editor?.text
    self.editor = editor
    if !isSame || editor.joinedLines > 0 { textChanged(editor) }
    return true
  }

  /// Digits after `g`, and letters that choose where nothing is typed.
  private func takeWithoutEditor(_ key: Key) -> Bool {
    guard editor == nil, case .character("g") = key else { return false }
    awaitsTab = true
    return true
  }

  private func goToNumberedTab(_ key: Key) -> Bool {
    awaitsTab = false
    guard case .character(let digit) = key, let number = digit.wholeNumberValue,
      tabs.indices.contains(number - 1)
    else {
      session.say(.info, "g and a digit from 1 to \(tabs.count) go to a tab.")
      return true
    }
    show(tabs[number - 1])
    return true
  }

  private func textChanged(_ editor: LineEditor) {
    if editor.joinedLines > 0 {
      session.say(.info, "\(counted(editor.joinedLines + 1, "line")) joined to one.")
    }
    switch focusedRow {
    case .secret(let slot): secrets[slot] = Secret(editor.text)
    case .field(let field) where field.editor.kind != .image:
      model.enter(editor.text, into: field)
      isDraftKept = false
    case .field: isDraftKept = false
    default: break
    }
  }

  func draw(on surface: inout Surface) { FormView(controller: self).draw(on: &surface) }

  func changedElsewhere() { takeOverChanges(quietly: session.isOwnChange) }

  var hasUnkept: Bool { !isDraftKept }

  func putAway() { keepDraft() }

  var focusHelp: [String] {
    guard let field = focusedField else {
      return focusedRow.map { [$0.label] } ?? []
    }
    let problem = model.problems[field.id].map { ["Error: \($0.sentence)", ""] } ?? []
    let notes = warnings.filter { $0.field == field.id }.map { "Warning: \($0.sentence)" }
    return problem + FieldHelp.lines(field, isNew: isNew, draft: model.draft) + notes
  }
}
