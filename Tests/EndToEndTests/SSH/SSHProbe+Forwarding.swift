import Foundation
import TerminalHarness

/// Ways through the machine to others, and back to the client.
extension SSHProbe {
  /// Lets the client listen, and knocks: behind the way would be the server's own greeting.
  private static func listening(
    _ description: String, _ options: @escaping @Sendable (UInt16, SSHCentre) -> [String],
    sending bytes: @escaping @Sendable (UInt16) -> [UInt8] = { _ in [] }
  ) -> SSHProbe {
    SSHProbe(description) { place in
      let before = place.server.log.utf8.count
      let port = try LoopbackPort.free()
      let session = try place.ada.terminal(["-N"] + options(port, place))
      defer { session.kill(SIGTERM) }
      var answer: String?
      try session.wait("the client to listen") { _ in
        answer = LoopbackPort.answer(from: port, sending: bytes(place.server.port))
        return answer != nil
      }
      if answer?.contains("SSH-2.0") == true { return "The way is open: \(answer ?? "")" }
      try place.server.waitForLog("refused", since: before)
      return nil
    }
  }

  /// Asks the server to listen; a client that is refused ends, one that is not would stay.
  private static func asking(
    _ description: String, _ options: @escaping @Sendable (SSHCentre) -> [String]
  ) -> SSHProbe {
    SSHProbe(description) { place in
      let run = try place.ada.run(
        ["-N", "-o", "ExitOnForwardFailure=yes"] + options(place), timeout: 30)
      return access(place.mark, F_OK) == 0 ? "There is a socket: \(run)" : run.escape
    }
  }

  /// Opens a console that asks for more than it gets.
  private static func denied(
    _ description: String, _ request: String,
    _ options: @escaping @Sendable (SSHCentre) -> [String]
  ) -> SSHProbe {
    SSHProbe(description) { place in
      let before = place.server.log.utf8.count
      let console = try place.ada.console(
        options(place),
        variables: ["DISPLAY": "127.0.0.1:0", "SSH_AUTH_SOCK": place.agentSocket])
      defer { console.session.kill(SIGTERM) }
      try place.server.waitForLog(request, since: before)
      let log = place.server.log(since: before)
      return log.contains("channel 1: new") ? "The server opened it:\n\(log)" : nil
    }
  }

  private static func socks(_ port: UInt16) -> [UInt8] {
    [5, 1, 0, 5, 1, 0, 1, 127, 0, 0, 1, UInt8(port >> 8), UInt8(port & 0xFF)]
  }

  static let forwarding: [SSHProbe] = [
    SSHProbe("a connection through the machine (-W)") { place in
      let run = try place.ada.run(["-W", "127.0.0.1:\(place.server.port)"])
      return run.text.contains("SSH-2.0") ? "The way is open: \(run)" : run.escape
    },
    listening("a port there (-L)") { ["-L", "\($0):127.0.0.1:\($1.server.port)"] },
    listening("a socket there (-L)") { ["-L", "\($0):\($1.centre.database)"] },
    listening("any port there (-D)", { port, _ in ["-D", "\(port)"] }, sending: socks),
    asking("a port here (-R)") { ["-R", "0:127.0.0.1:\($0.server.port)"] },
    asking("any port here (-R)") { _ in ["-R", "0"] },
    asking("a socket here (-R)") { ["-R", "\($0.mark):127.0.0.1:\($0.server.port)"] },
    asking("a tunnel (-w)") { _ in ["-w", "any:any"] },
    denied("the client's agent (-A)", "agent forwarding disabled") { place in
      ["-A", "-o", "IdentityAgent=\(place.agentSocket)"]
    },
    denied("the client's screen (-X)", "x11-req") { _ in ["-Y"] },
  ]
}
