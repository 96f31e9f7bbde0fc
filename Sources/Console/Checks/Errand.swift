import Foundation
import TextUI

/// Something that takes its time and changes nothing here, on a thread of its own.
final class Errand<Result: Sendable>: Sendable {
  private let lock = NSCondition()
  nonisolated(unsafe) private var outcome: Result?

  init(wakeup: Wakeup, work: @escaping @Sendable () -> Result) {
    Thread.detachNewThread { [self] in
      let result = work()
      lock.withLock {
        outcome = result
        lock.broadcast()
      }
      wakeup.wake()
    }
  }

  /// What came of it; nil while it goes on.
  var result: Result? { lock.withLock { outcome } }

  /// Waits up to that many milliseconds for the end.
  func result(within milliseconds: Int) -> Result? {
    let end = Date(timeIntervalSinceNow: Double(milliseconds) / 1000)
    return lock.withLock {
      while outcome == nil, lock.wait(until: end) {}
      return outcome
    }
  }
}

/// Says that something is under way; whoever does not want to wait leaves it.
@MainActor final class ErrandPanel<Result: Sendable>: Screen {
  let session: Session
  let title: String
  private let errand: Errand<Result>
  private let finished: (Result) -> Void

  init(
    session: Session, errand: Errand<Result>, title: String, finished: @escaping (Result) -> Void
  ) {
    (self.session, self.errand, self.title, self.finished) = (session, errand, title, finished)
  }

  var isPanel: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static var commands: [Command<ErrandPanel>] {
    [
      Command(
        "back", .escape, title: "Leave it", hint: true,
        help: "Does not wait for the end; what was begun may still come to it."
      ) { $0.leave() }
    ]
  }

  func readFinished() {
    guard let result = errand.result else { return }
    session.close(self)
    finished(result)
  }

  private func leave() {
    session.close(self)
    session.say(.info, "\(title): it was left before its end, and its result is not shown.")
  }

  func draw(on surface: inout Surface) {
    let frame = PanelFrame(for: 2, width: 50, on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: "Working")
    surface.put("\(title) ...", at: frame.place(0), width: frame.width)
    surface.put("Esc does not wait for it.", at: frame.place(1), width: frame.width)
    surface.cursor = frame.place(0)
  }
}
