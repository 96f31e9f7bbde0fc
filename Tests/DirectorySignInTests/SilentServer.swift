import Foundation
import Synchronization
import TerminalHarness

/// Takes connections on loopback and never says a word; what it is told it keeps.
final class SilentServer: Sendable {
  let port: Int
  private let socket: Int32
  private let bytes = Received()

  init() throws {
    port = try Loopback.freePort()
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.socket = socket
    guard Loopback.listen(socket, port) else {
      throw HarnessError.system("Listening on \(port)", code: errno)
    }
    let bytes = bytes
    Thread.detachNewThread {
      while case let client = accept(socket, nil, nil), client >= 0 {
        Thread.detachNewThread { bytes.take(from: client) }
      }
    }
  }

  deinit { shutdown(socket, Int32(SHUT_RDWR)) }

  var received: String { bytes.text }
}

/// What clients have said, whichever thread reads it.
private final class Received: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  func take(from client: Int32) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = read(client, &buffer, buffer.count), count > 0 {
      bytes.withLock { $0 += buffer.prefix(count) }
    }
    close(client)
  }
}
