import ArgumentParser
import Foundation
import TextUI

/// Something that was refused or failed, in sentences for the person; each stands on its own line.
struct Refused: Error, CustomStringConvertible {
  let sentences: [String]

  init(_ sentences: String...) { self.sentences = sentences }
  init(_ sentences: [String]) { self.sentences = sentences }

  var description: String { sentences.joined(separator: " ") }
}

/// The end of a command that did not do what it was asked to.
enum ErrorReport {
  /// Exit codes: 0 done, 1 refused or failed, 2 found problems, 64 wrong usage.
  static let refused: Int32 = 1
  static let foundProblems = ExitCode(2)

  /// Says what went wrong, after everything that was already printed, and ends the process.
  static func end(_ error: any Error) -> Never {
    do { try Output.flush() } catch { say("\(error)") }
    if let refused = error as? Refused {
      for sentence in refused.sentences { say(sentence) }
      exit(Self.refused)
    }
    guard isOfParser(error) else {
      say("\(error)")
      exit(refused)
    }
    let code = Roster.exitCode(for: error)
    guard code == .validationFailure else { Roster.exit(withError: error) }
    complain(Roster.fullMessage(for: error))
    exit(code.rawValue)
  }

  /// One sentence on standard error, harmless to the terminal that shows it.
  static func say(_ sentence: String) { write("roster: \(TermText(sentence))\n") }

  /// One of many, which names its own place.
  static func list(_ line: String) { write("\(TermText(line))\n") }

  /// A question, or a part of one, that the person answers at the terminal.
  static func prompt(_ text: String) {
    write(
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { TermText(String($0)).description }.joined(separator: "\n"))
  }

  /// The parser's own words, which quote the command line.
  private static func complain(_ message: String) {
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let first = lines.first, first.hasPrefix("Error: ") {
      lines[0] = "roster: " + first.dropFirst("Error: ".count)
    }
    write(lines.map { TermText($0).description }.joined(separator: "\n") + "\n")
  }

  /// Whether the error is the parser's to tell: usage, help, version, an exit code.
  private static func isOfParser(_ error: any Error) -> Bool {
    error is CleanExit || error is ExitCode || error is ValidationError
      || String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
  }

  private static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
