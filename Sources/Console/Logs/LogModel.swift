import AgentDomain
import ClientLogs
import TextUI

/// Which lines of a log are shown and which has the focus: the last one while the log is followed, any
/// other while it stands still.
struct LogModel: Sendable {
  private(set) var shown: LogSnapshot
  private(set) var isFollowing = true
  /// Whether there are lines below those that are shown, which stand still.
  private(set) var hasNewer = false
  private(set) var current = 0
  private var window = ScrollWindow()
  /// How many lines there is room for.
  var height = 10

  init(filter: LogFilter) { shown = LogSnapshot(filter: filter) }

  var lines: [LogLine] { shown.lines }
  var focused: LogLine? { lines.indices.contains(current) ? lines[current] : nil }

  /// Takes what was read; while the log stands still, only what another filter brings.
  mutating func take(_ newest: LogSnapshot) {
    guard newest.version != shown.version else { return }
    if isFollowing || newest.filter != shown.filter || shown.state == nil {
      let old = focused
      shown = newest
      hasNewer = false
      current = isFollowing ? lines.count - 1 : place(of: old)
    } else if let last = newest.lines.last, last.id != lines.last?.id {
      hasNewer = true
    }
  }

  /// Where a line is among those that are shown now, or the one next to it in time.
  private func place(of line: LogLine?) -> Int {
    guard let line else { return lines.count - 1 }
    if let same = lines.firstIndex(where: { $0.id == line.id }) { return same }
    return min(lines.firstIndex { $0.time >= line.time } ?? lines.count, lines.count - 1)
  }

  /// Moves the focus; going up stops the log, so that nobody reads on a moving page.
  mutating func move(by count: Int) {
    guard !lines.isEmpty else { return }
    if count < 0 { isFollowing = false }
    current = max(0, min(current + count, lines.count - 1))
  }

  mutating func stop() { isFollowing = false }

  /// Goes to the newest line and stays with it.
  mutating func follow(_ newest: LogSnapshot) {
    isFollowing = true
    shown = newest
    hasNewer = false
    current = lines.count - 1
  }

  /// The lines in view with their places, the newest at the bottom.
  mutating func inView() -> Range<Int> {
    window.reveal(max(0, current), count: lines.count, height: height)
    return window.rows(count: lines.count, height: height)
  }
}
