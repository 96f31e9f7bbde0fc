import Foundation
import TerminalHarness

/// Drives the real console in a terminal, on invented centres of several sizes, and prints one table; then
/// Asterisk on such a centre, and another one.
///
///     rosterbench [--sizes 1000,100000,1000000] [--rounds 5] [--folder DIR]
///                 [--only recovery|sign-in|telephony|exchange] [--exchange 10000,100000]
///
/// The sizes take turns in each round, and the table shows medians, so that a machine that is slow for a
/// while is slow for all of them.
@main enum Rosterbench {
  static func main() {
    Interruption.watch()
    do { try measure(BenchOptions(CommandLine.arguments.dropFirst())) } catch {
      Interruption.say("\(error)")
      exit(1)
    }
  }

  private static func measure(_ options: BenchOptions) throws {
    if options.only != .exchange { try measureCentres(options) }
    if options.only == .exchange || options.only == nil { try measureExchanges(options) }
  }

  private static func measureCentres(_ options: BenchOptions) throws {
    let centres = try options.sizes.map { try BenchCentre(agents: $0, folder: options.folder) }
    var results = BenchResults(sizes: options.sizes)
    for round in 1...options.rounds {
      for centre in centres {
        try Interruption.check()
        Interruption.say("round \(round), \(centre.agents) agents")
        try measure(Round(centre: centre, number: round), options.only, &results)
      }
    }
    print(results.table)
  }

  private static func measure(
    _ round: Round, _ part: BenchOptions.Part?, _ results: inout BenchResults
  ) throws {
    switch part {
    case .recovery: try round.measureRecovery(&results)
    case .signIn: try round.measureSignIn(&results)
    case .telephony: try round.measureTelephony(&results)
    case .exchange, nil: try round.run(into: &results)
    }
  }

  private static func measureExchanges(_ options: BenchOptions) throws {
    for agents in options.exchange {
      let centre = try BenchCentre(agents: agents, folder: options.folder)
      print(try ExchangeBench(centre).run(rounds: options.rounds).table)
    }
  }
}

/// What the command line asks for.
struct BenchOptions {
  var sizes = [1_000, 100_000, 1_000_000]
  /// How many agents Asterisk gets.
  var exchange = [10_000]
  var rounds = 5
  var folder = "/var/tmp/rosterbench"
  /// Leaves all but one part out.
  enum Part: String, CaseIterable { case recovery, telephony, exchange, signIn = "sign-in" }
  var only: Part?

  init(_ words: some Sequence<String>) {
    var words = Array(words)[...]
    while let name = words.popFirst(), let value = words.popFirst() {
      switch name {
      case "--sizes": sizes = value.split(separator: ",").compactMap { Int($0) }
      case "--exchange": exchange = value.split(separator: ",").compactMap { Int($0) }
      case "--rounds": rounds = max(1, Int(value) ?? rounds)
      case "--folder": folder = value
      case "--only" where Part(rawValue: value) != nil: only = Part(rawValue: value)
      default:
        let parts = Part.allCases.map(\.rawValue).joined(separator: "|")
        Interruption.say(
          "\(name) is unknown: --sizes, --exchange, --rounds, --folder and --only \(parts) are.")
        exit(64)
      }
    }
  }
}
