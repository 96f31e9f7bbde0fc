import Foundation

/// A start by sshd's forced command, `roster --operator NAME`: nothing that the client sent is believed.
///
/// sshd hands over what its own configuration lets clients set, and `~/.ssh/environment` where that is
/// permitted; any of it could name another database, theme or description of a terminal. What acts before
/// the program begins, such as `LD_PRELOAD`, is sshd's to keep out. https://man.openbsd.org/sshd_config
struct ForcedStart {
  private let environment = ProcessInfo.processInfo.environment

  /// Leaves the process with the environment that holds from now on.
  /// - Throws: `Refused` where the client asked for a command, a subsystem or no terminal at all.
  func prepare() throws {
    for name in environment.keys { unsetenv(name) }
    for (name, value) in kept { setenv(name, value, 1) }
    guard environment["SSH_ORIGINAL_COMMAND"] == nil else {
      throw Refused(
        "This key opens the console of Roster and nothing else: use ssh without a command.")
    }
  }

  /// What the program has of its environment.
  private var kept: [String: String] {
    let variables = [
      "TERM": Self.terminal(environment["TERM"] ?? ""), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
      "SSH_CONNECTION": environment["SSH_CONNECTION"] ?? "",
      "HOME": Login.entry.map { String(cString: $0.pointee.pw_dir) } ?? "",
    ]
    return variables.filter { !$0.value.isEmpty }
  }

  /// The type of the terminal, where the machine itself describes it; any other is treated as a vt100.
  private static func terminal(_ name: String) -> String {
    let isName =
      (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        let letter = Character(Unicode.Scalar(byte))
        return letter.isASCII && (letter.isLetter || letter.isNumber || "._+-".contains(letter))
      }
    let isKnown = isName && name.first != "." && TerminfoEntry.ofMachine(name) != nil
    return isKnown ? name : "vt100"
  }
}
