import Foundation
import TerminalHarness

/// A way through the program on which it is told secrets, with everything kept that it said.
final class Tour {
  let centre: Centre
  private(set) var canaries: [Canary] = []
  private(set) var evidence: [Evidence] = []
  /// Files that hold a secret on purpose, by their names.
  var excused: Set<String> = []

  init() throws { centre = try Centre() }

  /// A secret for this tour alone.
  func secret(_ kind: String, _ text: String) -> String {
    canaries.append(Canary(kind, text))
    return text
  }

  func keep(_ place: String, _ bytes: some Sequence<UInt8>) {
    evidence.append(Evidence(place, bytes))
  }

  func keep(_ more: [Evidence]) { evidence += more }

  /// Runs a subcommand, which has to end with this status.
  @discardableResult
  func shell(_ arguments: String..., input: String = "", status: Int32 = 0) throws -> String {
    let run = try centre.shell(arguments, stdin: input)
    keep("The output of \(arguments)", run.output)
    keep("The errors of \(arguments)", run.error)
    guard run.status == status else {
      throw HarnessError.timeout("\(arguments) ended with \(run)")
    }
    return run.text
  }

  /// Everything that a terminal got, as bytes, as text without control sequences, and as it stands now.
  func keep(_ session: TerminalSession, _ place: String) {
    let bytes = session.log.bytes
    keep("The bytes of \(place)", bytes)
    keep("The text of \(place)", ControlSequences(bytes).text.utf8)
    keep("The screen of \(place)", session.screen.utf8)
  }

  /// Types into the place with the focus, and keeps the screen after every character.
  func type(_ text: String, into session: TerminalSession) throws {
    for character in text {
      try session.press(character == "<" ? "<lt>" : String(character))
      keep("The screen while something is typed", session.screen.utf8)
    }
  }

  /// Takes all files of the centre's folder, whatever they are.
  func keepFiles() {
    let folder = centre.folder.path
    for name in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? []
    where !excused.contains(name) {
      keep("The name \(name)", name.utf8)
      if let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") {
        keep("The file \(name)", bytes)
      }
    }
  }

  var leaks: [String] { evidence.flatMap { $0.leaks(of: canaries) }.sorted() }
}
