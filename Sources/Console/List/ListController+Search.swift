import AgentDomain
import TextUI

extension ListController {
  static let searchCommands: [Command<ListController>] = [
    Command(
      "keep", .enter, .down, title: "Keep", hint: true,
      help: "Keeps the search and goes back to the rows."
    ) { $0.keepSearch() },
    Command(
      "complete", .tab, title: "Complete", hint: true,
      help: "Completes a filter such as typology: or queue:, or shows what it may be."
    ) { $0.complete() },
    Command(
      "back", .escape, title: "Clear", hint: true,
      help: "Clears the search and goes back to the rows."
    ) { $0.clearSearch() },
  ]

  func startSearch() {
    attempt {
      vocabulary = Vocabulary(kind, groups: try session.visibleGroups(), live: session.live)
    }
    search = LineEditor(model.line)
    model.dropRange()
  }

  /// Shows whom a line of filters matches.
  func show(matching line: String) {
    attempt {
      vocabulary = Vocabulary(kind, groups: try session.visibleGroups(), live: session.live)
    }
    lineChanged(line)
  }

  private func attempt(_ work: () throws -> Void) { session.attempt(work) }

  private func keepSearch() {
    search = nil
    filterNote = nil
    if let problem = model.parsed.problems.first { session.say(.warning, problem.sentence) }
  }

  func clearSearch() {
    search = nil
    filterNote = nil
    lineChanged("")
  }

  /// Takes the line as it stands. A filter that means nothing is explained, and what the rest of the
  /// line matches shows meanwhile: the list is never emptied by a slip.
  func lineChanged(_ line: String) {
    let before = model.query
    model.line = line
    takeLine()
    guard model.query != before else { return }
    model.count = nil
    reload()
  }

  /// Reads the line as it means now.
  func takeLine() {
    let parsed = FilterLanguage.parse(model.line, now: .now, vocabulary: vocabulary)
    filterNote = parsed.problems.first?.sentence
    model.parsed = parsed
  }

  /// Completes the word at the caret as far as all completions agree, and shows them where there are several.
  private func complete() {
    guard var editor = search else { return }
    let found = FilterLanguage.completions(
      of: editor.text, caret: editor.caret, vocabulary: vocabulary)
    guard let first = found.first else {
      return session.say(
        .info,
        "Nothing completes this: a filter looks like \(kind == .agent ? "typology:webrtc" : "changed:<7d")."
      )
    }
    let common = found.dropFirst().reduce(first.text) { Self.common($0, $1.text) }
    let characters = Array(editor.text)
    let rest = String(characters[first.range.upperBound...])
    editor.text = String(characters[..<first.range.lowerBound]) + common + rest
    editor.caret = first.range.lowerBound + common.count
    search = editor
    lineChanged(editor.text)
    if found.count > 1 { session.say(.info, found.map(\.title).joined(separator: "  ")) }
  }

  private static func common(_ one: String, _ other: String) -> String {
    String(zip(one, other).prefix { $0 == $1 }.map(\.0))
  }
}
