import AgentDomain
import ExchangeHarness
import Foundation
import Telephony
import TerminalHarness

/// Asterisk with the agents of a centre in Roster's database, and the same Asterisk with the same agents in
/// files that are written by hand elsewhere, side by side.
final class ExchangeBench {
  /// Beyond that many Asterisk does not read all agents when it starts, and files would take minutes.
  static let largest = 20_000

  private let agents: Int
  private let folder: TemporaryFolder
  private let accounts: [SIPAccount]
  private let files: StaticFiles?

  /// Writes `telephony.db` from a copy of the centre.
  init(_ centre: BenchCentre) throws {
    agents = centre.agents
    folder = try TemporaryFolder("rosterbench")
    chmod(folder.path, 0o711)
    let (own, telephony) = ("\(centre.folder)/exchange", folder.file("telephony"))
    try? FileManager.default.removeItem(atPath: own)
    defer { try? FileManager.default.removeItem(atPath: own) }
    try ExchangeHarness.Exchange.makeReadable(telephony)
    try TelephoneCentre(copying: centre, to: own).switchOn(folder: telephony)
    let tables = TelephonyTables(folder: telephony)
    accounts = try tables.accounts(password: TelephoneCentre.password.revealed)
    files = centre.agents > Self.largest ? nil : try tables.files()
  }

  /// - Throws: `HarnessError`; no Asterisk is left then either.
  func run(rounds: Int) throws -> ExchangeResults {
    var results = ExchangeResults(agents: agents)
    for round in 1...rounds {
      var figures: [ExchangeSource: [ExchangeMeasure: Double]] = [:]
      for source in round % 2 == 0 ? ExchangeSource.allCases.reversed() : ExchangeSource.allCases
      where source == .database || files != nil {
        try Interruption.check()
        Interruption.say("round \(round), \(agents) agents in \(source.rawValue)")
        figures[source] = try ExchangeRun(start(source), accounts, in: folder).measure()
      }
      results.add(figures)
    }
    return results
  }

  private func start(_ source: ExchangeSource) throws -> ExchangeHarness.Exchange {
    let all = agents <= Self.largest
    return try ExchangeHarness.Exchange(
      telephonyFolder: folder.file("telephony"), edit: { $0.readsAllAtStart = all },
      rewrite: { [files] in source == .files ? files?.text($0.name, $0.text) ?? $0.text : $0.text })
  }
}
