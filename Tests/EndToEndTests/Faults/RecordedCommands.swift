import AgentStore
import Foundation
import TerminalHarness
import Testing
import Trials

/// Commands one after the other on one database, with what each did to the disk and left there.
struct RecordedCommands {
  /// What the database holds once so many events happened.
  private struct State {
    let event: Int
    let content: String
  }

  private let centre: Centre
  private let place: TemporaryFolder
  private let disk: PowerLoss
  /// The same disk, which loses nothing: it shows what each commit of a command left.
  private var steady: PowerLoss
  private var recording: DiskRecording
  private var states: [State]
  private var ends = [0]

  init(_ centre: Centre) throws {
    self.centre = centre
    place = try TemporaryFolder("cuts")
    disk = try PowerLoss(folder: centre.folder.path)
    steady = disk
    recording = DiskRecording(folder: centre.folder.path)
    states = [State(event: 0, content: try centre.fingerprint)]
  }

  mutating func run(_ command: ShellCommand) throws {
    try recording.record(
      command.program, command.arguments + command.database(centre.database),
      environment: centre.environment, stdin: command.input)
    let told = recording.run?.description ?? ""
    try #require(recording.run?.status == command.status, "\(command): \(told)")
    try followCommits()
    let end = recording.events.count
    states.append(State(event: end, content: try centre.fingerprint))
    ends.append(end)
  }

  /// A commit is done when the journal is emptied, https://www.sqlite.org/atomiccommit.html
  private mutating func followCommits() throws {
    for (number, event) in recording.events.enumerated().dropFirst(ends.last ?? 0) {
      steady.take(event)
      guard case .truncate(let name, length: 0) = event, name.hasSuffix("-journal") else {
        continue
      }
      var random = SeededNumbers(seed: 0)
      let cut = PowerCut(
        event: number + 1, kind: .everything, files: steady.left(.everything, using: &random),
        said: 0)
      states.append(State(event: number + 1, content: try content(after: cut)))
    }
  }

  private func content(after cut: PowerCut) throws -> String {
    let folder = place.file("\(cut.event)-\(UUID())")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try cut.write(to: folder)
    _ = try AgentStore(path: "\(folder)/roster.db")
    return try SQLiteFile("\(folder)/roster.db").fingerprint
  }

  /// Whatever the power leaves is what a commit had left: no command that was over is lost, and nothing
  /// is there that was still to come.
  func expectNothingBetween(cuts: Int, seed: UInt64) throws {
    var disk = disk
    try disk.forEachCut(of: recording.events, count: cuts, seed: seed) { cut in
      let over = ends.last { $0 <= cut.event } ?? 0
      let found = try content(after: cut)
      let isAllowed = states.contains {
        (over...cut.event).contains($0.event) && $0.content == found
      }
      if !isAllowed {
        Issue.record("Cut at \(cut.event), \(cut.kind), a command was over at \(over)")
      }
    }
  }
}
