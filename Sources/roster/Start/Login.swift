import AgentDomain
import Foundation

/// Who works with the program, as Unix knows, and from where.
enum Login {
  /// The account that the process belongs to; what the environment says of it is not believed.
  static var name: String {
    entry.map { String(cString: $0.pointee.pw_name) } ?? "uid \(getuid())"
  }

  static var entry: UnsafeMutablePointer<passwd>? { getpwuid(getuid()) }

  /// Whoever may open the database file administers it.
  static func author(origin: String) -> Author {
    Author(Operator(name: name, role: .administrator), origin: origin)
  }

  /// What history says of changes that a subcommand makes.
  static var shell: Author { author(origin: "shell") }

  /// "ssh 10.0.0.7", "console tty3" or "terminal pts/1".
  static var place: String {
    if let address = sshAddress { return "ssh \(address)" }
    guard let path = ttyname(STDIN_FILENO) else { return "terminal" }
    let name = String(cString: path).dropFirst("/dev/".count)
    return name.hasPrefix("tty") ? "console \(name)" : "terminal \(name)"
  }

  /// The first word of what sshd tells of the connection, where it is an address.
  private static var sshAddress: Substring? {
    let words = Places.variable("SSH_CONNECTION")?.split(separator: " ")
    guard let address = words?.first, address.count <= 60 else { return nil }
    let isAddress = address.allSatisfy {
      $0.isHexDigit || ".:%".contains($0) || $0.isASCII && $0.isLetter
    }
    return isAddress ? address : nil
  }
}
