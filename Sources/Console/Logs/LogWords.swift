import AgentDomain
import ClientLogs

/// What is said of an agent's client logs beside their lines.
@MainActor struct LogWords {
  let name: String
  let path: String
  /// Whether the agent's clients write logs at all.
  let isOn: Bool
  /// How sentences name a command.
  let key: @MainActor (String) -> String

  /// "following, 3 files, level warning and worse, 1,204 lines".
  func status(_ model: LogModel) -> String {
    let shown = model.shown
    guard let state = shown.state else { return "reading ..." }
    var words = isOn ? [] : ["client logs are off"]
    words.append(model.isFollowing ? "following" : "stopped, \(key("end")) follows again")
    if model.hasNewer { words.append("newer lines below") }
    if case .files(let count) = state { words.append(counted(count, "file")) }
    return (words + Self.choice(shown)).joined(separator: ", ")
  }

  /// What the lines were chosen by, and how many there are.
  static func choice(_ shown: LogSnapshot) -> [String] {
    let filter = shown.filter
    var words = filter.level == .debug ? ["all levels"] : ["level \(filter.level.inWords)"]
    if !filter.text.isEmpty { words.append("with \(filter.text)") }
    words.append(counted(shown.lines.count, "line"))
    if shown.skipped > 0 { words.append("\(grouped(shown.skipped)) passed over") }
    return words
  }

  /// Why there is no line, and what to do.
  func empty(_ shown: LogSnapshot) -> [String] {
    switch shown.state {
    case nil: return ["Reading ..."]
    case .fault(let fault) where !fault.isMissing:
      return [fault.description, "Have the access to it, or its place in the settings, mended."]
    case .fault, .files(0):
      if !isOn { return off }
      return [
        "Nothing was logged yet.", "The first line that a client of \(name) writes will be in",
        path,
      ]
    case .files:
      if shown.filter != LogFilter() {
        return [
          "No line matches.",
          "\(key("search")) changes the text, \(key("level")) the level, \(key("back")) clears the text.",
        ]
      }
      return isOn ? ["The files are empty so far.", path] : off
    }
  }

  private var off: [String] {
    [
      "Client logs are off for \(name), so nothing is written.",
      "To switch them on: the tab Client Logs of the form, or :client-logs in the list.",
    ]
  }
}

extension LogLevel {
  /// The level as a least one.
  var inWords: String {
    switch self {
    case .error: "error"
    case .warning: "warning and worse"
    case .info: "info and worse"
    case .debug: "debug and worse"
    }
  }
}

extension LogLine {
  /// The line as far as it can show in so many columns; where there is little room without the date.
  func text(columns: Int) -> String {
    let text = columns < 60 && isTimed ? text.dropFirst(11) : text[...]
    return String(text.prefix(4 * max(1, columns)))
  }

  /// How many columns its time takes there.
  func timeWidth(columns: Int) -> Int {
    guard isTimed else { return min(1, columns) }
    return columns < 60 ? 13 : 24
  }
}
