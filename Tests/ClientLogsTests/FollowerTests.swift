import AgentDomain
import ClientLogs
import Foundation
import Synchronization
import TerminalHarness
import Testing

/// Counts what a follower reports, and waits for it.
private final class Reports: Sendable {
  private let count = Mutex(0)
  private let arrived = DispatchSemaphore(value: 0)

  func add() {
    count.withLock { $0 += 1 }
    arrived.signal()
  }

  var total: Int { count.withLock { $0 } }

  /// Waits until something is so, asking after each report.
  func wait(until condition: () -> Bool) -> Bool {
    while !condition() {
      guard arrived.wait(timeout: .now() + 30) == .success else { return condition() }
    }
    return true
  }
}

@Suite struct FollowerTests {
  private func follow(_ place: LogPlace, _ reports: Reports) -> LogFollower {
    LogFollower(place.folder) { reports.add() }
  }

  @Test func `[10.2] a follower tells of new lines without being asked`() throws {
    let (place, reports) = (try LogPlace(), Reports())
    try place.example("write 4")
    let follower = follow(place, reports)
    #expect(reports.wait { follower.snapshot.lines.count == 4 })
    try place.example("write 8")
    #expect(reports.wait { follower.snapshot.lines.count == 12 })
  }

  @Test func `a follower that waits for the folder sees it come`() throws {
    let (place, reports) = (try LogPlace(), Reports())
    let follower = follow(place, reports)
    #expect(reports.wait { follower.snapshot.state != nil })
    try place.example("write 4")
    #expect(reports.wait { follower.snapshot.lines.count == 4 })
    #expect(follower.snapshot.state == .files(4))
  }

  @Test func `[10.2] another filter is answered without a new line`() throws {
    let (place, reports) = (try LogPlace(), Reports())
    try place.example("write 40")
    let follower = follow(place, reports)
    #expect(reports.wait { follower.snapshot.lines.count == 40 })
    let filter = LogFilter(level: .warning, text: "line 3")
    follower.show(filter)
    let snapshot = follower.snapshot(of: filter, within: 30_000)
    let numbers = snapshot.lines.compactMap { Int($0.text.split(separator: " ")[4]) }
    #expect(numbers.sorted() == [30, 33, 34, 37, 38], "The others are at info and debug.")
    try place.example("write 30")
    #expect(reports.wait { follower.snapshot.lines.count == 6 })
  }

  @Test func `[10.2] the snapshots of a fast log miss no line and are few`() throws {
    let (place, reports) = (try LogPlace(), Reports())
    let follower = follow(place, reports)
    #expect(reports.wait { follower.snapshot.state != nil })
    try place.example("write 9000", bytes: 20_000, files: 90)
    #expect(reports.wait { follower.snapshot.lines.count + follower.snapshot.skipped == 9000 })
    let numbers = Set(follower.snapshot.lines.map(\.text))
    #expect(numbers.count == follower.snapshot.lines.count)
  }
}
