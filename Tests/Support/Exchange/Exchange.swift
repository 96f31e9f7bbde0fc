import AgentDomain
import Foundation
public import Telephony
public import TerminalHarness

/// A real Asterisk on loopback, with the configuration that Roster writes; it ends with the last reference,
/// and with the process of the tests in any case.
///
/// Where root runs the tests, Asterisk runs as `nobody` and has the rights of a stranger.
public final class Exchange: Sendable {
  /// The configuration that it runs on, its ports among it.
  public let setup: ExchangeSetup
  let folder: TemporaryFolder
  private let program: AsteriskProgram
  private let server: Server
  /// How long it took until it was ready, in nanoseconds.
  public let bootTime: UInt64

  /// The account that Asterisk gets; nil where it can only be one's own.
  public static let account: (user: UInt32, group: UInt32)? =
    getuid() == 0 ? getpwnam("nobody").map { ($0.pointee.pw_uid, $0.pointee.pw_gid) } : nil

  /// Starts Asterisk and waits until it is ready.
  /// - Parameters:
  ///   - telephonyFolder: where `telephony.db` is, or comes to be before Asterisk is asked anything.
  ///   - edit: changes of the configuration.
  ///   - rewrite: what becomes of a file, where somebody has changed it by hand.
  /// - Throws: `HarnessError` with what Asterisk said.
  public init(
    telephonyFolder: String, edit: (inout ExchangeSetup) throws -> Void = { _ in },
    rewrite: (ConfigurationFile) -> String = \.text
  ) throws {
    program = try AsteriskPackages.program()
    folder = try TemporaryFolder("exchange")
    var setup = ExchangeSetup(
      telephonyFolder: telephonyFolder, realm: "motion",
      manager: .init(user: "roster", secret: .init("for-the-tests")))
    setup.address = "127.0.0.1"
    setup.ports = try .free()
    setup.mailCommand = "cat >> \(folder.path)/mail"
    (setup.certificate, setup.privateKey) = try Authority("exchange", in: folder.path).issue(
      "server", names: "IP:127.0.0.1,DNS:localhost")
    try edit(&setup)
    self.setup = setup
    try ExchangeFolder(folder.path, program).fill(setup, rewrite)
    let start = monotonicNow()
    server = try Self.start(program, folder.path)
    let isReady = Self.ready(program, folder.path)
    try server.wait(for: "Asterisk", until: isReady)
    bootTime = monotonicNow() - start
  }

  /// Runs a command of Asterisk's own command line.
  /// - Throws: `HarnessError` where Asterisk does not answer.
  @discardableResult
  public func command(_ line: String) throws -> String {
    try succeed(program.loader, Self.arguments(program, folder.path, line))
  }

  private static func arguments(_ program: AsteriskProgram, _ folder: String, _ line: String)
    -> [String]
  { program.arguments + ["-C", "\(folder)/etc/asterisk.conf", "-rx", line] }

  /// Asks once Asterisk can be asked, which is then answered when it is ready.
  private static func ready(_ program: AsteriskProgram, _ folder: String) -> () -> Bool {
    {
      access("\(folder)/run/asterisk.ctl", F_OK) == 0
        && (try? succeed(program.loader, arguments(program, folder, "core waitfullybooted"))) != nil
    }
  }

  /// What Asterisk's process takes of the machine.
  public var figures: ProcessFigures { ProcessFigures(of: server.process) }

  /// What Asterisk has written about itself: warnings, errors, and which step of the dialplan it took.
  public var log: String {
    (try? String(contentsOfFile: folder.file("log/messages.log"), encoding: .utf8)) ?? server.said
  }

  /// A file below Asterisk's spool, such as a message or a recording.
  public func spooled(_ path: String) -> String { folder.file("spool/\(path)") }

  /// Everything that was mailed.
  public var mail: String {
    (try? String(contentsOfFile: folder.file("mail"), encoding: .utf8)) ?? ""
  }

  /// What `roster telephony setup` does with the folder of `telephony.db`: its files get the group of
  /// Asterisk's account.
  public static func makeReadable(_ telephony: String) throws {
    mkdir(telephony, 0o750)
    guard let account else { return }
    guard chown(telephony, uid_t.max, account.group) == 0, chmod(telephony, 0o2750) == 0 else {
      throw HarnessError.system("The group of \(telephony)", code: errno)
    }
  }

  private static func start(_ program: AsteriskProgram, _ folder: String) throws -> Server {
    var arguments = ["--pdeathsig", "TERM"]
    if let account {
      arguments += ["--reuid", "\(account.user)", "--regid", "\(account.group)", "--clear-groups"]
    }
    arguments += ["--", program.loader] + program.arguments
    arguments += ["-f", "-C", "\(folder)/etc/asterisk.conf"]
    return try OwnThread.run { [arguments] in
      try Server("/usr/bin/setpriv", arguments, package: "util-linux", log: "\(folder)/said")
    }
  }
}

extension ExchangeSetup.Ports {
  /// Ports of loopback that nobody has now.
  static func free() throws -> Self {
    var ports = Self()
    ports.sip = try Loopback.freePort()
    ports.sipTLS = try Loopback.freePort()
    ports.http = try Loopback.freePort()
    ports.https = try Loopback.freePort()
    ports.manager = try Loopback.freePort()
    let media = 10_000 + 1000 * Int.random(in: 0..<20)
    ports.rtp = media...(media + 999)
    return ports
  }
}
