import Foundation

/// A socket for datagrams between this program and one port of loopback; nobody else's are heard.
public final class DatagramSocket: Sendable {
  public let port: Int
  private let descriptor: Int32
  /// Bytes of the longest datagram over IPv4.
  private static let longest = 65_507
  /// Bytes that may wait for whoever receives.
  private static let waiting: Int32 = 8 << 20

  /// - Throws: `HarnessError` where the system gives none.
  public init(to other: Int) throws {
    descriptor = socket(
      AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    var size = Self.waiting
    for option in [SO_RCVBUF, SO_RCVBUFFORCE] {
      setsockopt(descriptor, SOL_SOCKET, option, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    guard let port = Self.join(descriptor, to: other) else {
      let code = errno
      close(descriptor)
      throw HarnessError.system("A socket to port \(other)", code: code)
    }
    self.port = port
  }

  deinit { close(descriptor) }

  /// - Returns: the own port.
  private static func join(_ socket: Int32, to other: Int) -> Int? {
    var (own, peer) = (Loopback.address(0), Loopback.address(UInt16(other)))
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    func call(_ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Int32)
      -> Bool
    {
      withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0) == 0 }
      }
    }
    guard call(&own, { bind(socket, $0, length) }), call(&peer, { connect(socket, $0, length) }),
      call(&own, { getsockname(socket, $0, &length) })
    else { return nil }
    return Int(UInt16(bigEndian: own.sin_port))
  }

  /// What cannot be sent is lost, as datagrams may be.
  public func send(_ text: String) {
    var text = text
    _ = text.withUTF8 { Glibc.send(descriptor, $0.baseAddress, $0.count, 0) }
  }

  /// The next datagram, or nil where none comes in time.
  public func receive(milliseconds: Int32) -> String? {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest) { buffer in
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
    }
  }
}
