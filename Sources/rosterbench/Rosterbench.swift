import Foundation
import TerminalHarness

/// Drives the real console in a terminal, on invented centres of several sizes, and prints one table.
///
///     rosterbench [--sizes 1000,100000,1000000] [--rounds 5] [--folder DIR] [--only recovery|sign-in|telephony]
///
/// The sizes take turns in each round, and the table shows medians, so that a machine that is slow for a
/// while is slow for all of them.
@main enum Rosterbench {
  static func main() {
    do { try measure() } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func measure() throws {
    let options = BenchOptions(CommandLine.arguments.dropFirst())
    let centres = try options.sizes.map { try BenchCentre(agents: $0, folder: options.folder) }
    var results = BenchResults(sizes: options.sizes)
    for round in 1...options.rounds {
      for centre in centres {
        FileHandle.standardError.write(Data("round \(round), \(centre.agents) agents\n".utf8))
        let tour = Round(centre: centre, number: round)
        switch options.only {
        case .recovery: try tour.measureRecovery(&results)
        case .signIn: try tour.measureSignIn(&results)
        case .telephony: try tour.measureTelephony(&results)
        case nil: try tour.run(into: &results)
        }
      }
    }
    print(results.table)
  }
}

/// What the command line asks for.
struct BenchOptions {
  var sizes = [1_000, 100_000, 1_000_000]
  var rounds = 5
  var folder = "/var/tmp/rosterbench"
  /// Leaves the console out, and measures what an answer tells by its time.
  enum Part: String { case recovery, telephony, signIn = "sign-in" }
  var only: Part?

  init(_ words: some Sequence<String>) {
    var words = Array(words)[...]
    while let name = words.popFirst(), let value = words.popFirst() {
      switch name {
      case "--sizes": sizes = value.split(separator: ",").compactMap { Int($0) }
      case "--rounds": rounds = max(1, Int(value) ?? rounds)
      case "--folder": folder = value
      case "--only" where Part(rawValue: value) != nil: only = Part(rawValue: value)
      default:
        FileHandle.standardError.write(
          Data(
            "\(name) is unknown: --sizes, --rounds, --folder and --only recovery|sign-in|telephony are.\n"
              .utf8))
        exit(64)
      }
    }
  }
}
