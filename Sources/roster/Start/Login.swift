import AgentDomain
import Foundation

/// Who works with the program, as Unix knows, and from where.
enum Login {
  /// The account that the process belongs to; what the environment says of it is not believed.
  static var name: String {
    entry.map { String(cString: $0.pointee.pw_name) } ?? "uid \(getuid())"
  }

  static var entry: UnsafeMutablePointer<passwd>? { getpwuid(getuid()) }

  /// The operator to whom the login belongs; whoever opens a database without any operator becomes its
  /// first administrator.
  static func person(in directory: any AgentDirectory) throws -> Operator? {
    try found(in: directory) ?? directory.person(systemLogin: name)
  }

  /// The first administrator, where the database had no operator until now.
  static func found(in directory: any AgentDirectory) throws -> Operator? {
    try directory.foundFirst(systemLogin: name, origin: "first run")
  }

  /// The database as the person at the shell sees it; history calls the place "shell".
  /// - Throws: `Refused` where the login is no operator's.
  static func shell(of directory: any AgentDirectory) throws -> Shell {
    guard let person = try person(in: directory) else { throw Refused(stranger) }
    return try Shell(directory, Author(person, origin: "shell"))
  }

  static var stranger: String {
    "No enabled operator has the system login \(name): sign in with roster --login, or ask an "
      + "administrator to give it to one."
  }

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
