import AgentDomain
import Foundation

/// Appends to one log file that other programs append to as well, and rotates it.
///
/// A line is one write to a descriptor in append mode, so that lines of several programs never mix:
/// https://man7.org/linux/man-pages/man2/open.2.html. Nothing here waits for another program.
final class LogAppender {
  private let folder: LogFolder
  private let name: String
  private let rotation: LogRotation
  private let path: String
  private var file: Int32 = -1
  private var inode = FileIdentity()
  /// Whether the last write stopped within a line.
  private var isCut = false

  init(_ folder: LogFolder, _ level: LogLevel, _ rotation: LogRotation) {
    (self.folder, name, self.rotation) = (folder, level.fileName, rotation)
    path = "\(folder.path)/\(level.fileName)"
  }

  deinit { if file >= 0 { close(file) } }

  /// Writes whole lines, all or none as far as the disk allows.
  /// - Throws: `LogFault`; a line that was begun is ended before the next one.
  func append(_ lines: [UInt8]) throws(LogFault) {
    var size = try openWhereMoved()
    if size > 0, size + lines.count > rotation.bytes, rotate() { size = try openWhereMoved() }
    let bytes = isCut ? [UInt8(ascii: "\n")] + lines : lines
    let count = writeOnce(bytes)
    guard count == bytes.count else {
      let code = count < 0 ? errno : ENOSPC
      isCut = isCut || count > 0
      throw LogFault(path, code: code)
    }
    isCut = false
  }

  private func writeOnce(_ bytes: [UInt8]) -> Int {
    while true {
      let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count >= 0 || errno != EINTR { return count }
    }
  }

  /// Opens the file anew where another program rotated it or somebody took it away.
  /// - Returns: its size.
  private func openWhereMoved() throws(LogFault) -> Int {
    var status = stat()
    if file >= 0, lstat(path, &status) == 0, FileIdentity(status) == inode {
      return Int(status.st_size)
    }
    if file >= 0 { close(file) }
    (file, isCut) = (-1, false)
    let inside = try folder.open(making: true)
    defer { close(inside) }
    file = openOrMake(in: inside)
    guard file >= 0 else { throw LogFault(path) }
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      file = -1
      throw LogFault(path, code: EINVAL)
    }
    inode = FileIdentity(status)
    return Int(status.st_size)
  }

  /// A pipe that somebody put there must not hold the program up.
  private func openOrMake(in inside: Int32) -> Int32 {
    let flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let known = openat(inside, name, flags)
    guard known < 0, errno == ENOENT else { return known }
    let made = openat(inside, name, flags | O_CREAT | O_EXCL, 0o640)
    guard made >= 0 else { return errno == EEXIST ? openat(inside, name, flags) : made }
    fchmod(made, 0o640)
    return made
  }

  /// Moves the files on by one, unless another program is about it or has done it.
  /// - Returns: whether there is a new file to open.
  private func rotate() -> Bool {
    guard let inside = try? folder.open(making: false) else { return true }
    defer { close(inside) }
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let lock = openat(inside, ".rotation.lock", flags, 0o640)
    guard lock >= 0 else { return false }
    defer { close(lock) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { return false }
    var status = stat()
    guard fstatat(inside, name, &status, AT_SYMLINK_NOFOLLOW) == 0, FileIdentity(status) == inode
    else { return true }
    for age in (0..<(rotation.files - 1)).reversed() {
      renameat(
        inside, LogRotation.name(name, age: age), inside, LogRotation.name(name, age: age + 1))
    }
    return true
  }
}

/// Which file it is, whatever its name.
struct FileIdentity: Hashable {
  private let device: dev_t
  private let inode: ino_t

  init() { (device, inode) = (0, 0) }
  init(_ status: stat) { (device, inode) = (status.st_dev, status.st_ino) }
}
