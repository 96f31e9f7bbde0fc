import Foundation
import TerminalHarness

/// One attempt to get more out of an operator's key than the console.
struct SSHProbe: CustomStringConvertible, Sendable {
  let description: String
  /// Makes the attempt, and returns what it got that it must not get; nil where it was refused.
  let attempt: @Sendable (SSHCentre) throws -> String?

  init(_ description: String, _ attempt: @escaping @Sendable (SSHCentre) throws -> String?) {
    (self.description, self.attempt) = (description, attempt)
  }

  /// What a shell would print, and a shell alone.
  static let proof = "ESCAPED-42"

  /// The attempt's own word, and whether a shell left its mark.
  func escape(from place: SSHCentre) throws -> String? {
    if let escape = try attempt(place) { return escape }
    guard access(place.mark, F_OK) == 0 else { return nil }
    unlink(place.mark)
    return "A command was carried out."
  }

  static let all = commands + forwarding + variablesOfTheClient + terminals + keys
}

extension SSHCentre {
  /// What only a shell would carry out.
  var command: String { "echo ESCAPED-$((40+2)); touch '\(mark)'" }
}

extension ShellRun {
  /// Both outputs.
  var said: String { text + errorText }

  /// What a refused attempt must not show.
  var escape: String? {
    if said.contains(SSHProbe.proof) { return "A shell answered: \(self)" }
    if said.contains("Alan Turing") || said.contains("SQLite format") {
      return "Data came: \(self)"
    }
    return status == 0 ? "It was not refused: \(self)" : nil
  }
}
