import AgentDomain
import ClientLogs
import TextUI

extension Session {
  static let copyValue = Command<Session>(
    "copy-value", .control("y"), title: "Copy",
    help: "Sends the value under the cursor to the clipboard of your terminal, if that takes it.",
    unless: { $0.obstacleToCopying }
  ) { $0.copyValue() }

  private var obstacleToCopying: String? {
    if isLinear { return "A copy needs a terminal with a screen." }
    if !wishes.copies {
      return
        "Copies are off: clipboard = true in config.toml lets the terminal's clipboard have them."
    }
    return top?.copied == nil ? "There is nothing to copy here." : nil
  }

  private func copyValue() {
    guard let (name, text) = top?.copied else { return }
    guard terminal.copy(text) else {
      return say(.error, "\(name) is too long for a clipboard of a terminal.")
    }
    say(.info, "\(name) was sent to the terminal's clipboard; whether it took it cannot be known.")
  }
}

extension ListController {
  var copied: (name: String, text: String)? {
    model.current?.cells.first.map { (model.columns[0].title, $0) }
  }
}

extension FormController {
  var copied: (name: String, text: String)? {
    focusedField.map { ($0.label, model.text($0)) }
  }
}

extension HistoryController {
  var copied: (name: String, text: String)? {
    leaf.flatMap { leaf in
      leaf.lines.indices.contains(leaf.current) ? ("The line", leaf.lines[leaf.current]) : nil
    }
  }
}

extension LogController {
  var copied: (name: String, text: String)? { model.focused.map { ("The line", $0.text) } }
}

extension TextPanel {
  var copied: (name: String, text: String)? { ("The text", text.joined(separator: "\n")) }
}
