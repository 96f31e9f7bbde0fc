import Foundation
import Synchronization

/// Standard output, written in large pieces.
enum Output {
  private static let buffer = Mutex<[UInt8]>([])
  private static let pieceSize = 1 << 16

  /// - Throws: `Refused` where standard output cannot be written: a full disk, a closed descriptor.
  static func write(_ text: String) throws {
    let isFull = buffer.withLock { buffer in
      buffer.append(contentsOf: text.utf8)
      return buffer.count >= pieceSize
    }
    if isFull { try flush() }
  }

  static func line(_ text: String) throws { try write(text + "\n") }

  static func flush() throws {
    var rest = buffer.withLock { buffer in
      defer { buffer = [] }
      return buffer[...]
    }
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw Refused("Standard output cannot be written: \(String(cString: strerror(errno))).")
      }
    }
  }
}
