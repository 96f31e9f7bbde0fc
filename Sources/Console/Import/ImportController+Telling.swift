import AgentDomain
import TextUI

/// A dry run as it is read aloud.
extension ImportController {
  var introduction: [String] {
    let lists = View.allCases.filter { $0 == .differences || total(of: $0) > 0 }
      .map { "\($0.title) \(grouped(total(of: $0)))" }
    return [
      "Lines: \(preview.summary.counts). Nothing is changed yet.",
      "\(lists.joined(separator: ", ")). These are the \(view.title.lowercased())."
        + (count == 0 ? " Every line says what the database says." : ""),
    ]
  }

  var leaf: Leaf? {
    Leaf(count: count, current: current) { number in
      let (head, text) = line(number)
      return "\(head): \(text)"
    }
  }

  func point(to line: Int) { leaf.map { move(line - $0.current) } }
  var place: String { leaf?.place.map { "\(view.title). \($0)" } ?? "No line." }
}

extension ImportController.View {
  var title: String {
    switch self {
    case .problems: "Wrong lines"
    case .differences: "Differences"
    case .warnings: "Warnings"
    }
  }
}
