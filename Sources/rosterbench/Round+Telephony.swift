import AgentDomain
import AgentStore
import Foundation
import TerminalHarness

extension Round {
  private static let saves = 40
  private static let author = Author(
    Operator(name: "bench", role: .administrator), origin: "bench")

  /// What the file that Asterisk reads costs: made from nothing, with a save, and with a change of all
  /// agents. Two copies of the centre take turns, one with telephony and one without.
  func measureTelephony(_ results: inout BenchResults) throws {
    let folder = "\(centre.folder)/telephony"
    try? FileManager.default.removeItem(atPath: folder)
    let plain = try copy(to: folder + "/plain")
    let served = try copy(to: folder + "/served")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    results.add(
      .telephonyFile, centre.agents,
      try time { try switchOn(served, folder: folder + "/exchange") })
    var times: ([Double], [Double]) = ([], [])
    for number in 0..<Self.saves {
      let change = edit(of: Int64(number + 1), "lunch \(number)")
      times.0.append(try time { try apply(change, to: plain) })
      times.1.append(try time { try apply(change, to: served) })
    }
    results.add(.saveAlone, centre.agents, times.0.sorted().quantile(0.5) ?? 0)
    results.add(.saveServed, centre.agents, times.1.sorted().quantile(0.5) ?? 0)
    let all = Change.editAll(
      Selection(query: ListQuery(.agent)), [FieldValueText(field: "codecs", text: "opus,g722")])
    results.add(.bulkAlone, centre.agents, try time { try apply(all, to: plain) })
    results.add(.bulkServed, centre.agents, try time { try apply(all, to: served) })
  }

  private func copy(to folder: String) throws -> AgentStore {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = folder + "/roster.db"
    try FileManager.default.copyItem(atPath: centre.database, toPath: path)
    try GeneratedCentre.giveDigests(path: path)
    return try AgentStore(path: path)
  }

  private func switchOn(_ store: AgentStore, folder: String) throws {
    let stored = try store.settings()
    var settings = stored.settings
    settings.telephony.isOn = true
    settings.telephony.folder = FilePath(unchecked: folder)
    try apply(
      .settings(version: stored.version, settings.changes(since: stored.settings)), to: store)
  }

  /// A change that Asterisk hears of.
  private func edit(of agent: Int64, _ text: String) -> Change {
    .editAll(
      Selection(.agent, ids: [agent]),
      [FieldValueText(field: "caller_id", text: "\(text) <1000>")])
  }

  private func apply(_ change: Change, to store: AgentStore) throws {
    let set = ChangeSet(author: Self.author, summary: "Bench", changes: [change])
    guard case .saved(let receipt) = store.apply(set), receipt.notices.isEmpty else {
      throw HarnessError.timeout("The bench could not save.")
    }
  }

  private func time(_ work: () throws -> Void) rethrows -> Double {
    let start = monotonicNow()
    try work()
    return milliseconds(monotonicNow() - start)
  }
}
