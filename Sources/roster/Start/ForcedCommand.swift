import AgentDomain
import Foundation

/// What a key in `authorized_keys` may do: open the console as its operator.
///
/// `restrict` forbids forwarding, agent, X11 and `~/.ssh/rc`, and whatever later versions of sshd add; only
/// the terminal is given back. https://man.openbsd.org/sshd#restrict
struct ForcedCommand {
  private let program, database: String

  /// - Throws: `Refused` where the program or the database cannot be named in a line.
  init(database: String) throws {
    program = try Self.absolute("/proc/self/exe")
    self.database = try Self.absolute(database)
  }

  func line(for entry: KeyRing.Entry) -> String {
    let words = [program, "--operator", entry.username, "--database", database]
    let command = words.map(Self.quotedForShell).joined(separator: " ")
    return "restrict,pty,command=\"\(command.replacing("\"", with: "\\\""))\" \(entry.key.line)"
  }

  private static func absolute(_ path: String) throws -> String {
    guard let resolved = realpath(path, nil) else { throw Refused("\(path) cannot be found.") }
    defer { free(resolved) }
    let found = String(cString: resolved)
    guard found.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw Refused("\(found) has a control character in it: choose another place.")
    }
    return found
  }

  /// A word for the login shell that sshd gives the command to.
  private static func quotedForShell(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      let letter = Character(Unicode.Scalar(byte))
      return letter.isASCII && (letter.isLetter || letter.isNumber || "/._-+:".contains(letter))
    }
    return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }
}
