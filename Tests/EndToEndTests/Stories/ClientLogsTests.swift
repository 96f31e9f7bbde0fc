import AgentDomain
import AgentStore
import Foundation
import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Client logs, live` {
    /// A console on Ada's logs, which are on and lie in the centre's own folder.
    private func open() throws -> (Centre, Console) {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      try centre.logHere()
      let console = try centre.console()
      try console.session.send("L")
      try console.wait(for: "Client logs of Ada Lovelace")
      return (centre, console)
    }

    /// The log ends only after the last key was served: were one of them to wait for the log, it would
    /// never be.
    @Test func `[10.2] 10 000 lines a second do not keep a key waiting`() async throws {
      let (centre, console) = try open()
      let (folder, gate) = (centre.folder.path, centre.folder.file("all-keys-served"))
      let writer = Task.detached {
        try TerminalHarness.run(
          Program.clientLogExample, [folder, "ada"], stdin: Array("until \(gate) 10000 20000".utf8))
      }
      try console.wait(for: "following, 4 files")
      let keys = try serveKeys(console.session)
      let before = try centre.loggedLines
      try Data().write(to: URL(fileURLWithPath: gate))
      let end = try await writer.value
      try #require(end.status == 0, "\(end)")
      let total = try centre.loggedLines
      #expect(keys == 8 * 19)
      #expect(total >= 20_000)
      #expect(before < total, "The log went on while keys were served.")
      try expectEverythingRead(console.session, total)
    }

    /// What every line of the example contains.
    private static let text = "exampl"

    /// Presses keys one after the other, each only when what the last one does has shown.
    private func serveKeys(_ session: TerminalSession) throws -> Int {
      var served = 0
      func press(_ key: String, until shown: @escaping ([String]) -> Bool) throws {
        try session.send(key)
        try session.wait("what \(key) does") { shown($0.rows) }
        served += 1
      }
      for _ in 0..<8 {
        try press("/") { $0[1].hasPrefix("Filter:") }
        for end in 1...Self.text.count {
          let typed = Self.text.prefix(end)
          try press(String(typed.suffix(1))) { $0[1].hasPrefix("Filter: \(typed)") }
        }
        try press("<Enter>") { $0[1].contains("with \(Self.text)") }
        try press("2") { $0[1].contains("level warning and worse") }
        try press("4") { $0[1].contains("all levels") }
        try press("<Up>") { $0[1].hasPrefix("stopped") }
        for _ in 0..<4 {
          try session.wait("a line with the focus") { Self.focused($0) != nil }
          let number = try #require(Self.focused(session))
          try press("<Up>") { _ in Self.focused(session).map { $0 != number } == true }
        }
        try press("<End>") { $0[1].hasPrefix("following") }
        try press("/") { $0[1].hasPrefix("Filter:") }
        try press("<C-u>") { !$0[1].contains(Self.text) }
        try press("<Enter>") { $0[1].hasPrefix("following") }
      }
      return served
    }

    /// The number of the line that the cursor stands on; nil while the screen is on its way to another.
    /// Numbers do not say what is above what: lines of one millisecond stand in the order of their files.
    private static func focused(_ session: TerminalSession) -> Int? {
      let row = session.rows[session.cursor.row]
      guard row.hasPrefix(">"), let number = row.firstMatch(of: #/line (\d+) /#)?.1 else {
        return nil
      }
      return Int(number)
    }

    /// The newest line of all is there, and then nothing moves any more.
    private func expectEverythingRead(_ session: TerminalSession, _ total: Int) throws {
      try session.send("/line \(total) ")
      try session.wait(for: "example: line \(total) program=")
      try session.settle(quiet: 0.4)
      let mark = session.bytesReceived
      #expect(throws: HarnessError.self) {
        try session.wait("a byte", timeout: 1) { $0.bytesReceived > mark }
      }
    }

    @Test func `[10.2] a new line appears without a key, and rotation goes unnoticed`() throws {
      let (centre, console) = try open()
      try console.wait(for: "Nothing was logged yet.")
      for word in ["first", "second", "third"] {
        try centre.log("say error the \(word) one", rotation: ["60", "3"])
        try console.wait(for: "the \(word) one")
      }
      #expect(console.screen.contains("the first one"))
      #expect(FileManager.default.fileExists(atPath: "\(centre.logs)/error.log.2"))
    }

    @Test func `[10.2] the shell shows the newest lines by level and text, and follows`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      try centre.logHere()
      let nothing = try centre.shell(["agents", "logs", "ada"])
      #expect(nothing.status == 0 && nothing.text == "")
      #expect(nothing.errorText.contains("Nothing was logged yet"))
      try centre.log("write 40")
      let chosen = try centre.shell([
        "agents", "logs", "ada", "--level", "warning", "--grep", "LINE 1", "--lines", "3",
      ])
      #expect(chosen.text.split(separator: "\n").count == 3, "\(chosen)")
      #expect(chosen.text.split(separator: "\n").allSatisfy { $0.contains("example: line 1") })
      let follower = try TerminalSession(
        program: Program.roster,
        arguments: ["agents", "logs", "ada", "--follow", "--database", centre.database],
        environment: centre.environment)
      try follower.wait(for: "line 40 ")
      try centre.log("say error and one more")
      try follower.wait(for: "and one more")
      follower.kill(SIGINT)
      #expect(try follower.waitForExit() == 128 + SIGINT)
    }
  }
}

extension Centre {
  /// Where Ada's logs are.
  var logs: String { folder.file("client/agent-ada") }

  /// Switches Ada's logs on, and puts all logs into this centre's folder.
  func logHere() throws {
    let store = try store()
    let path = FieldChange(
      field: "client_logs_directory", before: .text("/var/log/roster"), after: .text(folder.path))
    let version = try store.settings().version
    let id = try store.agent(username: "ada", scope: .everyone)?.id ?? 0
    let outcome = store.apply(
      ChangeSet(
        author: author, summary: "Logs",
        changes: [
          .settings(version: version, [path]),
          .editAll(.one(id), [FieldValueText(field: "client_logs_enabled", text: "on")]),
        ]))
    guard case .saved = outcome else { throw HarnessError.timeout("Refused: \(outcome)") }
  }

  /// Has the example program log for Ada, to its end.
  func log(_ command: String, rotation: [String] = []) throws {
    let run = try TerminalHarness.run(
      Program.clientLogExample, [folder.path, "ada"] + rotation, stdin: Array(command.utf8))
    try #require(run.status == 0, "\(run)")
  }

  /// How many lines Ada's clients have written.
  var loggedLines: Int {
    get throws {
      try ["error", "warn", "info", "debug"].reduce(0) { sum, name in
        let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(logs)/\(name).log"))
        return sum + bytes.count { $0 == UInt8(ascii: "\n") }
      }
    }
  }
}
