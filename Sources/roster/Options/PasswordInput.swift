import AgentDomain
import Foundation
import TextUI

/// A password or a code from standard input: never from an argument or a variable, which others can see.
enum PasswordInput {
  private static let longest = 1024

  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Reads one line; at a terminal it asks and shows nothing of what is typed.
  /// - Parameter noun: what is wanted: "password".
  /// - Throws: `Refused` where there is no line, or one that is none.
  static func read(_ noun: String = "password") throws -> Secret {
    Secret(try line(noun) { isTerminal ? unseen(noun) { bytes() } : bytes() })
  }

  /// A new password, which is asked for twice at a terminal.
  static func readNew() throws -> Secret {
    let password = try read("new password")
    if isTerminal, try read("new password once more") != password {
      throw Refused("The two differ: type the same password twice.")
    }
    return password
  }

  /// One line that is no secret, and is seen while it is typed.
  static func readOpenly(_ noun: String) throws -> String {
    if isTerminal { ErrorReport.prompt(question(noun)) }
    return try line(noun) { bytes() }
  }

  private static func line(_ noun: String, _ read: () -> [UInt8]) throws -> String {
    let line = read()
    guard !line.isEmpty else {
      throw Refused("No \(noun) came from standard input: write it there, on one line.")
    }
    guard line.count <= longest, let text = String(validating: line, as: UTF8.self) else {
      throw Refused("The \(noun) must be UTF-8 text of at most \(longest) bytes.")
    }
    return text
  }

  private static func question(_ noun: String) -> String {
    noun.prefix(1).uppercased() + noun.dropFirst() + ": "
  }

  /// Byte by byte, since nothing behind the line is ours.
  private static func bytes() -> [UInt8] {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count <= longest, Foundation.read(STDIN_FILENO, &byte, 1) == 1 {
      if byte == UInt8(ascii: "\n") { break }
      line.append(byte)
    }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return line
  }

  /// Echo comes back also where a signal ends the program; stopping it would show what is typed next, and
  /// so does nothing meanwhile.
  private static func unseen(_ noun: String, _ read: () -> [UInt8]) -> [UInt8] {
    var modes = termios()
    tcgetattr(STDIN_FILENO, &modes)
    CrashGuard.arm(
      modes: modes, signals: CrashGuard.faults + [SIGINT, SIGQUIT, SIGHUP, SIGTERM])
    let stop = signal(SIGTSTP, SIG_IGN)
    var quiet = modes
    quiet.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
    ErrorReport.prompt(question(noun))
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &modes)
      signal(SIGTSTP, stop)
      CrashGuard.disarm()
      ErrorReport.prompt("\n")
    }
    return read()
  }
}
