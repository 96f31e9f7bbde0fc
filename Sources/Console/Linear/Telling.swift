/// Ten numbered lines of a list, most important things first, as they are read aloud.
struct Leaf: Hashable {
  /// How many lines a leaf has at most.
  static let height = 10

  let lines: [String]
  /// Which of them has the focus.
  let current: Int
  /// How many lines stand before these in all; nil where nobody knows.
  let before: Int?
  /// How many lines there are in all; nil where nobody has counted.
  let total: Int?

  /// "Lines 11 to 20 of 2,345:"
  var heading: String {
    guard let before else {
      return "\(counted(lines.count, "line")) of \(total.map(grouped) ?? "more"):"
    }
    let (first, last) = (before + 1, before + lines.count)
    let range =
      first == last ? "Line \(grouped(first))" : "Lines \(grouped(first)) to \(grouped(last))"
    return range + (total.map { " of \(grouped($0))" } ?? "") + ":"
  }

  /// The line that has the focus, with its number.
  var place: String? {
    lines.indices.contains(current) ? "Line \(current + 1): \(lines[current])" : nil
  }

  /// Whether nothing comes behind these.
  var isLast: Bool {
    guard let before, let total else { return false }
    return before + lines.count >= total
  }

  init(lines: [String], current: Int, before: Int?, total: Int?) {
    (self.lines, self.current, self.before, self.total) = (lines, current, before, total)
  }

  /// The leaf around a line of a list that is at hand.
  init(count: Int, current: Int, _ line: (Int) -> String) {
    let first = max(0, current) / Self.height * Self.height
    let range = first..<max(first, min(first + Self.height, count))
    self.init(
      lines: range.map(line), current: max(0, current) - first, before: first, total: count)
  }
}

/// What a line is asked for that is no command.
@MainActor struct Question {
  /// "Full Name [Ada Lovelace]"
  let prompt: String
  /// What is said before it.
  var intro: [String] = []
  var isSecret = false
  /// Whether something is an answer; what is none may be the name of a command.
  var isMeant: (String) -> Bool = { _ in true }
  /// Takes what was typed; an empty line has a meaning of its own.
  let answer: (String) -> Void
  /// What an empty line does.
  let keep: () -> Void
  /// What the signs `<`, `>`, `-` and `.` do where they stand alone.
  var signs: [String: () -> Void] = [:]
}

/// A command that only a terminal of lines needs, since elsewhere keys do the same.
@MainActor struct Verb {
  let name: String
  /// What stands behind the name: `FIELD VALUE`.
  let operand: String
  let help: String
  let perform: (String) throws -> Void
}

extension Screen {
  var introduction: [String] { [] }
  var leaf: Leaf? { nil }
  var place: String { "" }
  var prompt: String { title }
  var question: Question? { nil }
  var verbs: [Verb] { [] }
  var told: [String]? { nil }
  var copied: (name: String, text: String)? { nil }
  func explanation(of name: String) -> [String]? { nil }
  func point(to line: Int) {}
}
