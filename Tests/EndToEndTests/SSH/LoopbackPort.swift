import Foundation
import TerminalHarness

/// TCP on the machine itself.
enum LoopbackPort {
  /// A port that nobody has at this moment.
  static func free() throws -> UInt16 {
    let (descriptor, address) = try bound(port: 0)
    close(descriptor)
    return UInt16(bigEndian: address.sin_port)
  }

  /// What comes from a port within a moment; nil where nobody listens.
  static func answer(from port: UInt16, sending bytes: [UInt8] = []) -> String? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = loopback(port)
    let isConnected = withSocketAddress(&address) { connect(descriptor, $0, $1) } == 0
    guard isConnected else { return nil }
    if !bytes.isEmpty { _ = write(descriptor, bytes, bytes.count) }
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var buffer = [UInt8](repeating: 0, count: 4096)
    var text: [UInt8] = []
    while poll(&waiting, 1, 1000) > 0 {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      text += buffer.prefix(count)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func bound(port: UInt16) throws -> (Int32, sockaddr_in) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = loopback(port)
    guard withSocketAddress(&address, { bind(descriptor, $0, $1) }) == 0 else {
      throw HarnessError.system("A port", code: errno)
    }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length)
      }
    }
    return (descriptor, address)
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private static func withSocketAddress<Result>(
    _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
