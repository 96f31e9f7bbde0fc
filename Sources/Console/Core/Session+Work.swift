import AgentDomain
import Foundation
import TextUI

extension Session {
  /// Carries out a change away from the keyboard, so that Esc can stop it; short ones are over at once.
  func carryOut(_ set: ChangeSet, finished: @escaping (Receipt?) -> Void = { _ in }) {
    let job = Job(directory: directory, set: set, wakeup: terminal.wakeup)
    if let outcome = job.outcome(within: Self.patience) { return finished(finish(outcome)) }
    push(JobPanel(session: self, job: job, title: set.summary, finished: finished))
  }

  /// How long a change runs before its progress shows, in milliseconds.
  private static let patience = 400
}

/// A change on its way, on a thread of its own.
final class Job: Sendable {
  private struct State {
    var done = 0
    var isStopped = false
    var outcome: SaveOutcome?
  }

  private let lock = NSCondition()
  nonisolated(unsafe) private var state = State()

  init(directory: any AgentDirectory, set: ChangeSet, wakeup: Wakeup) {
    Thread.detachNewThread { [self] in
      let outcome = directory.apply(set) { done in self.progress(done) }
      lock.withLock {
        state.outcome = outcome
        lock.broadcast()
      }
      wakeup.wake()
    }
  }

  var done: Int { lock.withLock { state.done } }
  var outcome: SaveOutcome? { lock.withLock { state.outcome } }

  /// Asks the work to stop; it then leaves nothing behind.
  func stop() { lock.withLock { state.isStopped = true } }

  /// Waits up to that many milliseconds for the end.
  func outcome(within milliseconds: Int) -> SaveOutcome? {
    let end = Date(timeIntervalSinceNow: Double(milliseconds) / 1000)
    return lock.withLock {
      while state.outcome == nil, lock.wait(until: end) {}
      return state.outcome
    }
  }

  private func progress(_ done: Int) -> Bool {
    lock.withLock {
      state.done = done
      return !state.isStopped
    }
  }
}

/// Shows how far a change is, in words that seldom move, and lets it be stopped.
@MainActor final class JobPanel: Screen {
  let session: Session
  let title: String
  private let job: Job
  private let finished: (Receipt?) -> Void

  init(session: Session, job: Job, title: String, finished: @escaping (Receipt?) -> Void) {
    (self.session, self.job, self.title, self.finished) = (session, job, title, finished)
  }

  var isPanel: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<JobPanel>] = [
    Command(
      "back", .escape, title: "Stop", hint: true, help: "Stops the work; nothing of it stays."
    ) {
      $0.job.stop()
    }
  ]

  /// The count moves on without a key.
  var hasUnkept: Bool { true }

  func readFinished() { look() }
  func putAway() { look() }

  private func look() {
    guard let outcome = job.outcome else { return }
    session.close(self)
    finished(session.finish(outcome))
  }

  func draw(on surface: inout Surface) {
    let frame = PanelFrame(for: 2, width: 50, on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: "Working")
    surface.put(
      "\(grouped(job.done)) done. Esc stops and leaves nothing.", at: frame.place(0),
      width: frame.width)
    surface.cursor = frame.place(0)
  }
}
