import AgentDomain
import ClientLogs
import TextUI

/// Client logs as they are read aloud: the newest ten lines, and those before them.
extension LogController {
  var introduction: [String] {
    let status = words.status(model)
    return [status.prefix(1).uppercased() + status.dropFirst() + "."]
      + (model.lines.isEmpty ? words.empty(model.shown) : [])
  }

  /// The lines that end with the one in focus.
  var leaf: Leaf? {
    let end = min(model.lines.count, max(model.current + 1, min(Leaf.height, model.lines.count)))
    let first = max(0, end - Leaf.height)
    return Leaf(
      lines: model.lines[first..<end].map { TermText($0.text).description },
      current: max(0, model.current - first), before: first, total: model.lines.count)
  }

  func point(to line: Int) { leaf.map { move(line - $0.current) } }
  var place: String { leaf?.place ?? words.empty(model.shown)[0] }

  var question: Question? {
    guard let search else { return nil }
    return Question(
      prompt: "Filter [\(search.text)]",
      answer: { [weak self] text in
        self?.narrow { $0.text = text }
        self?.keepSearch()
      }, keep: { [weak self] in self?.keepSearch() },
      signs: [
        "-": { [weak self] in self?.clearSearch() }, "<": { [weak self] in self?.keepSearch() },
      ])
  }
}
