import Foundation
import Telephony
import TerminalHarness

/// The folder in which a test's Asterisk lives: what Roster writes, and what a system's own package brings
/// along otherwise.
struct ExchangeFolder {
  private let path: String
  private let program: AsteriskProgram

  init(_ path: String, _ program: AsteriskProgram) { (self.path, self.program) = (path, program) }

  /// Writes everything and gives it to Asterisk's account.
  func fill(_ setup: ExchangeSetup, _ rewrite: (ConfigurationFile) -> String) throws {
    for folder in [
      "etc", "log", "run", "spool", "lib", "keys/keys", "music", "data/sounds/en/digits",
    ] {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/data/documentation", withDestinationPath: program.documentation)
    for file in setup.files { try write("etc/\(file.name)", rewrite(file)) }
    try write("etc/asterisk.conf", asterisk)
    try write("etc/logger.conf", logger)
    try write("etc/musiconhold.conf", music)
    for sound in Self.sounds { try silence("data/sounds/en/\(sound)") }
    try silence("music/quiet")
    try Data((0..<8000).map { UInt8(truncatingIfNeeded: $0 &* $0) })
      .write(to: URL(fileURLWithPath: "\(path)/speech.ulaw"))
    guard let account = Exchange.account else { return }
    try succeed("chown", ["-R", "-h", "\(account.user):\(account.group)", path])
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  /// What the codes and a mailbox say; a mailbox gives up where one is missing.
  private static let sounds =
    ["beep", "vm-intro", "vm-goodbye", "vm-theperson", "vm-isunavail"]
    + (0...9).map { "digits/\($0)" }

  /// A tenth of a second of nothing: 8000 bytes of µ-law a second.
  private func silence(_ name: String) throws {
    let sound = URL(fileURLWithPath: "\(path)/\(name).ulaw")
    try Data(repeating: 0xFF, count: 800).write(to: sound)
  }

  private var asterisk: String {
    """
    [directories]
    astetcdir => \(path)/etc
    astmoddir => \(program.modules)
    astvarlibdir => \(path)/lib
    astdbdir => \(path)/lib
    astkeydir => \(path)/keys
    astdatadir => \(path)/data
    astspooldir => \(path)/spool
    astrundir => \(path)/run
    astlogdir => \(path)/log
    astsbindir => \(path)
    [options]
    nocolor = yes
    verbose = 3

    """
  }

  private var logger: String {
    """
    [general]
    dateformat = %T.%3q
    [logfiles]
    messages.log => notice,warning,error,verbose

    """
  }

  private var music: String {
    """
    [default]
    mode = files
    directory = \(path)/music
    [night]
    mode = files
    directory = \(path)/music

    """
  }
}
