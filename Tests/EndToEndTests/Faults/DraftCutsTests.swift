import Foundation
import TerminalHarness
import Testing
import Trials

extension EndToEnd {
  @Suite struct `Cuts while typing` {
    enum Cut: String, CaseIterable { case hangUp, kill, closed }

    @Test func `20 cuts lose at most a second of typing each`() throws {
      var random = SeededNumbers(seed: 20)
      for number in 0..<20 {
        let kind = Cut.allCases[number % Cut.allCases.count]
        let lost = try secondsLost(kind, after: Double.random(in: 0.5...2.5, using: &random))
        #expect(lost <= 1, "\(kind) number \(number) lost \(lost) s")
      }
    }

    /// Types digits until the cut, and finds how much of them the draft holds.
    private func secondsLost(_ kind: Cut, after duration: Double) throws -> Double {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let console = try centre.console()
      try console.open("Ada")
      try console.fill("Alias", "")
      var times: [Date] = []
      let end = Date(timeIntervalSinceNow: duration)
      while Date() < end {
        times.append(Date())
        try console.session.send("\(times.count % 10)")
        Thread.sleep(forTimeInterval: 0.05)
      }
      let moment = Date()
      cut(console, kind)
      try console.session.waitForExit(timeout: 10)
      let kept = try centre.draftText(of: "alias").count
      return kept >= times.count ? 0 : moment.timeIntervalSince(times[kept])
    }

    private func cut(_ console: Console, _ kind: Cut) {
      switch kind {
      case .hangUp: console.session.kill(SIGHUP)
      case .kill: console.session.kill(SIGKILL)
      case .closed: console.session.closePty()
      }
    }
  }
}

extension Centre {
  /// What a draft holds for a field; empty where there is none.
  func draftText(of field: String) throws -> String {
    try SQLiteFile(database).value("SELECT json_extract(texts, '$.\(field)') FROM draft") ?? ""
  }
}
