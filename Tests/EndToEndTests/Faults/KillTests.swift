import Foundation
import TerminalHarness
import Testing
import Trials

extension EndToEnd {
  @Suite struct `Kill -9 while saving` {
    @Test
    func `300 kills lose no acknowledged save, damage nothing, and leave no save without history`()
      throws
    {
      let centre = try Centre()
      var random = SeededNumbers(seed: 9)
      var acknowledged = 0
      for number in 1...300 {
        acknowledged = max(acknowledged, try kill(centre, &random, early: number % 5 == 0))
        guard number % 5 != 0 || acknowledged > 0 else { continue }
        if let problem = try SaverCheck(centre.database).problem(acknowledged: acknowledged) {
          Issue.record("Kill \(number): \(problem)")
        }
      }
      #expect(acknowledged > 300)
    }

    /// Kills a saving program at a random moment, some already while it starts.
    ///
    /// - Returns: the last save that it told of.
    private func kill(_ centre: Centre, _ random: inout SeededNumbers, early: Bool) throws -> Int {
      let session = try TerminalSession(
        program: Program.faultWorker, arguments: ["save", centre.database, "100000"],
        environment: centre.environment)
      if !early { try session.wait("the first save") { $0.log.text.contains("saved ") } }
      Thread.sleep(forTimeInterval: Double.random(in: 0...0.06, using: &random))
      session.kill(SIGKILL)
      #expect(try session.waitForExit() == 137)
      return session.log.lastSaved
    }
  }
}

extension OutputLog {
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The number of the last whole line `saved N`.
  fileprivate var lastSaved: Int {
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).dropLast()
    return lines.last { $0.hasPrefix("saved ") }.flatMap { Int($0.dropFirst(6)) } ?? 0
  }
}
