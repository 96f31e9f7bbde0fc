import Foundation
import TextUI

/// Something that takes its time, on a thread of its own.
final class Work<Value: Sendable>: Sendable {
  /// Says how much is done so far; false asks the work to stop.
  typealias Progress = @Sendable (Int) -> Bool

  private struct State {
    var done = 0
    var isStopped = false
    var value: Value?
  }

  private let lock = NSCondition()
  nonisolated(unsafe) private var state = State()

  init(wakeup: Wakeup, _ body: @escaping @Sendable (@escaping Progress) -> Value) {
    Thread.detachNewThread { [self] in
      let value = body { self.progress($0) }
      lock.withLock {
        state.value = value
        lock.broadcast()
      }
      wakeup.wake()
    }
  }

  var done: Int { lock.withLock { state.done } }
  /// What came of it; nil while it goes on.
  var value: Value? { lock.withLock { state.value } }

  /// Asks the work to stop; it then leaves nothing behind.
  func stop() { lock.withLock { state.isStopped = true } }

  /// Waits up to that many milliseconds for the end.
  func value(within milliseconds: Int) -> Value? {
    let end = Date(timeIntervalSinceNow: Double(milliseconds) / 1000)
    return lock.withLock {
      while state.value == nil, lock.wait(until: end) {}
      return state.value
    }
  }

  private func progress(_ done: Int) -> Bool {
    lock.withLock {
      state.done = done
      return !state.isStopped
    }
  }
}

/// What is said of work while it goes on.
struct WorkWords: Sendable {
  let title: String
  /// One line, given how much is done and the key that stops or leaves it.
  let line: @Sendable (Int, _ stop: String) -> String
  /// Whether Esc stops the work, which then leaves nothing; else Esc only does not wait for it.
  var isStoppable = true

  static let changing = WorkWords(title: "Working") {
    "\(grouped($0)) done. \($1) stops and leaves nothing."
  }
}

/// Shows how far work is, in words that seldom move, and lets it be stopped or left.
@MainActor final class WorkPanel<Value: Sendable>: WaitingScreen {
  let session: Session
  private let words: WorkWords
  private let work: Work<Value>
  private let finished: (Value) -> Void

  init(
    session: Session, work: Work<Value>, words: WorkWords, finished: @escaping (Value) -> Void
  ) {
    (self.session, self.work, self.words, self.finished) = (session, work, words, finished)
  }

  var word: String { "work" }
  var title: String { words.title }
  var isPanel: Bool { true }
  var commands: [BoundCommand] {
    (words.isStoppable ? Self.stopping : Self.leaving).map { $0.bound(to: self) }
  }

  static var stopping: [Command<WorkPanel>] {
    [
      Command(
        "back", .escape, title: "Stop", hint: true, help: "Stops the work; nothing of it stays."
      ) { $0.work.stop() }
    ]
  }

  static var leaving: [Command<WorkPanel>] {
    [
      Command(
        "back", .escape, title: "Leave it", hint: true,
        help: "Does not wait for the end; what was begun may still come to it."
      ) { $0.leave() }
    ]
  }

  /// The count moves on without a key.
  var hasUnkept: Bool { words.isStoppable }

  func readFinished() { look() }
  func putAway() { look() }

  private func look() {
    guard let value = work.value else { return }
    session.close(self)
    finished(value)
  }

  private func leave() {
    session.close(self)
    session.say(.info, "\(title): it was left before its end, and its result is not shown.")
  }

  func draw(on surface: inout Surface) {
    let frame = PanelFrame(for: 2, width: 50, on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: title)
    surface.put(words.line(work.done, session.key("back")), at: frame.place(0), width: frame.width)
    surface.cursor = frame.place(0)
  }
}

/// A screen that waits for something that was begun.
protocol WaitingScreen: Screen {}

extension Session {
  /// Does something away from the keyboard; what is over in a moment shows nothing of it.
  /// - Parameter overLock: whether the lock itself waits for it.
  func work<Value: Sendable>(
    _ words: WorkWords, overLock: Bool = false,
    _ body: @escaping @Sendable (@escaping Work<Value>.Progress) -> Value,
    finished: @escaping (Value) -> Void
  ) {
    let work = Work(wakeup: terminal.wakeup, body)
    if let value = work.value(within: Self.patience) { return finished(value) }
    let panel = WorkPanel(session: self, work: work, words: words, finished: finished)
    push(panel, overLock: overLock)
  }

  /// How long work goes on before the screen says so, in milliseconds.
  private static var patience: Int { 400 }
}
