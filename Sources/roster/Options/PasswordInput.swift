import AgentDomain
import Foundation

/// A password from standard input: never from an argument or a variable, which others can see.
enum PasswordInput {
  private static let longest = 1024

  /// Reads one line; at a terminal it asks and shows nothing of what is typed.
  /// - Parameter noun: what is wanted: "password".
  /// - Throws: `Refused` where there is no line, or one that is none.
  static func read(_ noun: String = "password") throws -> Secret {
    let isTerminal = isatty(STDIN_FILENO) == 1
    let line = isTerminal ? unseen(noun) { bytes() } : bytes()
    guard !line.isEmpty else {
      throw Refused("No \(noun) came from standard input: write it there, on one line.")
    }
    guard line.count <= longest, let text = String(validating: line, as: UTF8.self) else {
      throw Refused("The \(noun) must be UTF-8 text of at most \(longest) bytes.")
    }
    return Secret(text)
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

  private static func unseen(_ noun: String, _ read: () -> [UInt8]) -> [UInt8] {
    var modes = termios()
    tcgetattr(STDIN_FILENO, &modes)
    var quiet = modes
    quiet.c_lflag &= ~tcflag_t(ECHO)
    ErrorReport.prompt("\(noun.prefix(1).uppercased() + noun.dropFirst()): ")
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &modes)
      ErrorReport.prompt("\n")
    }
    return read()
  }
}
