import CSQLiteHardening
import Foundation

/// Whether a database may lie where it lies: on a local disk, in a folder and a file of its owner alone.
enum FileSafety {
  /// Makes what is missing, with modes for the owner alone, and refuses what is open to others.
  ///
  /// The database file is looked at, never opened: closing any descriptor of it would drop the locks
  /// that SQLite holds in this process. https://sqlite.org/howtocorrupt.html section 2.2
  static func prepare(_ path: String, _ mode: AgentStore.Mode) throws(StoreError) {
    let folder = folder(of: path)
    try makeFolder(folder, mode)
    try checkFolder(folder)
    try checkFileSystem(folder)
    if try makeFile(path, mode) { try checkFile(path) }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func makeFolder(_ path: String, _ mode: AgentStore.Mode) throws(StoreError) {
    guard mode != .open, mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    guard errno == ENOENT, path.contains("/"), folder(of: path) != path else {
      throw .cannotOpen(path, reason: reason())
    }
    try makeFolder(folder(of: path), mode)
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw .cannotOpen(path, reason: reason())
    }
  }

  private static func checkFolder(_ path: String) throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .missing(path) }
    guard status.st_mode & 0o077 == 0 else {
      throw .looseFolder(path, mode: octal(status.st_mode))
    }
  }

  private static func checkFileSystem(_ path: String) throws(StoreError) {
    let magic = roster_file_system(path)
    guard magic >= 0 else { throw .cannotOpen(path, reason: reason()) }
    if let kind = networkFileSystem(UInt32(truncatingIfNeeded: magic)) {
      throw .networkFileSystem(path, kind: kind)
    }
  }

  /// Makes the file where it is missing and may be made; tells whether it was there.
  private static func makeFile(_ path: String, _ mode: AgentStore.Mode) throws(StoreError) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 {
      if mode == .create { throw .alreadyThere(path) }
      return true
    }
    guard mode != .open else { throw .missing(path) }
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor); return false }
    guard errno == EEXIST, mode != .create else { throw .cannotOpen(path, reason: reason()) }
    return true
  }

  private static func checkFile(_ path: String) throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .missing(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .noFile(path) }
    guard status.st_mode & 0o077 == 0 else { throw .looseFile(path, mode: octal(status.st_mode)) }
  }

  static func reason() -> String { String(cString: strerror(errno)) }

  private static func octal(_ mode: mode_t) -> String { String(mode & 0o777, radix: 8) }

  /// The name of a file system on which locks or flushes cannot be relied upon, by its magic number.
  /// https://man7.org/linux/man-pages/man2/statfs.2.html
  static func networkFileSystem(_ magic: UInt32) -> String? {
    switch magic {
    case 0x6969: "NFS"
    case 0x517B, 0xFE53_4D42: "SMB"
    case 0xFF53_4D42: "CIFS"
    case 0x6573_5546: "a FUSE file system, such as sshfs"
    case 0x5346_414F, 0x6B41_4653: "AFS"
    case 0x7375_7245: "Coda"
    case 0x0102_1997: "9P"
    case 0x00C3_6400: "Ceph"
    case 0x0BD0_0BD0: "Lustre"
    case 0x0116_1970: "GFS2"
    case 0x7461_636F: "OCFS2"
    case 0x564C: "NCP"
    default: nil
    }
  }
}
