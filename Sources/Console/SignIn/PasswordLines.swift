import AgentDomain
import TextUI

/// A new password typed twice, its demands ticked off while it is typed; a line may stand before it, such as
/// for a code.
struct PasswordLines {
  private let policy: PasswordPolicy
  private let labels: [String]
  private var editors: [LineEditor]
  private var focus = 0

  /// - Parameters:
  ///   - before: what is asked before the password.
  ///   - areSeen: whether these lines show what is typed.
  init(_ policy: PasswordPolicy, before: [String] = [], areSeen: Bool = true) {
    self.policy = policy
    labels = before + ["New password", "Once more"]
    editors = before.map { _ in LineEditor("", masked: !areSeen) } + Self.filled("")
  }

  private static func filled(_ text: String) -> [LineEditor] {
    [LineEditor(text, masked: true), LineEditor(text, masked: true)]
  }

  var password: Secret { Secret(editors[labels.count - 2].text) }
  /// What stands in one of the lines before the password.
  func text(_ line: Int) -> String { editors[line].text }

  mutating func take(_ key: Key) -> Bool { editors[focus].handle(key) }

  /// What the line that has the focus asks for, and whether it is not to be seen.
  var label: String { labels[focus] }
  var isSecret: Bool { editors[focus].masked }
  /// What the new password has to fulfil.
  var demands: String { "It needs \(policy.parts.map(\.statement).joined(separator: ", "))." }

  mutating func set(_ text: String) { editors[focus].text = text }

  /// Goes to the next line; false where this was the last.
  mutating func next() -> Bool {
    guard focus < labels.count - 1 else { return false }
    focus += 1
    return true
  }

  /// Goes to the first line; what stands in the lines stays.
  mutating func begin() { focus = 0 }

  mutating func previous() { focus = max(0, focus - 1) }

  /// Puts a password that was made into both lines.
  mutating func fill(_ password: Secret) {
    editors.replaceSubrange((labels.count - 2)..., with: Self.filled(password.revealed))
  }

  /// What has to be typed otherwise, or nil.
  var problem: String? {
    if let problem = policy.problem(with: password) { return problem.sentence }
    guard Secret(editors[labels.count - 1].text) == password else {
      return "The two differ: type the same password twice."
    }
    return nil
  }

  @MainActor mutating func draw(on surface: inout Surface, title: String, _ glyphs: Glyphs) {
    let (rows, parts) = (labels.count, policy.parts)
    let frame = PanelFrame(
      for: rows + parts.count + 2, width: rows > 2 ? 54 : 52, on: surface, glyphs)
    frame.clear(&surface, title: title)
    for (row, label) in labels.enumerated() { draw(row, label, in: frame, on: &surface) }
    let first = rows + (rows + parts.count < frame.height ? 1 : 0)
    for (row, part) in parts.enumerated() where first + row < frame.height {
      let mark = part.holds(password.revealed) ? "[x]" : "[ ]"
      surface.put("\(mark) \(part.statement)", at: frame.place(first + row), width: frame.width)
    }
  }

  @MainActor private mutating func draw(
    _ row: Int, _ label: String, in frame: PanelFrame, on surface: inout Surface
  ) {
    let indent = min(17, frame.width * 2 / 3)
    surface.put(row == focus ? ">" : " ", at: frame.place(row))
    surface.put(label + ":", at: frame.place(row, indent: 2), role: .label)
    let cursor = editors[row].draw(
      on: &surface, at: frame.place(row, indent: indent), width: max(4, frame.width - indent - 1),
      role: row == focus ? .fieldFocus : .field)
    if row == focus { surface.cursor = cursor }
  }
}
