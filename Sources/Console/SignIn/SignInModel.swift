import AgentDomain
import TextUI

/// The lines of a sign-in, and what is asked for at which step.
struct SignInModel {
  enum Step: Equatable {
    case password, code
    case newPassword(NewPasswordReason)
  }

  private(set) var step = Step.password
  private var name: LineEditor
  private var password = LineEditor("", masked: true)
  private var code = LineEditor("")
  private let isNameFixed: Bool
  private(set) var focus: Int
  /// The new password, once it was chosen and while a code is still to come.
  private(set) var chosen: Secret?
  var lines: PasswordLines

  /// - Parameter username: who it has to be; nil where that is asked for.
  init(_ policy: PasswordPolicy, username: String? = nil) {
    name = LineEditor(username ?? "")
    isNameFixed = username != nil
    focus = username == nil ? 0 : 1
    lines = PasswordLines(policy)
  }

  var username: String { name.text.trimmed }

  func attempt(from source: String) -> SignInAttempt {
    SignInAttempt(
      .operator, username, Secret(password.text),
      code: code.text.isEmpty ? nil : Secret(code.text), newPassword: chosen, source: source)
  }

  mutating func take(_ key: Key) -> Bool {
    switch (step, focus) {
    case (.newPassword, _): lines.take(key)
    case (_, 0): isNameFixed ? false : name.handle(key)
    case (_, 1): password.handle(key)
    default: code.handle(key)
    }
  }

  /// Goes to the next line; false where everything is typed.
  mutating func next() -> Bool {
    if case .newPassword = step { return lines.next() }
    guard focus < last else { return false }
    focus += 1
    return true
  }

  mutating func previous() {
    if case .newPassword = step { return lines.previous() }
    focus = max(isNameFixed ? 1 : 0, focus - 1)
  }

  /// What the line that has the focus asks for, and whether it is not to be seen.
  var label: String {
    if case .newPassword = step { return lines.label }
    return labels[focus]
  }
  var isSecret: Bool {
    if case .newPassword = step { return lines.isSecret }
    return focus == 1
  }

  mutating func set(_ text: String) {
    switch (step, focus) {
    case (.newPassword, _): lines.set(text)
    case (_, 0): name.text = text
    case (_, 1): password.text = text
    default: code.text = text
    }
  }

  private var last: Int { step == .code ? 2 : 1 }

  mutating func ask(for next: Step) {
    step = next
    switch next {
    case .password: focus = 1
    case .code: (focus, code) = (2, LineEditor(""))
    case .newPassword: chosen = nil
    }
  }

  mutating func choose() {
    chosen = lines.password
    step = code.text.isEmpty ? .password : .code
  }

  /// Begins anew; the name stays.
  mutating func clear(_ policy: PasswordPolicy) {
    (password, code, chosen) = (LineEditor("", masked: true), LineEditor(""), nil)
    (step, lines) = (.password, PasswordLines(policy))
    focus = isNameFixed || !username.isEmpty ? 1 : 0
  }

  mutating func clearCode() { code = LineEditor("") }

  /// What stands on the lines now, in reading order.
  private var labels: [String] { ["Name", "Password"] + (step == .code ? ["Code"] : []) }

  @MainActor mutating func draw(
    on surface: inout Surface, title: String, intro: [String], _ glyphs: Glyphs
  ) {
    if case .newPassword = step {
      return lines.draw(on: &surface, title: "Choose a new password", glyphs)
    }
    let width = min(56, surface.size.columns - 4)
    let head = intro.flatMap { TextWrap.lines($0, width: width) }
    let frame = PanelFrame(
      for: labels.count + (head.isEmpty ? 0 : head.count + 1), width: width, on: surface, glyphs)
    frame.clear(&surface, title: title)
    for (row, label) in labels.enumerated() where row < frame.height {
      draw(row, label, in: frame, on: &surface)
    }
    for (row, text) in head.enumerated() where labels.count + 1 + row < frame.height {
      surface.put(text, at: frame.place(labels.count + 1 + row), width: frame.width)
    }
  }

  @MainActor private mutating func draw(
    _ row: Int, _ label: String, in frame: PanelFrame, on surface: inout Surface
  ) {
    surface.put(row == focus ? ">" : " ", at: frame.place(row))
    surface.put(label + ":", at: frame.place(row, indent: 2), role: .label)
    let (place, width) = (frame.place(row, indent: 12), max(4, frame.width - 13))
    let role: Role = row == focus ? .fieldFocus : .field
    let cursor =
      switch row {
      case 0: name.draw(on: &surface, at: place, width: width, role: role)
      case 1: password.draw(on: &surface, at: place, width: width, role: role)
      default: code.draw(on: &surface, at: place, width: width, role: role)
      }
    if row == focus { surface.cursor = cursor }
  }
}
