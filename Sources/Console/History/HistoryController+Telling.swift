import AgentDomain
import TextUI

/// The history as it is read aloud.
extension HistoryController {
  var introduction: [String] {
    if entries.isEmpty { return [emptyWords] }
    return filter.line.isEmpty ? [] : ["Narrowed by \(filter.line)."]
  }

  var leaf: Leaf? {
    let leaf = Leaf(count: entries.count, current: current) { index in
      line(entries[index], String(entries[index].time.shown.prefix(16)))
        .replacing("  ", with: ", ")
    }
    return isComplete
      ? leaf
      : Leaf(lines: leaf.lines, current: leaf.current, before: leaf.before, total: nil)
  }

  func point(to line: Int) { leaf.map { move(line - $0.current) } }
  var place: String { leaf?.place ?? emptyWords }

  var question: Question? {
    guard let search else { return nil }
    let narrow = { [weak self] (text: String) in
      self?.search = LineEditor(text)
      self?.keepFilter()
    }
    return Question(
      prompt: "Narrow [\(search.text)]", answer: narrow, keep: { narrow(search.text) },
      signs: ["-": { narrow("") }, "<": { [weak self] in self?.search = nil }])
  }
}
