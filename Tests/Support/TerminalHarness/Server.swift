import CTerminalHarness
import Foundation

/// A server on loopback that a test starts for itself; it ends with the last reference.
public final class Server: Sendable {
  public let process: Int32
  private let log: String

  /// Starts a program that stays in the foreground and says what goes wrong on standard error.
  /// - Parameters:
  ///   - package: what is to be installed where there is no such program.
  ///   - log: a file that gets everything that the program says.
  public init(_ program: String, _ arguments: [String], package: String, log: String) throws {
    guard access(program, X_OK) == 0 else {
      throw HarnessError.missing(program: program, package: package)
    }
    self.log = log
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    let said = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer { for descriptor in [nothing, said] { close(descriptor) } }
    process = try Child(
      program, arguments, TerminalSession.plainEnvironment,
      streams: .descriptors(nothing, said, said)
    ).process
  }

  deinit {
    kill(process, SIGKILL)
    _ = waitForEnd(process)
  }

  /// What the program has said so far.
  public var said: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

  public var isRunning: Bool {
    kill(process, 0) == 0 && !ProcessFigures.states(of: process).isEmpty
  }

  /// Waits until a condition holds, such as that the server listens.
  /// - Throws: `HarnessError.timeout` with what the server said.
  public func wait(for what: String, until condition: () -> Bool) throws {
    let deadline = Date(timeIntervalSinceNow: TerminalSession.patience)
    while !condition() {
      guard deadline.timeIntervalSinceNow > 0 else {
        throw HarnessError.timeout("Waited for \(what); the server said:\n\(said)")
      }
      usleep(5000)
    }
  }

  /// Waits until a connection to a port is taken.
  public func waitUntilListening(on port: Int) throws {
    try wait(for: "port \(port)") { Loopback.accepts(port) }
  }
}

/// Ports of this machine that only it can reach.
public enum Loopback {
  /// A port that nobody has now.
  public static func freePort() throws -> Int {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = Self.address(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
        bind(socket, plain, length) == 0 ? getsockname(socket, plain, &length) : -1
      }
    }
    guard code == 0 else { throw HarnessError.system("A free port", code: errno) }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Listens on a port with a socket.
  public static func listen(_ socket: Int32, _ port: Int) -> Bool {
    var address = Self.address(UInt16(port))
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
          && Glibc.listen(socket, 8) == 0
      }
    }
  }

  static func accepts(_ port: Int) -> Bool {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = Self.address(UInt16(port))
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// Whether a program has a port for datagrams.
  public static func isUsed(udp port: Int, at host: String = "127.0.0.1") -> Bool {
    let socket = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(socket) }
    var address = Self.address(UInt16(port))
    inet_pton(AF_INET, host, &address.sin_addr)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) != 0
      }
    }
  }

  static func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
