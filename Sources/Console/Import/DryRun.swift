import AgentDomain
import Foundation
import TextUI

/// A dry run on its way, on a thread of its own.
final class DryRun: Sendable {
  private struct State {
    var done = 0
    var isStopped = false
    var result: Result<ImportPreview, any Error>?
  }

  private let lock = NSCondition()
  nonisolated(unsafe) private var state = State()

  init(
    _ file: any ByteSource, directory: any AgentDirectory, author: Author, wakeup: Wakeup
  ) {
    Thread.detachNewThread { [self] in
      let result = Result { try run(file, directory, author) }
      lock.withLock {
        state.result = result
        lock.broadcast()
      }
      wakeup.wake()
    }
  }

  var done: Int { lock.withLock { state.done } }
  var result: Result<ImportPreview, any Error>? { lock.withLock { state.result } }

  /// Asks the run to stop.
  func stop() { lock.withLock { state.isStopped = true } }

  /// Waits up to that many milliseconds for the end.
  func result(within milliseconds: Int) -> Result<ImportPreview, any Error>? {
    let end = Date(timeIntervalSinceNow: Double(milliseconds) / 1000)
    return lock.withLock {
      while state.result == nil, lock.wait(until: end) {}
      return state.result
    }
  }

  private func run(
    _ file: any ByteSource, _ directory: any AgentDirectory, _ author: Author
  ) throws -> ImportPreview {
    var preview = ImportPreview()
    preview.summary = try directory.dryRun(file, author, from: nil) { step in
      preview.take(step)
      return goOn()
    }
    if lock.withLock({ state.isStopped }) { throw CancellationError() }
    return preview
  }

  private func goOn() -> Bool {
    lock.withLock {
      state.done += 1
      return !state.isStopped
    }
  }
}

/// Shows how far a dry run is, and lets it be stopped.
@MainActor final class DryRunPanel: Screen {
  let session: Session
  private let run: DryRun
  private let finished: (Result<ImportPreview, any Error>) -> Void

  init(
    session: Session, run: DryRun, finished: @escaping (Result<ImportPreview, any Error>) -> Void
  ) {
    (self.session, self.run, self.finished) = (session, run, finished)
  }

  let title = "Import"
  var isPanel: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<DryRunPanel>] = [
    Command("back", .escape, title: "Stop", hint: true, help: "Stops reading the file.") {
      $0.run.stop()
    }
  ]

  /// The count moves on without a key.
  var hasUnkept: Bool { true }

  func readFinished() { look() }
  func putAway() { look() }

  private func look() {
    guard let result = run.result else { return }
    session.close(self)
    finished(result)
  }

  func draw(on surface: inout Surface) {
    let frame = PanelFrame(for: 2, width: 50, on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: "Reading")
    surface.put(
      "\(grouped(run.done)) lines read. Esc stops; nothing is changed.", at: frame.place(0),
      width: frame.width)
    surface.cursor = frame.place(0)
  }
}
