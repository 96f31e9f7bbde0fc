import Foundation
import TerminalHarness

/// A real sshd on loopback, as the present user, which asks Roster whose key it is.
///
/// Everything that a key could be allowed is allowed by its configuration, so that only the lines which
/// Roster prints stand between a key and the machine; tunnels alone are not for any line to forbid. It ends
/// with the value.
final class SSHServer {
  let port: UInt16
  private let folder: String
  private let scripts: ProgramFolder
  private let session: TerminalSession

  /// Where the server writes what it does.
  private var logFile: String { folder + "/sshd.log" }
  var log: String { (try? String(contentsOfFile: logFile, encoding: .utf8)) ?? "" }

  /// Who logs in: the account to which the tests belong.
  static var account: String {
    getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? ""
  }

  init(_ centre: Centre) throws {
    let program = "/usr/sbin/sshd"
    guard access(program, X_OK) == 0 else {
      throw HarnessError.missing(program: "sshd", package: "openssh-server")
    }
    if getuid() == 0 { mkdir("/run/sshd", 0o755) }
    folder = centre.folder.file("sshd")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try SSHClient.makeKey(folder + "/host")
    (port, scripts) = (try LoopbackPort.free(), try ProgramFolder(centre))
    let file = folder + "/sshd_config"
    try Self.configuration(folder, port, scripts).write(
      toFile: file, atomically: false, encoding: .utf8)
    session = try TerminalSession(
      program: program, arguments: ["-D", "-f", file, "-E", folder + "/sshd.log"])
    try waitForLog("Server listening")
  }

  deinit { session.kill(SIGTERM) }

  /// What the server wrote behind its first bytes.
  func log(since mark: Int) -> String { String(decoding: log.utf8.dropFirst(mark), as: UTF8.self) }

  func waitForLog(_ text: String, since mark: Int = 0) throws {
    let deadline = Date(timeIntervalSinceNow: TerminalSession.patience)
    while !log(since: mark).contains(text) {
      guard deadline.timeIntervalSinceNow > 0, session.isRunning else {
        throw HarnessError.timeout("sshd did not say “\(text)”:\n\(log)")
      }
      usleep(20_000)
    }
  }

  private static func configuration(
    _ folder: String, _ port: UInt16, _ scripts: ProgramFolder
  ) -> String {
    """
    ListenAddress 127.0.0.1
    Port \(port)
    HostKey \(folder)/host
    PidFile none
    LogLevel DEBUG1
    UsePAM no
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    PermitRootLogin prohibit-password
    \(scripts.keySource)
    MaxStartups 100
    AllowTcpForwarding yes
    AllowStreamLocalForwarding yes
    AllowAgentForwarding yes
    GatewayPorts yes
    X11Forwarding yes
    PermitTunnel no
    PermitUserEnvironment yes
    PermitUserRC yes
    AcceptEnv \(SSHProbe.variables.keys.sorted().joined(separator: " "))
    Subsystem sftp internal-sftp

    """
  }
}

/// A place where sshd takes a program from that answers whose key it is.
///
/// sshd wants the program and every folder above it to be root's alone; where the tests are not root's, a
/// file that is made once has to do. https://man.openbsd.org/sshd_config#AuthorizedKeysCommand
final class ProgramFolder {
  private let path: String?
  let keySource: String

  init(_ centre: Centre) throws {
    guard getuid() == 0 else {
      path = nil
      let file = centre.folder.file("authorized_keys")
      let lines = try centre.shell(["ssh-keys"]).text
      try lines.write(toFile: file, atomically: false, encoding: .utf8)
      keySource = "AuthorizedKeysFile \(file)\nStrictModes no"
      return
    }
    let folder = "/run/roster-ssh-\(UUID().uuidString)"
    path = folder
    mkdir(folder, 0o755)
    let script =
      "#!/bin/sh\nexec '\(Program.roster)' ssh-keys --database '\(centre.database)' \"$@\"\n"
    try script.write(toFile: folder + "/keys", atomically: false, encoding: .utf8)
    chmod(folder + "/keys", 0o755)
    keySource = """
      AuthorizedKeysFile none
      AuthorizedKeysCommand \(folder)/keys %t %k
      AuthorizedKeysCommandUser \(SSHServer.account)
      """
  }

  deinit { if let path { try? FileManager.default.removeItem(atPath: path) } }
}
