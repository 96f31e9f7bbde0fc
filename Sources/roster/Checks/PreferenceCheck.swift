import Console
import Foundation
import TextUI

/// Whether the configuration file and the theme can be read.
struct PreferenceCheck {
  /// The theme that an option names, if any.
  let theme: String?

  func results() -> [CheckResult] {
    let (result, configuration) = readConfiguration()
    return [result, themeResult(configuration)] + keyResults(configuration)
  }

  private func readConfiguration() -> (CheckResult, Configuration) {
    guard access(Places.configuration, F_OK) == 0 else {
      return (.skipped("configuration", "\(Places.configuration) is not there."), Configuration())
    }
    do {
      let read = try Configuration.read()
      return (.good("configuration", "\(Places.configuration) is in order."), read)
    } catch { return (.problem("configuration", "\(error)"), Configuration()) }
  }

  /// The keys of one's own: what cannot be, and what takes a key from something else.
  private func keyResults(_ configuration: Configuration) -> [CheckResult] {
    guard !configuration.keys.isEmpty else { return [] }
    let problems = MainActor.assumeIsolated { Keymap.reading(configuration.keys).problems }
    let own = problems.filter { $0.isError || $0.line != nil }
    guard !own.isEmpty else {
      return [.good("own keys", "Every key of your own is in order.")]
    }
    return own.map { problem in
      let place = problem.line.map { "\(Places.configuration), line \($0): " } ?? ""
      let sentence = place + problem.sentence
      return problem.isError
        ? .problem("own keys", sentence)
        : CheckResult(area: "own keys", state: .warning, finding: sentence, advice: "")
    }
  }

  private func themeResult(_ configuration: Configuration) -> CheckResult {
    let name = theme ?? Places.variable("ROSTER_THEME") ?? configuration.theme ?? "terminal"
    do { return .good("theme", "\(try ThemeChoice.theme(name).name) is in order.") } catch {
      return .problem("theme", "\(error)".sentence)
    }
  }
}
