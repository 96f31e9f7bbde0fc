import Foundation
import Synchronization
import TerminalHarness

/// Takes connections on loopback and is no directory; what it is told it keeps.
final class FalseServer: Sendable {
  let port: Int
  private let socket: Int32
  private let bytes = Received()

  /// - Parameter answer: what it says to the first thing that it is told; without one it stays silent.
  init(answer: [UInt8] = []) throws {
    port = try Loopback.freePort()
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.socket = socket
    guard Loopback.listen(socket, port) else {
      throw HarnessError.system("Listening on \(port)", code: errno)
    }
    let bytes = bytes
    Thread.detachNewThread {
      while case let client = accept(socket, nil, nil), client >= 0 {
        Thread.detachNewThread { bytes.take(from: client, answer) }
      }
    }
  }

  deinit { shutdown(socket, Int32(SHUT_RDWR)) }

  var received: String { bytes.text }

  /// What a server says to STARTTLS, the first message of a connection.
  /// https://www.rfc-editor.org/rfc/rfc4511#section-4.14
  static func answerToSTARTTLS(code: UInt8) -> [UInt8] {
    [0x30, 12, 2, 1, 1, 0x78, 7, 10, 1, code, 4, 0, 4, 0]
  }
}

/// What clients have said, whichever thread reads it.
private final class Received: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  func take(from client: Int32, _ answer: [UInt8]) {
    var (buffer, answer) = ([UInt8](repeating: 0, count: 4096), answer)
    while case let count = read(client, &buffer, buffer.count), count > 0 {
      bytes.withLock { $0 += buffer.prefix(count) }
      _ = send(client, answer, answer.count, Int32(MSG_NOSIGNAL))
      answer = []
    }
    close(client)
  }
}
