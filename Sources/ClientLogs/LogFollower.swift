import Foundation

/// What a follower has found, at one moment.
public struct LogSnapshot: Sendable {
  /// What the lines were chosen by.
  public var filter: LogFilter
  /// The lines that match, by their time.
  public var lines: [LogLine] = []
  public var skipped = 0
  /// Nil before anything was read.
  public var state: LogTail.State?
  /// Counts the snapshots.
  public var version = 0

  /// Nothing yet.
  public init(filter: LogFilter) { self.filter = filter }
}

/// Follows an agent's client logs on a thread of its own, so that whoever shows them never waits.
///
/// A few times a second at most it reads what came and tells that there is something new. The thread ends
/// with the follower.
public final class LogFollower: Sendable {
  private let work: FollowerWork

  /// - Parameters:
  ///   - pause: milliseconds between two readings.
  ///   - changed: called in the follower's thread; `snapshot` then has something new.
  public init(
    _ folder: LogFolder, filter: LogFilter = LogFilter(), pause: Int = 250,
    changed: @escaping @Sendable () -> Void
  ) {
    let work = FollowerWork(folder, filter, pause, changed)
    self.work = work
    Thread.detachNewThread { work.run() }
  }

  deinit { work.end() }

  public var snapshot: LogSnapshot { work.snapshot }

  /// Chooses other lines; soon a snapshot has them.
  public func show(_ filter: LogFilter) { work.show(filter) }

  /// Waits for the lines of a filter that was just chosen, so that one key is one repaint nearly always.
  /// - Returns: the newest snapshot, whichever filter it has.
  public func snapshot(of filter: LogFilter, within milliseconds: Int) -> LogSnapshot {
    work.snapshot(of: filter, within: milliseconds)
  }
}

/// What the thread of a follower does.
private final class FollowerWork: Sendable {
  private struct State {
    var filter: LogFilter
    var snapshot: LogSnapshot
    var isOver = false
  }

  private let folder: LogFolder
  private let pause: Int
  private let changed: @Sendable () -> Void
  private let watch = LogWatch()
  private let lock = NSCondition()
  nonisolated(unsafe) private var state: State

  init(
    _ folder: LogFolder, _ filter: LogFilter, _ pause: Int,
    _ changed: @escaping @Sendable () -> Void
  ) {
    (self.folder, self.pause, self.changed) = (folder, pause, changed)
    state = State(filter: filter, snapshot: LogSnapshot(filter: filter))
  }

  var snapshot: LogSnapshot { lock.withLock { state.snapshot } }
  private var filter: LogFilter { lock.withLock { state.filter } }
  private var isOver: Bool { lock.withLock { state.isOver } }

  func show(_ filter: LogFilter) {
    lock.withLock { state.filter = filter }
    watch.wake()
  }

  func end() {
    lock.withLock { state.isOver = true }
    watch.wake()
  }

  func snapshot(of filter: LogFilter, within milliseconds: Int) -> LogSnapshot {
    let end = Date(timeIntervalSinceNow: Double(milliseconds) / 1000)
    return lock.withLock {
      while state.snapshot.filter != filter || state.snapshot.state == nil, lock.wait(until: end) {}
      return state.snapshot
    }
  }

  // MARK: - In the thread

  /// Milliseconds after which a folder is looked at although nothing was reported: one on another machine
  /// reports nothing, and one that is missing cannot be watched.
  private static let (look, lookWhereMissing) = (5000, 1000)

  func run() {
    let tail = LogTail(folder)
    while !isOver {
      let isWatched = watch.aim(at: folder)
      publish(tail, new: tail.read())
      let end = ContinuousClock.now + .milliseconds(pause)
      while !isOver, watch.waitForWake(milliseconds: Self.left(until: end)) {
        publish(tail, new: [])
      }
      if isOver { break }
      watch.wait(milliseconds: isWatched ? Self.look : Self.lookWhereMissing)
    }
  }

  private static func left(until end: ContinuousClock.Instant) -> Int {
    let left = (end - .now).components
    return Int(left.seconds) * 1000 + Int(left.attoseconds / 1_000_000_000_000_000)
  }

  /// Makes a snapshot where anything differs, and tells of it.
  private func publish(_ tail: LogTail, new: [LogLine]) {
    let (filter, old) = lock.withLock { (state.filter, state.snapshot) }
    let isSame = filter == old.filter && new.isEmpty && old.state == tail.state
    guard !isSame || old.skipped != tail.skipped else { return }
    var next = LogSnapshot(filter: filter)
    next.lines = lines(tail, new, old, filter)
    (next.skipped, next.state) = (tail.skipped, tail.state)
    next.version = old.version + 1
    lock.withLock {
      state.snapshot = next
      lock.broadcast()
    }
    changed()
  }

  /// The lines that match: those of before with the new ones, or all anew for another filter.
  private func lines(
    _ tail: LogTail, _ new: [LogLine], _ old: LogSnapshot, _ filter: LogFilter
  ) -> [LogLine] {
    guard filter == old.filter else { return tail.lines.filter(filter.matches) }
    var lines = old.lines
    lines.merge(new.filter(filter.matches))
    guard let first = tail.lines.first else { return [] }
    let gone = lines.firstIndex { $0.place >= first.place } ?? lines.count
    lines.removeFirst(gone)
    return lines
  }
}
