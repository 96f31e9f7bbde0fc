import AgentDomain
import TextUI

/// The form of one record, new or old: tabs of fields, staged until they are saved.
@MainActor final class FormController<Record: FormSubject>: Screen {
  let session: Session
  weak var list: ListController?
  /// The record that is edited; nil while it is a new one.
  var stored: Stored<Record>?
  var model: FormModel<Record>
  var tab: Tab
  /// The id of the row that has the focus.
  var focus: String?
  /// The editor of the focused row, where it takes text.
  var editor: LineEditor?
  var secrets: [SecretSlot: Secret] = [:]
  /// What can be chosen along with a new record, and what was, by the ids.
  let extras: [FormExtra]
  var chosen: [String: [String]] = [:]
  var scroll = ScrollWindow()
  /// How many lines the tab's rows have on the screen.
  var height = 1
  /// `g` was pressed: the next digit names a tab.
  var awaitsTab = false
  var isDraftKept = true
  /// Whether the fields are asked for one by one, where there are only lines.
  var isWalking = false
  /// Fields that somebody else changed while they were changed here.
  var pendingChoice: Set<String> = []
  /// What shows below the fields, and what it was made for.
  private var made: (strip: (any FormStrip)?, tab: Tab, record: RecordKey, version: Int)?
  /// Whose settings a new record has: "Ada Lovelace", "template Night".
  let origin: String?

  init(
    session: Session, list: ListController?, stored: Stored<Record>?, model: FormModel<Record>,
    origin: String? = nil
  ) throws {
    (self.session, self.list, self.stored, self.model) = (session, list, stored, model)
    self.origin = origin
    tab = model.draft.visibleTabs(model.settings).first ?? Tab("", "")
    extras = stored == nil ? try Record.extras(in: session) : []
    setFocus(firstStop)
    isWalking = session.isLinear && isNew
  }

  var isNew: Bool { stored == nil }

  var word: String { "form" }
  var title: String {
    if stored != nil { return model.base.formTitle }
    return "New \(Record.kind.noun)" + (origin.map { ", settings of \($0)" } ?? "")
  }

  var isTyping: Bool { editor != nil }
  var commands: [BoundCommand] {
    (Self.commands + Record.formCommands(in: session)).map { $0.bound(to: self) }
  }

  var tabs: [Tab] {
    let all = model.draft.visibleTabs(model.settings)
    return isNew ? Array(all.prefix(1)) : all
  }

  var rows: [FormRow<Record>] {
    if isNew { return Record.creationRows(of: self) }
    let live = tab == tabs.first ? model.base.liveWords(in: session) : nil
    return (live.map { [.heading($0)] } ?? []) + FormRow.rows(of: tab, in: model)
  }

  /// What shows below the fields of the present tab; made anew with another tab, record or save.
  var strip: (any FormStrip)? {
    guard let stored else { return nil }
    if let made, made.tab == tab, made.record == stored.key, made.version == stored.version {
      return made.strip
    }
    let strip = try? Record.strip(below: tab, of: self)
    made = (strip, tab, stored.key, stored.version)
    return strip
  }

  var firstStop: String? { rows.first { $0.id != nil }?.id }
  var focusedRow: FormRow<Record>? { rows.first { $0.id == focus } }
  var focusedField: Field<Record>? { focusedRow?.field }

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
    guard editor == nil, tabs.count > 1, case .character("g") = key else {
      return refuseTyping(key)
    }
    awaitsTab = true
    return true
  }

  /// Whoever types into a locked field hears why nothing comes of it.
  private func refuseTyping(_ key: Key) -> Bool {
    guard editor == nil, case .character = key, let field = focusedField,
      field.editor.kind.isTyped, let obstacle = obstacle(to: field),
      !session.commandsNow.contains(where: { $0.keys.contains(key) })
    else { return false }
    session.say(.info, obstacle)
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
    if case .extra(let extra) = focusedRow { return [extra.label, extra.help] }
    guard let field = focusedField else { return focusedRow.map { [$0.label] } ?? [] }
    let problem = model.problems[field.id].map { ["Error: \($0.sentence)", ""] } ?? []
    let notes = warnings.filter { $0.field == field.id }.map { "Warning: \($0.sentence)" }
    return problem + FieldHelp.lines(field, in: model, obstacle: obstacle(to: field)) + notes
  }
}
