import Foundation
import TerminalHarness
import Testing

/// The real console before a person who knows its keys.
final class Console {
  let session: TerminalSession

  init(_ session: TerminalSession) { self.session = session }

  var screen: String { session.screen }

  /// Presses keys and waits until the program rests; what came is returned.
  @discardableResult
  func press(_ keys: String) throws -> [UInt8] { try session.press(keys) }

  func wait(for text: String) throws { try session.wait(for: text) }

  // MARK: - Forms

  /// Goes to a field by its label and writes a text into it.
  func fill(_ label: String, _ text: String) throws {
    try go(to: label)
    try press("<C-u>" + text.replacing("<", with: "<lt>"))
  }

  /// Presses Tab until the focus stands on the field with this label.
  func go(to label: String) throws {
    for _ in 0..<120 {
      if focusedRow.contains(label) { return }
      try press("<Tab>")
    }
    throw HarnessError.timeout("No field “\(label)” takes the focus:\n\(session.picture)")
  }

  /// The row where the cursor is.
  var focusedRow: String { session.rows[session.cursor.row] }

  /// Saves the form; the list of differences is agreed to where it comes.
  func save() throws {
    try press(Words.saveKey)
    try session.wait("an answer to save") {
      $0.screen.contains(Words.saved) || $0.screen.contains(Words.differences)
        || $0.screen.contains(Words.problems)
    }
    guard screen.contains(Words.differences) else { return }
    try press(Words.confirmDifferences)
    try wait(for: Words.saved)
  }

  // MARK: - The list

  func search(_ text: String) throws {
    try press(Words.searchKey + "<C-u>" + text + "<Enter>")
  }

  /// Searches for an agent and opens it.
  func open(_ name: String) throws {
    try search(name)
    try session.wait("\(name) under the cursor") { $0.rows[$0.cursor.row].contains(name) }
    try press("<Enter>")
    try session.wait(forNo: Words.listTitle)
  }

  /// Leaves the program from the list.
  ///
  /// - Returns: the exit status.
  func leave() throws -> Int32 {
    try session.send(Words.leaveKey)
    return try session.waitForExit()
  }

  // MARK: - The cursor contract

  /// What is wrong with the cursor now, or nil: it must be seen, and stand on the focus.
  var cursorProblem: String? {
    let cursor = session.cursor
    guard cursor.visible else { return "The cursor is hidden." }
    let row = session.rows[cursor.row]
    if row.contains(Words.focusMark) || row.contains(Words.searchLine) { return nil }
    return "The cursor stands in a row without the mark of the focus: \(row)"
  }
}

/// Fails with the screen where the cursor is not on the focus.
func expectCursorOnFocus(
  _ console: Console, after key: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let problem = console.cursorProblem else { return }
  Issue.record(
    "After \(key): \(problem)\n\(console.session.picture)", sourceLocation: sourceLocation)
}
