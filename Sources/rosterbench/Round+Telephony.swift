import AgentDomain
import AgentStore
import Foundation
import TerminalHarness

extension Round {
  private static let saves = 40

  /// What the file that Asterisk reads costs: made from nothing, with a save, and with a change of all
  /// agents. Two copies of the centre take turns, one with telephony and one without.
  func measureTelephony(_ results: inout BenchResults) throws {
    let folder = "\(centre.folder)/telephony"
    try? FileManager.default.removeItem(atPath: folder)
    let plain = try TelephoneCentre(copying: centre, to: folder + "/plain")
    let served = try TelephoneCentre(copying: centre, to: folder + "/served")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    results.add(
      .telephonyFile, centre.agents,
      try time { try served.switchOn(folder: folder + "/exchange") })
    var times: ([Double], [Double]) = ([], [])
    for number in 0..<Self.saves {
      let change = edit(of: Int64(number + 1), "lunch \(number)")
      times.0.append(try time { try plain.apply(change) })
      times.1.append(try time { try served.apply(change) })
    }
    results.add(.saveAlone, centre.agents, times.0.sorted().quantile(0.5) ?? 0)
    results.add(.saveServed, centre.agents, times.1.sorted().quantile(0.5) ?? 0)
    let all = Change.editAll(
      Selection(query: ListQuery(.agent)), [FieldValueText(field: "codecs", text: "opus,g722")])
    results.add(.bulkAlone, centre.agents, try time { try plain.apply(all) })
    results.add(.bulkServed, centre.agents, try time { try served.apply(all) })
  }

  /// A change that Asterisk hears of.
  private func edit(of agent: Int64, _ text: String) -> Change {
    .editAll(
      Selection(.agent, ids: [agent]),
      [FieldValueText(field: "caller_id", text: "\(text) <1000>")])
  }

  private func time(_ work: () throws -> Void) rethrows -> Double {
    let start = monotonicNow()
    try work()
    return milliseconds(monotonicNow() - start)
  }
}
