import Foundation
import Testing
import TextUI

@testable import Console

extension Desk {
  /// The screen as text, without the blanks at the ends of its lines.
  var screen: String { surface.description }

  /// The screen drawn anew, after something that no key did.
  func redrawn() -> Surface { session.picture(size: size) }

  /// The screen in a frame, for messages of tests.
  var framed: String { surface.lines.map { "|" + $0 }.joined(separator: "\n") }

  /// The line that has the focus, without the mark.
  var currentLine: String {
    guard let cursor = surface.cursor, surface.lines.indices.contains(cursor.row) else { return "" }
    return surface.lines[cursor.row]
  }

  /// The words of the screen one after the other, without borders, whatever was wrapped.
  var wrappedText: String {
    let words = surface.lines.flatMap { $0.split(separator: " ").filter { $0 != "|" } }
    return words.joined(separator: " ")
  }

  func shows(_ text: String) -> Bool { screen.contains(text) }

  /// The line of the screen that has a text, or nothing.
  func line(with text: String) -> String { surface.lines.first { $0.contains(text) } ?? "" }

  /// The letters of the roles under a text's first place on the screen.
  func roles(of text: String) -> String {
    let roles = surface.roles.split(separator: "\n", omittingEmptySubsequences: false)
    for (row, line) in surface.lines.enumerated() {
      guard let range = line.range(of: text), roles.indices.contains(row) else { continue }
      let start = CellWidth.of(String(line[..<range.lowerBound]))
      return String(roles[row].dropFirst(start).prefix(CellWidth.of(text)))
    }
    return ""
  }

  /// Compares the whole screen with a text, and shows the lines that differ.
  func expect(_ wanted: String, at place: SourceLocation = #_sourceLocation) {
    guard screen != wanted else { return }
    let lines = difference(
      surface.lines,
      wanted.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    Issue.record(
      "The screen differs (- wanted, + is):\n\(lines.joined(separator: "\n"))\n<<<\n\(screen)\n>>>",
      sourceLocation: place)
  }
}

/// Two screens line by line, those that differ with `-` for the wanted and `+` for the real one.
private func difference(_ shown: [String], _ wanted: [String]) -> [String] {
  (0..<max(shown.count, wanted.count)).map { row in
    let new = row < shown.count ? shown[row] : "(no line)"
    let old = row < wanted.count ? wanted[row] : "(no line)"
    return new == old ? "  \(new)" : "- \(old)\n+ \(new)"
  }
}

extension Desk {
  /// Why the cursor is not where the focus is, or nil.
  var cursorFault: String? {
    guard let cursor = surface.cursor else { return "there is no cursor." }
    guard (0..<size.rows).contains(cursor.row), (0..<size.columns).contains(cursor.column) else {
      return "the cursor is outside, at \(cursor)."
    }
    guard size.rows >= 8, size.columns >= 30, !isReading else { return nil }
    let before = (0...cursor.column).map { surface[cursor.row, $0] }
    let isField = surface[cursor.row, cursor.column].role == .fieldFocus
    return isField || before.contains { $0.text == ">" } || isAfterField(cursor)
      ? nil : "the cursor at \(cursor) is neither on the marked row nor in a field."
  }

  /// The insertion point may stand right behind a field that is full.
  private func isAfterField(_ cursor: Position) -> Bool {
    cursor.column > 0 && surface[cursor.row, cursor.column - 1].role == .fieldFocus
  }

  /// Whether the screen has nothing to choose: a text to read, an empty list.
  private var isReading: Bool {
    if shows("Nothing matches.") { return true }
    let top = session.top
    if let list = top as? ListController { return list.model.rows.isEmpty }
    if top is HistoryController { return !shows("> ") }
    if let logs = top as? LogController { return logs.model.lines.isEmpty }
    return top is TextPanel || top is PicturePanel || top is any WaitingScreen
  }
}
