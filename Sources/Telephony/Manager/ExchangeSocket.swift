import AgentDomain
import Foundation

/// One connection to a manager interface, closed with its last use.
///
/// Only the look-up of the host's name may take as long as the machine's resolver likes; everything else
/// ends within its time, and at once when the doorbell says that it is over.
final class ExchangeSocket {
  private let settings: CentreSettings.Telephony
  private let bell: Doorbell
  private let descriptor: Int32

  /// Milliseconds for a connection, and for the other side to take what is sent.
  private static let patience = 10_000

  init(_ settings: CentreSettings.Telephony, _ bell: Doorbell) throws(ExchangeFault) {
    (self.settings, self.bell) = (settings, bell)
    descriptor = try Self.connected(settings, bell)
  }

  deinit { close(descriptor) }

  // MARK: - Connecting

  private static func connected(
    _ settings: CentreSettings.Telephony, _ bell: Doorbell
  ) throws(ExchangeFault) -> Int32 {
    var (hints, list): (addrinfo, UnsafeMutablePointer<addrinfo>?) = (addrinfo(), nil)
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    let code = getaddrinfo(
      settings.managerHost.text, String(settings.managerPort.number), &hints, &list)
    guard code == 0 else { throw .unreachable(settings, String(cString: gai_strerror(code))) }
    defer { freeaddrinfo(list) }
    var reason: Int32 = 0
    for address in sequence(first: list, next: { $0?.pointee.ai_next }) {
      guard let address = address?.pointee else { break }
      switch connected(address, bell) {
      case .success(let descriptor): return descriptor
      case .failure(let failure): reason = failure.code
      }
      if bell.isOver { throw .isOver }
    }
    throw .unreachable(settings, String(cString: strerror(reason)))
  }

  private struct Refusal: Error {
    let code: Int32
  }

  private static func connected(_ address: addrinfo, _ bell: Doorbell) -> Result<Int32, Refusal> {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let made = socket(address.ai_family, kind, 0)
    guard made >= 0 else { return .failure(Refusal(code: errno)) }
    var code = connect(made, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno
    if code == EINPROGRESS { code = outcome(made, bell) }
    guard code == 0 else {
      close(made)
      return .failure(Refusal(code: code))
    }
    return .success(made)
  }

  /// - Returns: 0, or why the connection was not made.
  private static func outcome(_ made: Int32, _ bell: Doorbell) -> Int32 {
    let end = ContinuousClock.now + .milliseconds(patience)
    while !bell.isOver, ContinuousClock.now < end {
      guard bell.wait(made, Int32(POLLOUT), milliseconds: end.left) else { continue }
      var (code, length): (Int32, socklen_t) = (0, socklen_t(MemoryLayout<Int32>.size))
      return getsockopt(made, SOL_SOCKET, SO_ERROR, &code, &length) == 0 ? code : errno
    }
    return ETIMEDOUT
  }

  // MARK: - Talking

  func send(_ bytes: [UInt8]) throws(ExchangeFault) {
    var rest = bytes[...]
    let end = ContinuousClock.now + .milliseconds(Self.patience)
    while !rest.isEmpty {
      if bell.isOver { throw .isOver }
      let count = rest.withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EAGAIN, errno != EINTR {
        throw .hungUp(settings)
      } else if end.left == 0 {
        throw .silent(settings)
      } else {
        _ = bell.wait(descriptor, Int32(POLLOUT), milliseconds: min(end.left, 100))
      }
    }
  }

  /// Waits for bytes, for the bell, or for so many milliseconds.
  /// - Returns: what came; empty where nothing did.
  /// - Throws: `ExchangeFault` where the other side has hung up.
  func receive(milliseconds: Int) throws(ExchangeFault) -> [UInt8] {
    let isReady = bell.wait(descriptor, Int32(POLLIN), milliseconds: milliseconds)
    if bell.isOver { throw .isOver }
    guard isReady else { return [] }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count > 0 { return Array(buffer.prefix(count)) }
    if count < 0, errno == EAGAIN || errno == EINTR { return [] }
    throw .hungUp(settings)
  }
}

extension ContinuousClock.Instant {
  /// Milliseconds until then, from now; 0 where it has passed.
  var left: Int {
    let parts = (self - .now).components
    return max(0, Int(parts.seconds) * 1000 + Int(parts.attoseconds / 1_000_000_000_000_000))
  }
}
