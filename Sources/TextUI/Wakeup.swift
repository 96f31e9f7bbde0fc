import Glibc

/// A handle for other threads: the main loop's `next()` returns `.wake` soon after `wake()`.
///
/// Many calls before the loop looks are one event. It is a pipe that never blocks.
public final class Wakeup: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32

  public init() {
    (readEnd, writeEnd) = makePipe()
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  public func wake() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Forgets the calls so far.
  /// - Returns: whether there were any.
  func drain() -> Bool {
    !readAvailable(readEnd).isEmpty
  }
}

/// Both ends of a pipe that neither blocks nor outlives an exec; (-1, -1) when there is none left.
func makePipe() -> (readEnd: Int32, writeEnd: Int32) {
  var ends: [Int32] = [-1, -1]
  guard pipe(&ends) == 0 else { return (-1, -1) }
  for end in ends {
    _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    _ = fcntl(end, F_SETFL, O_NONBLOCK)
  }
  return (ends[0], ends[1])
}

/// What lies in a descriptor that does not block.
func readAvailable(_ descriptor: Int32, limit: Int = 4096) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: limit)
  let count = read(descriptor, &bytes, limit)
  return Array(bytes.prefix(max(0, count)))
}
