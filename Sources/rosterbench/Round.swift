import AgentDomain
import AgentStore
import Foundation
import TerminalHarness

/// One tour through the console on one centre.
struct Round {
  let centre: BenchCentre
  let number: Int

  /// Two names, one long name, the middle of a name, and letters that fold.
  private static let words = ["maria rodr", "gudmundsso", "atanabe yu", "okafor jur"]
  private static let listRows = 3..<22

  func run(into results: inout BenchResults) throws {
    let session = try centre.console()
    try measureStart(session, &results)
    try measureMoving(session, &results)
    try measureSearch(session, &results)
    try measureForm(session, &results)
    try measureMarks(session, &results)
    try measureIdle(session, &results)
    results.add(.memory, centre.agents, Double(session.figures.peakKilobytes) / 1024)
    try session.send("<F10>")
    session.kill(SIGTERM)
    try session.waitForExit()
    try measureShell(&results)
  }

  // MARK: - The console

  private func measureStart(_ session: TerminalSession, _ results: inout BenchResults) throws {
    try session.wait("the list") { $0.rows[3].hasPrefix("> ") }
    try session.settle(quiet: 0.2)
    let replay = TerminalReplay(session.log, size: session.size)
    let full = replay?.time { rows in
      Self.listRows.allSatisfy { !rows[$0].allSatisfy(\.isWhitespace) }
    }
    if let full { results.add(.firstScreen, centre.agents, milliseconds(full - session.started)) }
  }

  private func measureMoving(_ session: TerminalSession, _ results: inout BenchResults) throws {
    for key in ["<Down>", "<Down>", "<Up>"] {
      results.add(.arrowBytes, centre.agents, Double(try timed(session, key).bytes))
    }
    for _ in 0..<12 {
      let page = try timed(session, "<PgDn>")
      results.add(.pageDown, centre.agents, page.time)
      results.add(.pageBytes, centre.agents, Double(page.bytes))
    }
    for _ in 0..<3 {
      results.add(.end, centre.agents, try timed(session, "<End>").time)
      _ = try timed(session, "<Home>")
    }
  }

  private func measureSearch(_ session: TerminalSession, _ results: inout BenchResults) throws {
    var (times, bytes): ([Double], [Double]) = ([], [])
    for word in Self.words {
      try session.press("/")
      for letter in word {
        let key = try timed(session, String(letter), rows: Self.listRows)
        times.append(key.time)
        bytes.append(Double(key.bytes))
      }
      try session.press("<Esc>")
    }
    (times, bytes) = (times.sorted(), bytes.sorted())
    if let median = times.quantile(0.5), let worst = times.quantile(0.95) {
      results.add(.searchMedian, centre.agents, median)
      results.add(.searchWorst, centre.agents, worst)
    }
    if let worst = bytes.quantile(0.95) { results.add(.searchBytes, centre.agents, worst) }
  }

  private func measureForm(_ session: TerminalSession, _ results: inout BenchResults) throws {
    for step in 1...3 {
      results.add(.open, centre.agents, try timed(session, "<Enter>").time)
      try session.press("<Tab><Tab><C-u>Round \(number) step \(step) \(monotonicNow() % 100_000)")
      try session.press("<F2>")
      let flush = try centre.flush()
      let save = try timed(session, "s").time
      try session.wait(for: "Saved:")
      results.add(.save, centre.agents, save)
      results.add(.flush, centre.agents, flush)
      results.add(.saveWithoutFlush, centre.agents, max(0, save - Self.flushesOfASave * flush))
      try session.press("<Esc>")
      try session.press("<Down>")
    }
  }

  /// What SQLite asks of the disk in one transaction with a truncated journal.
  private static let flushesOfASave = 5.0

  private func measureMarks(_ session: TerminalSession, _ results: inout BenchResults) throws {
    results.add(.markAll, centre.agents, try timed(session, "a").time)
    try session.press("<Esc>")
  }

  private func measureIdle(_ session: TerminalSession, _ results: inout BenchResults) throws {
    try session.settle(quiet: 0.5)
    let before = session.figures.processorTime
    Thread.sleep(forTimeInterval: 10)
    results.add(.idle, centre.agents, milliseconds(session.figures.processorTime - before))
  }

  /// Presses a key and waits until the program rests.
  ///
  /// - Parameter rows: where these rows change, only their last change counts for the time.
  /// - Returns: milliseconds from the key to the last change, and all bytes that came.
  private func timed(_ session: TerminalSession, _ key: String, rows: Range<Int>? = nil) throws
    -> (time: Double, bytes: Int)
  {
    let mark = session.bytesReceived
    let start = monotonicNow()
    try session.press(key)
    let log = session.log
    var end = log.bytes.count > mark ? log.lastTime : nil
    if let rows, let replay = TerminalReplay(log, size: session.size) {
      replay.skip(to: mark)
      end = replay.lastChange(of: rows) ?? end
    }
    return (end.map { milliseconds($0 - min($0, start)) } ?? 0, log.bytes.count - mark)
  }

  // MARK: - Without a screen

  private func measureShell(_ results: inout BenchResults) throws {
    if centre.agents >= Self.editedAgents { results.add(.bulk, centre.agents, try bulkEdit()) }
    if centre.agents >= Self.importedRows { try measureImport(&results) }
    try measureRecovery(&results)
    let start = monotonicNow()
    let export = try TerminalHarness.run(
      BenchCentre.roster, ["agents", "export", "--database", centre.database],
      environment: centre.environment, timeout: 600)
    if export.status == 0 {
      results.add(.export, centre.agents, milliseconds(monotonicNow() - start))
    }
  }

  private static let editedAgents = 100_000

  /// Very many agents in one change, by the store that shell and console use.
  private func bulkEdit() throws -> Double {
    let store = try AgentStore(path: centre.database)
    let change = Change.editAll(
      Selection(ids: Set(1...Int64(Self.editedAgents))),
      [FieldValueText(field: "description", text: "Round \(number)")])
    let author = Author(Operator(name: "bench", role: .administrator), origin: "bench")
    let start = monotonicNow()
    let outcome = store.apply(ChangeSet(author: author, summary: "Bulk edit", changes: [change]))
    guard case .saved = outcome else { throw HarnessError.timeout("Bulk edit: \(outcome)") }
    return milliseconds(monotonicNow() - start)
  }
}
