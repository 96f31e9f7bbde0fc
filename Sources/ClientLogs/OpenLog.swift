import Foundation

/// One file of a log, open for reading, and how far it was read.
final class OpenLog {
  /// Bytes; what a line has beyond that is not shown.
  static let lineLimit = 1 << 17

  let identity: FileIdentity
  private let file: Int32
  private var offset = 0
  private var size = 0
  /// The beginning of a line whose end is not written yet.
  private var rest: [UInt8] = []

  /// - Returns: nil where there is no such file, or it is none that can be read.
  init?(_ name: String, in folder: Int32) {
    let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      return nil
    }
    (self.file, identity) = (file, FileIdentity(status))
  }

  deinit { close(file) }

  var backlog: Int { size - offset }

  /// Looks how long the file is now; one that is shorter than it was is read from its beginning.
  /// - Returns: how many bytes are to be read.
  func refresh() -> Int {
    var status = stat()
    guard fstat(file, &status) == 0 else { return 0 }
    size = Int(status.st_size)
    if size < offset { (offset, rest) = (0, []) }
    return backlog
  }

  /// Hands over the lines up to the size that was looked up, without their ends.
  func read(_ line: (ArraySlice<UInt8>) -> Void) {
    while offset < size, let bytes = next(size - offset) {
      var (start, place) = (0, rest.count)
      rest += bytes
      while let end = rest.lineEnd(from: place) {
        line(rest[start..<end])
        (start, place) = (end + 1, end + 1)
      }
      rest.removeFirst(start)
      if rest.count > Self.lineLimit { rest.removeLast(rest.count - Self.lineLimit - 1) }
    }
  }

  /// Hands over what has no end and never will.
  func endLine(_ line: (ArraySlice<UInt8>) -> Void) {
    line(rest[...])
    rest = []
  }

  /// Passes over at least so many bytes, to the end of a line.
  /// - Returns: how many lines end there.
  func skip(_ amount: Int) -> Int {
    let end = offset + amount
    var lines = 0
    rest = []
    while offset < size, let bytes = next(max(1, end - offset)) {
      if offset < end {
        lines += bytes.lineEnds
        continue
      }
      return lines + finishLine(bytes)
    }
    return lines
  }

  /// Goes on behind the line in which the last of these bytes stands.
  private func finishLine(_ bytes: [UInt8]) -> Int {
    var lines = bytes.lineEnds
    guard bytes.last != UInt8(ascii: "\n") else { return lines }
    while offset < size, let more = next(4096) {
      guard let end = more.lineEnd(from: 0) else { continue }
      offset -= more.count - end - 1
      lines += 1
      break
    }
    return lines
  }

  private static let piece = 1 << 18

  /// The next bytes, and moves on behind them; nil where nothing can be read.
  private func next(_ amount: Int) -> [UInt8]? {
    let wanted = min(amount, Self.piece, size - offset)
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
      count = pread(file, buffer.baseAddress, wanted, off_t(offset))
      initialized = max(0, count)
    }
    guard count > 0 else { return nil }
    offset += count
    return bytes
  }
}

extension [UInt8] {
  /// Where the next line break is, looked for as the system's library does, which is fast.
  func lineEnd(from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < bytes.count,
        let found = memchr(base + start, 0x0A, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// How many line breaks there are.
  var lineEnds: Int {
    var (count, place) = (0, 0)
    while let end = lineEnd(from: place) { (count, place) = (count + 1, end + 1) }
    return count
  }
}
