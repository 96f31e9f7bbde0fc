import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Many programs on the same agents` {
    @Test func `10 programs with 40 saves each on 10 agents lose no update and no history`() throws
    {
      let centre = try Centre()
      let sessions = try (1...10).map { seed in
        try TerminalSession(
          program: Program.faultWorker, arguments: ["add", centre.database, "40", "\(seed)"],
          environment: centre.environment)
      }
      for session in sessions {
        #expect(try session.waitForExit(timeout: 120) == 0, "\(session.log.text)")
      }
      let hot = "FROM agent WHERE username LIKE 'hot%'"
      #expect(try centre.rows("SELECT sum(CAST(description AS INTEGER)) \(hot)") == [["400"]])
      #expect(
        try centre.count("history WHERE field = 'description' AND CAST(after AS INTEGER) > 0")
          == 400)
      #expect(try centre.rows("PRAGMA integrity_check") == [["ok"]])
    }
  }
}
