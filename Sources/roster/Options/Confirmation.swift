import Foundation

/// A question before something is taken away.
enum Confirmation {
  /// Asks at a terminal, and wants the word typed; elsewhere `--yes` has to be given.
  /// - Throws: `Refused` unless the person agreed.
  static func ask(_ question: String, word: String = "yes", given: Bool) throws {
    if given { return }
    guard isatty(STDIN_FILENO) == 1 else {
      throw Refused("\(question) Nothing was changed: add --yes to do it.")
    }
    ErrorReport.prompt("\(question) Type \(word) to do it: ")
    guard readLine() == word else { throw Refused("Nothing was changed.") }
  }
}
