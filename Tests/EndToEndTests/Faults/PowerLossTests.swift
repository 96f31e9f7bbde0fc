import AgentDomain
import AgentStore
import Foundation
import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Power loss` {
    @Test func `1 600 cuts of saving lose no acknowledged save and damage nothing`() throws {
      let centre = try Centre()
      var disk = try PowerLoss(folder: centre.folder.path)
      var recording = DiskRecording(folder: centre.folder.path)
      try recording.record(
        Program.faultWorker, ["save", centre.database, "20"], environment: centre.environment)
      try #require(recording.run?.status == 0, "\(recording.run?.description ?? "")")
      try #require(recording.events.contains(.said(20)))
      let place = try TemporaryFolder("cuts")
      try disk.forEachCut(of: recording.events, count: 1600, seed: 1) { cut in
        let problem = try problemOfSaver(after: cut, in: place.file("\(cut.event)-\(UUID())"))
        if let problem { Issue.record("Cut at \(cut.event), \(cut.kind): \(problem)") }
      }
    }

    /// Starts the store on what is left, and counts.
    private func problemOfSaver(after cut: PowerCut, in folder: String) throws -> String? {
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try cut.write(to: folder)
      let path = "\(folder)/roster.db"
      do { _ = try AgentStore(path: path) } catch { return "the store does not open: \(error)" }
      return try SaverCheck(path).problem(acknowledged: cut.said)
    }

    @Test func `600 cuts of the shell's commands leave the state before or after, never between`()
      throws
    {
      let centre = try Centre()
      try centre.fill([.grace, .alan])
      var commands = try RecordedCommands(centre)
      for command in ShellCommand.all + ShellCommand.further { try commands.run(command) }
      try commands.expectNothingBetween(cuts: 600, seed: 2)
    }

    /// Failed and good sign-ins, a code by mail and its use, and multi-factor authentication on and off.
    @Test func `400 cuts of signing in leave the state before or after, never between`() throws {
      let centre = try Centre()
      try centre.fill([.grace, .alan])
      let kept = try TemporaryFolder("kept")
      let signIn = SignInCommands(database: centre.database, kept: kept)
      try #require(try centre.run(signIn.preparing).status == 0)
      var commands = try RecordedCommands(centre)
      for command in signIn.all { try commands.run(command()) }
      try commands.expectNothingBetween(cuts: 400, seed: 4)
    }

    /// The model itself: SQLite without its syncs must fail it, and with them must not.
    @Test(arguments: [("OFF", true), ("NORMAL", true), ("FULL", false)])
    func `the model finds what weaker settings lose`(level: String, loses: Bool) throws {
      let folder = try TemporaryFolder("model")
      let path = folder.file("t.db")
      var disk = try PowerLoss(folder: folder.path)
      var recording = DiskRecording(folder: folder.path)
      let saves = (1...12).map { "INSERT INTO t VALUES (\($0));\n.system echo saved \($0)\n" }
      let script =
        "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=\(level); CREATE TABLE t (n);\n"
        + saves.joined()
      try recording.record(
        "/usr/bin/sqlite3", [path], environment: TerminalSession.plainEnvironment, stdin: script)
      var failures = 0
      let place = try TemporaryFolder("cuts")
      try disk.forEachCut(of: recording.events, count: 240, seed: 3) { cut in
        let copy = place.file("\(cut.event)-\(UUID())")
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try cut.write(to: copy)
        let found = try? SQLiteFile("\(copy)/t.db").rows(
          "PRAGMA integrity_check; SELECT ifnull(max(n), 0) FROM t")
        if cut.said > 0, found?.first != ["ok"] || Int(found?.last?.first ?? "") ?? -1 < cut.said {
          failures += 1
        }
      }
      #expect((failures > 0) == loses, "\(failures) of 240 states of synchronous=\(level)")
    }
  }
}
