import AgentDomain
import TextUI

/// What agents do on the telephone now, and pausing them.
extension ListController {
  /// The text of a cell; the state is what the exchange tells, where the database says nothing stronger.
  func text(of column: ListColumn, at index: Int, in row: ListRow) -> String {
    guard kind == .agent, let live = session.live else { return row.cells[index] }
    return live.text(of: column, at: index, in: row)
  }

  /// What the exchange tells of a row's agent; nil where it is not connected or away.
  func telephoneWords(_ row: ListRow) -> String? {
    guard kind == .agent, let live = session.live, !live.isAway else { return nil }
    let facts = row.cells.suffix(ExchangeStates.rowFacts.count)
    guard let stored = facts.first, let endpoint = facts.last else { return nil }
    return live.sentence(stored, of: endpoint)
  }

  /// A line that asks for live states means other agents now.
  func exchangeChanged() {
    vocabulary.live = session.live
    guard kind == .agent, FilterLanguage.isLive(model.line) else { return }
    let before = model.query
    takeLine()
    if model.query != before { isStale = true }
  }

  // MARK: - Pausing

  static let telephoneCommands: [Command<ListController>] = [
    Command(
      "pause", .character("z"), title: "Pause",
      help: "No queue rings these agents any more, until they are resumed; asks for a reason.",
      unless: { noRecord($0) ?? noRight($0) }
    ) { try $0.pause() },
    Command(
      "resume", .character("Z"), title: "Resume",
      help: "The queues ring these agents again.", unless: { noRecord($0) ?? noRight($0) }
    ) { try $0.resume() },
  ]

  private func pause() throws {
    guard let selection = model.selection else { return }
    let names = try names(selection)
    session.push(
      PromptPanel(
        session: session, title: "Pause",
        intro: ["Why is no queue to ring \(names)?", "A few words for everybody, or nothing."]
      ) { [weak self] text in
        do throws(Problem) { _ = try PauseReason(text) } catch { return error.sentence }
        self?.apply("Paused \(names)", [.pause(selection, reason: text.trimmed)])
        return nil
      })
  }

  private func resume() throws {
    guard let selection = model.selection else { return }
    apply("Resumed \(try names(selection))", [.resume(selection)])
  }
}
