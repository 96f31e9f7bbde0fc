import Foundation
import Telephony
import TerminalHarness

extension Exchange {
  /// Registers as a browser does, over a WebSocket.
  /// - Returns: the status of the last answer.
  public func register(_ account: SIPAccount, isSecure: Bool) throws -> Int {
    let program = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let port = isSecure ? setup.ports.https : setup.ports.http
    let done = try run(
      "/usr/bin/python3",
      [
        "/\(program)/websocket.py", "\(port)", isSecure ? "wss" : "ws", account.number,
        account.user,
      ],
      stdin: Array((account.password + "\n").utf8), timeout: 30)
    guard let status = Int(done.text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw HarnessError.timeout("The browser cannot register: \(done)")
    }
    return status
  }
}
