import Foundation
import TextUI

/// Whether the configuration file and the theme can be read.
struct PreferenceCheck {
  /// The theme that an option names, if any.
  let theme: String?

  func results() -> [CheckResult] {
    let (result, configuration) = readConfiguration()
    return [result, themeResult(configuration)]
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

  private func themeResult(_ configuration: Configuration) -> CheckResult {
    let name = theme ?? Places.variable("ROSTER_THEME") ?? configuration.theme ?? "terminal"
    do { return .good("theme", "\(try ThemeChoice.theme(name).name) is in order.") } catch {
      return .problem("theme", "\(error)".sentence)
    }
  }
}
