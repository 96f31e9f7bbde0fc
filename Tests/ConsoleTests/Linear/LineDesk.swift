import AgentDomain
import Foundation
import Testing

@testable import Console
@testable import TextUI

/// One operator at a terminal of lines: lines go in, a transcript comes out.
@MainActor final class LineDesk {
  let terminal: ScriptedLines
  let session: Session
  private(set) var transcript = ""
  /// Milliseconds, by how many lines are still to be typed.
  var clock: (Int) -> Int64 = { _ in 0 } {
    didSet { hands.time = { [terminal, clock] in clock(terminal.lines.count) } }
  }
  private let hands: Hands

  /// What the session looks at.
  @MainActor private final class Hands { var time: () -> Int64 = { 0 } }

  init(
    _ centre: Centre, as name: String = "root", _ role: Operator.Role = .administrator,
    entry: Entry? = nil, wishes: Wishes = Wishes()
  ) {
    let hands = Hands()
    (terminal, self.hands) = (ScriptedLines(), hands)
    session = Session(
      directory: centre.another(),
      entry: entry ?? .person(Author(Operator(name: name, role: role), origin: "test")),
      place: "roster.db", terminal: terminal, files: .anywhere, wishes: wishes,
      clock: { MainActor.assumeIsolated { hands.time() } })
  }

  /// Types lines until there are no more, which is the end of the terminal.
  @discardableResult
  func type(_ lines: String...) throws -> String { try type(lines) }

  @discardableResult
  func type(_ lines: [String]) throws -> String {
    terminal.lines = lines
    try session.run()
    transcript = terminal.output
    return transcript
  }

  /// What was said after a line that was typed, up to the next prompt.
  func answer(to line: String, at place: SourceLocation = #_sourceLocation) -> String {
    guard let range = transcript.range(of: " " + line + "\n") else {
      Issue.record("\(line) was not typed:\n\(transcript)", sourceLocation: place)
      return ""
    }
    return String(transcript[range.upperBound...].prefix(4000))
  }
}

/// A terminal of lines for tests: every line is there when it is asked for.
@MainActor final class ScriptedLines: LineTerminal {
  let size = ScriptedLines.lineSize
  var theme = Theme.mono
  let capabilities = Capabilities(name: "line", isSlow: true)
  let wakeup = Wakeup()
  var lines: [String] = []
  private(set) var output = ""
  private var isAsked = false
  private var isSecret = false

  func say(_ paragraph: String, indent: Int) {
    for line in PlainLines.lines(paragraph, indent: indent, isASCII: false) {
      output += line + "\n"
    }
  }

  func ask(_ prompt: String, isSecret: Bool) {
    output += PlainLines.lines(prompt, indent: 2, isASCII: false).joined(separator: "\n") + " "
    (isAsked, self.isSecret) = (true, isSecret)
  }

  func next(timeout milliseconds: Int?) -> TerminalEvent {
    guard isAsked else {
      usleep(300)
      return .wake
    }
    guard !lines.isEmpty else {
      output += "\n"
      return .hangup
    }
    let line = lines.removeFirst()
    isAsked = false
    output += (isSecret ? "" : line) + "\n"
    return .line(line)
  }

  func suspend() {}
  func end() {}
}
