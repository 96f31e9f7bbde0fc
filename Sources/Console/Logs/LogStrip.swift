import AgentDomain
import ClientLogs
import TextUI

/// The newest lines of an agent's client logs, live, in some rows of another screen.
///
/// Whoever owns it draws it; it follows the logs as long as it lives and wakes the loop when there is
/// something new. It has no focus and takes no key.
@MainActor final class LogStrip: FormStrip {
  private let words: LogWords
  private let follower: LogFollower

  /// - Throws: what the directory says, or `Problem` where the logs have no folder that could be.
  init(_ agent: StoredAgent, session: Session) throws {
    let folder = try LogFolder(agent.agent, try session.directory.settings().settings)
    words = LogWords(
      name: agent.agent.account.fullName, path: folder.path, isOn: agent.agent.clientLogs.enabled,
      key: { [session] in session.key($0) })
    follower = LogFollower(folder, session: session)
    _ = follower.snapshot(of: LogFilter(), within: 60)
  }

  /// Draws a line of words and the newest lines below it into rows of a surface.
  func draw(on surface: inout Surface, rows: Range<Int>) {
    let shown = follower.snapshot
    guard let first = rows.first else { return }
    guard !shown.lines.isEmpty else { return drawEmpty(shown, on: &surface, rows) }
    put("Newest lines, live: \(counted(shown.lines.count, "line"))", first, on: &surface, .heading)
    let lines = shown.lines.suffix(rows.count - 1)
    for (row, line) in zip(rows.dropFirst(), lines) {
      put(line.text(columns: surface.size.columns), row, on: &surface, .text)
    }
  }

  private func drawEmpty(_ shown: LogSnapshot, on surface: inout Surface, _ rows: Range<Int>) {
    let width = max(8, surface.size.columns - 4)
    let lines = words.empty(shown).flatMap { TextWrap.lines($0, width: width) }
    for (row, line) in zip(rows, lines) { put(line, row, on: &surface, .textDim) }
  }

  private func put(_ text: String, _ row: Int, on surface: inout Surface, _ role: Role) {
    let width = surface.size.columns - 2
    surface.put(
      CellWidth.truncate(TermText(text).description, to: width), at: Position(row: row, column: 2),
      role: role)
  }
}
