import Foundation

/// A file that stays the same file however its path changes, and that can be walked again.
public final class ImportFile: ByteSource {
  public let name: String
  private let file: Int32

  public typealias Failure = FileAccess.Failure

  /// - Throws: `Failure` where the path names no plain file that can be read.
  public init(path: String, in files: FileAccess = .anywhere) throws(Failure) {
    file = try files.open(path)
    name = path
  }

  /// Takes everything that comes from a descriptor, such as standard input, into a file of its own:
  /// readable for this user alone, without a name, gone with the value.
  /// - Throws: `Failure` where that file cannot be made or written.
  public init(spooling source: Int32, name: String) throws(Failure) {
    self.name = name
    var path = Array((NSTemporaryDirectory() + "/roster-import-XXXXXX").utf8CString)
    file = mkstemp(&path)
    guard file >= 0 else {
      throw Failure(
        description: "\(name) cannot be kept meanwhile (\(reason())): make room in /tmp.")
    }
    unlink(path)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    do { try spool(source) } catch {
      throw Failure(description: "\(name) cannot be kept meanwhile (\(error)): make room in /tmp.")
    }
  }

  deinit { if file >= 0 { close(file) } }

  public func read(at offset: Int, upTo count: Int) throws -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var got = -1
      repeat {
        got = pread(file, buffer.baseAddress, count, off_t(offset))
      } while got < 0
        && errno == EINTR
      (filled, failed) = (max(0, got), got < 0)
    }
    if failed { throw Failure(description: "\(name) cannot be read (\(reason())).") }
    return bytes
  }

  private func spool(_ source: Int32) throws(Failure) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(source, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(description: reason()) }
      guard count > 0 else { return }
      var rest = buffer[..<count]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard written > 0 else { throw Failure(description: reason()) }
        rest = rest.dropFirst(written)
      }
    }
  }
}

/// What the system says of the last failed call.
private func reason() -> String { String(cString: strerror(errno)) }
